import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AddressFault, FaultState } from '../../src/boards/address-faults.ts';
import { isInterrupted } from '../../src/boards/fault-asides.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText, countdownText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';

type Reacted = Extract<FaultState, { kind: 'reacted' }>;

interface FaultWordsProps {
  /** The faults of one row, worst first. */
  readonly faults: readonly AddressFault[];
  readonly zone: string;
  readonly now: number;
}

/** What the worst fault asks for, in words, and how many there are besides. */
export function FaultWords({ faults, zone, now }: FaultWordsProps) {
  const { t } = useTranslation();
  const [worst, ...others] = faults;
  if (!worst) return null;
  const said = faultText(worst, zone, now, t);
  return (
    <span title={said}>
      <span className={worst.level}>
        <Shape level={worst.level} />
        <span className="unseen">{t(`level.${worst.level}`)}</span>
      </span>{' '}
      {said}
      {others.length > 0 && <span className="quiet"> {t('desk.fault.more', { count: others.length })}</span>}
    </span>
  );
}

function faultText({ state, unknownSince }: AddressFault, zone: string, now: number, t: TFunction): string {
  switch (state.kind) {
    case 'late': {
      const words = { clock: t(`desk.kind.${state.clock}`), by: countdownText(state.byMs, t) };
      // The reaction may be there, and its source does not say.
      return t(unknownSince === null ? 'desk.fault.late' : 'desk.fault.lateUnless', words);
    }
    case 'due':
      return t('desk.fault.due', {
        clock: t(`desk.kind.${state.clock}`),
        at: momentOf(state.dueAt, zone, now),
      });
    case 'waiting':
      return t('desk.fault.waiting', {
        clock: t(`desk.kind.${state.clock}`),
        at: momentOf(state.resumesAt, zone, now),
      });
    case 'all-clear-owed':
      return t('desk.fault.owed', { for: ageText(state.forMs, t) });
    case 'no-clock':
      return t('desk.fault.noClock', { reason: state.reason });
    case 'restored':
      return t('desk.fault.restored');
    case 'reacted':
      return reactedText(state, zone, now, t);
    case 'not-judged':
      return t('desk.fault.notJudged');
    default:
      return impossible(state);
  }
}

/** A repair that stands still says so: nothing else on the row would. */
function reactedText({ repair, status }: Reacted, zone: string, now: number, t: TFunction): string {
  if (repair?.kind === 'suspended')
    return t('desk.fault.suspended', { at: momentOf(repair.resumesAt, zone, now) });
  if (isInterrupted(repair)) return t('desk.fault.interrupted');
  return status?.urgent
    ? t('desk.fault.statusOld', { age: ageText(status.ageMs, t) })
    : t('desk.fault.reacted');
}
