import { useTranslation } from 'react-i18next';
import type { AffectedFault } from '../../src/boards/affected-faults.ts';
import type { WindowsBoard } from '../../src/boards/windows-board.ts';
import { momentOf, zoneMark } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { ComingWindow } from './ComingWindow.tsx';
import { LiveWindow } from './LiveWindow.tsx';
import { PreventiveDay } from './PreventiveLine.tsx';
import { Beyond } from './WindowsWall.tsx';
import { useNoneKnown } from './windows-words.ts';

interface LivePictureProps {
  readonly board: WindowsBoard;
  readonly picture: Extract<WindowsBoard['picture'], { kind: 'live' }>;
  readonly zone: string;
}

/** The window in progress, the faults at the addresses it touches, and the windows to come. */
export function LivePicture({ board, picture, zone }: LivePictureProps) {
  const { t } = useTranslation();
  const none = useNoneKnown(board.trust, zone, board.now);
  const { windows, faults, coming } = picture;
  const { next, more } = board.preventive;
  return (
    <>
      <div className="live-windows">
        {windows.map((live) => (
          <LiveWindow
            key={live.key}
            live={live}
            now={board.now}
            zone={zone}
            named={board.providers.length > 1}
          />
        ))}
      </div>
      <div className="live-besides">
        <section>
          <h3>
            {t('windows.live.faults')} <b>{faults.count}</b>
          </h3>
          {faults.shown.map((fault) => (
            <FaultLine key={fault.key} fault={fault} now={board.now} zone={zone} />
          ))}
          {faults.more > 0 && <div className="row quiet">{t('windows.more', { count: faults.more })}</div>}
          {faults.count === 0 && <div className="row quiet">{none.faults}</div>}
        </section>
        <section>
          <h3>
            {t('windows.live.coming')}
            <Beyond board={board} />
          </h3>
          {coming.slice(0, next ? 2 : 3).map((row) => (
            <ComingWindow key={row.key} row={row} none={none} />
          ))}
          {next && <PreventiveDay day={next} now={board.now} more={more} />}
        </section>
      </div>
    </>
  );
}

interface FaultLineProps {
  readonly fault: AffectedFault;
  readonly now: number;
  readonly zone: string;
}

function FaultLine({ fault, now, zone }: FaultLineProps) {
  const { t } = useTranslation();
  const { level, tier, about, clock } = fault;
  const at = (instant: number) => momentOf(instant, fault.zone, now) + zoneMark(instant, fault.zone, zone);
  const state = () => {
    if (!clock) return t('windows.live.noClock');
    if (clock.resumesAt !== null) return t('windows.live.resumes', { at: at(clock.resumesAt) });
    const kind = t(`clocks.kind.${clock.kind}`);
    const due = level === 'late' ? 'windows.live.wasDue' : 'windows.live.due';
    return t(due, { clock: kind, at: at(clock.dueAt) });
  };
  return (
    <div className="row fault-line">
      <span className={level}>
        <Shape level={level} />
      </span>
      {tier && <Tier tier={tier} />}
      <b className="clip">{about.text}</b>
      <span className={level === 'late' || level === 'urgent' ? `right ${level}` : 'right secondary'}>
        {state()}
      </span>
    </div>
  );
}
