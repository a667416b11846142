import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AddressTiersTerms } from '../../src/agreements/terms.ts';
import { pathOfTicket } from '../../src/boards/desks.ts';
import { tierMark } from '../../src/boards/tier-mark.ts';
import { impossible } from '../../src/impossible.ts';
import type { AddressCycle } from '../feed/door.ts';
import { lengthText } from '../i18n/duration.ts';
import { dateOf, timeOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { recordOf } from './ticket-record.ts';

interface CycleLineProps {
  readonly cycle: AddressCycle;
  readonly terms: AddressTiersTerms | undefined;
  readonly zone: string;
}

/** One clock of one cycle at an address. */
export function CycleLine({ cycle, terms, zone }: CycleLineProps) {
  const { t } = useTranslation();
  const { tier, reportedAt, dueAt } = cycle;
  return (
    <tr>
      <td>{atText(reportedAt, zone)}</td>
      <td title={cycle.ticketId}>
        <a href={pathOfTicket(cycle.ticketId)}>{recordOf(cycle.ticketId)}</a>
      </td>
      <td>
        {tier === null ? (
          <span className="quiet">{t('desk.row.none')}</span>
        ) : (
          <Tier tier={terms ? tierMark(terms, tier) : { name: tier, nonStop: false }} />
        )}
      </td>
      <td>{cycle.kind}</td>
      <td>{dueAt === null ? <span className="quiet">{t('desk.row.dash')}</span> : atText(dueAt, zone)}</td>
      <td>
        <Outcome cycle={cycle} />
      </td>
      <td className="marks">{cycle.marks.join(', ')}</td>
    </tr>
  );
}

/** An instant with its weekday, date and year: a ledger is read long afterwards. */
function atText(at: number, zone: string): string {
  return `${dateOf(at, zone)} ${timeOf(at, zone)}`;
}

function Outcome({ cycle }: { readonly cycle: AddressCycle }) {
  const { t } = useTranslation();
  if (cycle.state !== 'breached' || cycle.excused) return outcomeText(cycle, t);
  return (
    <>
      <span className="verdict late">
        <Shape level="late" />
        {t('desk.address.breached')}
      </span>{' '}
      <span className="secondary">{ofGoal(cycle, t)}</span>
    </>
  );
}

function outcomeText(cycle: AddressCycle, t: TFunction): string {
  const { state, usedMs, goalMs, reason } = cycle;
  const left = lengthText((goalMs ?? 0) - (usedMs ?? 0), t);
  switch (state) {
    case 'met':
      return t('desk.address.met', { used: lengthText(usedMs ?? 0, t) });
    case 'breached': {
      const used = ofGoal(cycle, t);
      return used === '' ? t('desk.address.excused') : `${t('desk.address.excused')}, ${used}`;
    }
    case 'void':
      return t('desk.address.void', { reason: reason ?? '' });
    case 'cancelled':
      return t('desk.address.cancelled');
    case 'running':
      return t('desk.address.running', { left });
    case 'waiting':
      return t('desk.address.waiting', { left });
    default:
      return impossible(state);
  }
}

function ofGoal({ usedMs, goalMs }: AddressCycle, t: TFunction): string {
  if (usedMs === null || goalMs === null) return '';
  return t('desk.address.ofGoal', { used: lengthText(usedMs, t), goal: lengthText(goalMs, t) });
}
