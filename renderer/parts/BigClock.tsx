import { createContext, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineClock } from '../feed/station-clock.ts';
import { currentSnapshot, stationNow } from '../feed/store.ts';
import { ageText } from '../i18n/duration.ts';
import { dateOf, secondsOf } from '../i18n/moment.ts';
import { Shape } from './Shape.tsx';

/** The instant at which a picture under review stands; null where the picture is live. */
export const StandingAt = createContext<number | null>(null);

/**
 * The time of day in the zone of the wall. "The seconds of the big clock come from the render loop, so a frozen
 * picture shows a frozen second."
 */
export function BigClock({ zone, machine }: { readonly zone: string; readonly machine: MachineClock }) {
  const drawn = useDrawnSecond();
  const second = useContext(StandingAt) ?? drawn;
  return (
    <div className="now">
      <time>{secondsOf(second, zone)}</time>
      <div>{machine.kind === 'in-step' ? dateOf(second, zone) : <MachineWarning machine={machine} />}</div>
    </div>
  );
}

/** The station's second, as the render loop comes by. */
function useDrawnSecond(): number {
  const [second, setSecond] = useState(() => currentSnapshot().second);
  useEffect(() => {
    let frame = 0;
    let timer = 0;
    // Frames are asked for when a second is due, not sixty times in it: nothing else would have changed.
    const draw = () => {
      const now = stationNow() ?? 0;
      if (now > 0) setSecond(Math.floor(now / 1000) * 1000);
      timer = window.setTimeout(
        () => {
          frame = requestAnimationFrame(draw);
        },
        1000 - (now % 1000),
      );
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, []);
  return second;
}

function MachineWarning({ machine }: { readonly machine: MachineClock }) {
  const { t } = useTranslation();
  const by = machine.kind === 'off' ? ageText(Math.abs(machine.byMs), t) : '';
  return (
    <span className="urgent with-shape">
      <Shape level="urgent" />
      {machine.kind === 'off'
        ? t(machine.byMs > 0 ? 'header.ahead' : 'header.behind', { by })
        : t('header.jumped')}
    </span>
  );
}
