import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ExplainedRow, OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import { lengthText } from '../../i18n/duration.ts';
import { datedMomentOf, dateOf, timeOf, zoneMark } from '../../i18n/moment.ts';
import { ClockStrip } from '../../parts/ClockStrip.tsx';
import { Tier } from '../../parts/Tier.tsx';
import { codeText } from './code-text.ts';
import { RowDetail } from './RowDetail.tsx';
import { badgeOf, type ReportScope, reportZone, zoneOf } from './report-scope.ts';
import { rowKey, ticketAddress } from './row-key.ts';
import { goToReport } from './use-compliance-place.ts';
import { usedText } from './used-text.ts';
import { beside, whyText } from './why-text.ts';

interface ClockRowProps {
  readonly row: OutcomeRow | ExplainedRow;
  /** Whether the Tab key stops here. */
  readonly stop: boolean;
  readonly scope: ReportScope;
}

/** The room for its strip, and the size of its text, in rem. */
const STRIP = { width: 14.6, text: 0.75, cut: 2.75 };

/** One clock, and below it what opens: why it was due when it was, and the reason codes it was given. */
export function ClockRow({ row, stop, scope }: ClockRowProps) {
  const { t } = useTranslation();
  const { place, view, month } = scope;
  const key = rowKey(row);
  const open = place.open === key && !place.print;
  const zone = zoneOf(scope, row.provider);
  const explained = 'why' in row;
  const toggle = () =>
    goToReport({ ...place, open: open ? '' : key }, place.open === '' || open ? 'push' : 'replace');
  const about = aboutText(row, t);
  return (
    <>
      <tr className={open ? 'is-open' : undefined} onClick={toggle}>
        <th scope="row">
          <button
            type="button"
            className="row-button"
            aria-expanded={open}
            tabIndex={stop || open ? 0 : -1}
            onClick={(event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            {dueText(row, month, zone, t)}
            {row.dueAt !== null && zoneMark(row.dueAt, zone, reportZone(scope))}
          </button>
        </th>
        <td>{row.kind}</td>
        <td>
          {row.tier === null ? (
            <span className="quiet">{t('desk.row.none')}</span>
          ) : (
            <Tier tier={badgeOf(scope, row.provider, row.tier)} />
          )}
        </td>
        <td className="clip" title={about}>
          <a
            href={ticketAddress(row)}
            title={t('compliance.rows.openTicket', { ticket: row.ticket })}
            tabIndex={stop || open ? 0 : -1}
            onClick={(event) => event.stopPropagation()}
          >
            {about}
          </a>
          <span className="on-paper"> {row.ticket}</span>
        </td>
        <td className="number">
          <UsedOfGoal row={row} />
        </td>
        {explained ? (
          <>
            <td className="of-strip">
              {row.strip && <ClockStrip strip={row.strip} zone={zone} now={view.board.now} {...STRIP} />}
            </td>
            <td className="clip secondary" title={whyText(row.why, beside(row.dueAt, zone), t)}>
              {whyText(row.why, beside(row.dueAt, zone), t)}
            </td>
            <td className="clip secondary" title={row.code ? `${row.code.note} (${row.code.by})` : undefined}>
              {row.code ? codeText(row.code.code, t) : <span className="quiet">–</span>}
            </td>
          </>
        ) : (
          <>
            <td className="of-standing clip">
              {t(`compliance.standing.${row.standing}`)}
              {row.reason !== null && <span className="secondary"> {row.reason}</span>}
              {row.causedBy !== null && (
                <span className="secondary"> {t('compliance.rows.by', { who: row.causedBy })}</span>
              )}
            </td>
            <td className="clip secondary">{row.service ?? '–'}</td>
            <td className="secondary">{row.terms}</td>
          </>
        )}
      </tr>
      {open && (
        <tr className="row-detail">
          <td colSpan={8}>
            <RowDetail row={row} scope={scope} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The due instant; with its year where it is not of the year that is looked at; without one when it began. */
function dueText(row: OutcomeRow, month: string, zone: string, t: TFunction): string {
  const at = row.dueAt ?? row.startedAt;
  const sameYear = row.month.slice(0, 4) === month.slice(0, 4);
  const moment = sameYear ? datedMomentOf(at, zone) : `${dateOf(at, zone)} ${timeOf(at, zone)}`;
  return row.dueAt === null ? t('compliance.rows.began', { at: moment }) : moment;
}

function aboutText(row: OutcomeRow, t: TFunction): string {
  return row.address ?? row.customer ?? row.subject ?? t('compliance.rows.ticket', { ticket: row.ticket });
}

function UsedOfGoal({ row }: { readonly row: OutcomeRow | ExplainedRow }) {
  const { t } = useTranslation();
  const { goalMs } = row;
  const used = 'usedSoFarMs' in row ? row.usedSoFarMs : row.usedMs;
  if (used === null || goalMs === null) return <span className="quiet">–</span>;
  const goal = lengthText(goalMs, t);
  const isLate = row.standing === 'breached';
  const isOpen = row.stoppedAt === null && (row.standing === 'running' || (isLate && row.usedMs === null));
  return (
    <>
      <b className={isLate ? 'late' : undefined}>{usedText(used, goalMs, t)}</b>{' '}
      <span className="of-goal">
        {t(isOpen ? 'compliance.rows.ofSoFar' : 'compliance.rows.of', { goal })}
      </span>
    </>
  );
}
