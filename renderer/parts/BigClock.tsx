import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineClock } from '../feed/station-clock.ts';
import { currentSnapshot, stationNow } from '../feed/store.ts';
import { ageText } from '../i18n/duration.ts';
import { dateOf, secondsOf } from '../i18n/moment.ts';
import { Shape } from './Shape.tsx';

/**
 * The time of day in the zone of the wall. "The seconds of the big clock come from the render loop, so a frozen
 * picture shows a frozen second."
 */
export function BigClock({ zone, machine }: { readonly zone: string; readonly machine: MachineClock }) {
  const second = useDrawnSecond();
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
    let frame = requestAnimationFrame(function look() {
      const now = stationNow();
      if (now !== null) setSecond(Math.floor(now / 1000) * 1000);
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
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
