import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isInterrupted } from '../../src/boards/fault-asides.ts';
import type { FaultRow, FaultStripRow } from '../../src/boards/fault-rows.ts';
import type { WorkAtAddress } from '../../src/boards/work-at-address.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText } from '../i18n/duration.ts';
import { dayOf, farMomentOf, momentOf, timeOf, zoneMark } from '../i18n/moment.ts';
import { ClockStrip } from '../parts/ClockStrip.tsx';
import { Countdown } from '../parts/Countdown.tsx';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';

interface FaultStripProps {
  readonly row: FaultStripRow;
  readonly now: number;
  readonly zone: string;
  readonly half: boolean;
  /** It stands under the heading of a general disruption. */
  readonly inside: boolean;
}

/** Widths of the clock strip in rem: the words of a row of half the height take some of it. */
const STRIP = 33.9;
const HALVED = 12.5;
const INSIDE = 1.25;

/** One reaction clock as a flight strip: its clock, where and what, the clock strip. */
export function FaultStrip({ row, now, zone, half, inside }: FaultStripProps) {
  const { t } = useTranslation();
  const waiting = row.resumesAt !== null;
  const look = ['fault', `is-${row.level}`];
  const asks = waiting || row.status?.urgent || isInterrupted(row.repair);
  if (waiting) look.push('is-waiting');
  if (asks) look.push('is-asking');
  if (row.unknownSince !== null) look.push('is-unknown');
  if (half) look.push('is-half');
  if (inside) look.push('inside');
  return (
    <article className={look.join(' ')} data-key={row.key} aria-label={row.about.text}>
      <div className="clock">
        <div className={`level ${row.level}`}>
          <Shape level={row.level} />
          <span>{levelText(row, t)}</span>
        </div>
        <Countdown ms={row.remainingMs} />
      </div>
      <div className="where">
        <h3 className="clip">{row.about.text}</h3>
        <p>
          {row.tier && <Tier tier={row.tier} />}
          <span className="kind">{t(`clocks.kind.${row.clock}`)}</span>
          <span className="keep">
            {' · '}
            <RepairState row={row} now={now} />
          </span>
          {row.work && half && <span className="short-note"> · {t('disruptions.workShort')}</span>}
        </p>
        {row.work && <WorkNote work={row.work} now={now} row={row} />}
      </div>
      <div className="strip-cell">
        <ClockStrip
          strip={row.strip}
          zone={row.zone}
          now={now}
          width={STRIP - (half ? HALVED : 0) - (inside ? INSIDE : 0)}
          text={1.5}
          zoneMark={zoneMark(row.dueAt, row.zone, zone)}
          unknownSince={row.unknownSince}
        />
      </div>
    </article>
  );
}

interface WorkNoteProps {
  readonly work: WorkAtAddress;
  readonly row: FaultRow;
  readonly now: number;
}

/** The planned work that the fault overlaps: when it was planned, and what it is. */
function WorkNote({ work, row, now }: WorkNoteProps) {
  const { t } = useTranslation();
  const { start, end, title, others } = work;
  const from = momentOf(start, row.zone, now);
  const sameDay = dayOf(start, row.zone) === dayOf(end, row.zone);
  const to = sameDay ? timeOf(end, row.zone) : momentOf(end, row.zone, now);
  return (
    <p className="work-note">
      <span className="clip">
        {t('disruptions.work', { from, to })}
        {others > 0 && ` ${t('disruptions.others', { count: others })}`}
        {` · ${title}`}
      </span>
    </p>
  );
}

function levelText(row: FaultRow, t: TFunction): string {
  if (row.level === 'late') return t(row.unknownSince === null ? 'countdown.lateBy' : 'countdown.lateUnless');
  // The shape, the tab and the colour keep the level beside the word.
  return row.resumesAt === null ? t(`level.${row.level}`) : t('countdown.waiting');
}

/** How the repair goes: when the clock goes on, else what the tier promises and how old the last status is. */
function RepairState({ row, now }: { readonly row: FaultRow; readonly now: number }) {
  const { t } = useTranslation();
  if (row.resumesAt !== null) {
    return (
      <b className="primary">{t('clocks.resumes', { at: farMomentOf(row.resumesAt, row.zone, now) })}</b>
    );
  }
  const { repair, status } = row;
  if (!repair) return null;
  switch (repair.kind) {
    case 'suspended':
      return t('clocks.repairSuspended');
    case 'working':
      return t('clocks.repairWorking');
    case 'non-stop':
      return (
        <>
          {repair.interrupted ? (
            <span className="urgent with-shape">
              <Shape level="urgent" />
              <b>{t('clocks.interrupted')}</b>
            </span>
          ) : (
            <span className="steady">{t('clocks.nonStop')}</span>
          )}
          {status && (
            <>
              <span className="steady">{' · '}</span>
              <span className={status.urgent ? 'urgent with-shape' : ''}>
                {status.urgent && <Shape level="urgent" />}
                {t('clocks.statusAge', { age: ageText(status.ageMs, t) })}
              </span>
            </>
          )}
        </>
      );
    default:
      return impossible(repair);
  }
}
