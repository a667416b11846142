import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isMeasured, type MeasuredClock } from '../../src/boards/open-clock.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { lengthOf, momentIn } from '../../src/explain/local-moments.ts';
import { impossible } from '../../src/impossible.ts';
import { Shape } from '../parts/Shape.tsx';
import { countedLengths } from './ledger-lines.ts';
import { fullMoment, storyMoment } from './ticket-moments.ts';

interface LedgerSumProps {
  readonly ledger: Ledger;
  readonly unknownSince: number | null;
}

/** So many stretches are added up one by one. */
const ONE_BY_ONE = 6;

/** How much of the goal is used as of the instant shown, how that adds up, and what follows. */
export function LedgerSum({ ledger, unknownSince }: LedgerSumProps) {
  const { t } = useTranslation();
  const { clock } = ledger;
  const { state } = clock;
  if (state.kind === 'void') {
    const hypothetical = ledger.lines.length > 0;
    return (
      <p className="sum">
        {t(hypothetical ? 'ticket.sum.voidHypothetical' : 'ticket.sum.void', { reason: state.reason })}
      </p>
    );
  }
  if (!isMeasured(clock)) return null;
  return (
    <p className="sum">
      {whenText(ledger, t)} {partsText(countedLengths(ledger), t)} <b>{usedText(clock, t)}</b>{' '}
      <Level clock={clock} /> {restText(ledger, clock, unknownSince, t)}
    </p>
  );
}

function whenText({ clock, until, zone, at }: Ledger, t: TFunction): string {
  if (clock.stoppedAt !== null && until === clock.stoppedAt)
    return t('ticket.sum.stopped', { at: fullMoment(until, zone) });
  if (clock.cycleEndedAt !== null && until === clock.cycleEndedAt)
    return t('ticket.sum.ended', { at: fullMoment(until, zone) });
  return t('ticket.sum.at', { at: storyMoment(at, zone, at)[1] });
}

function partsText(parts: readonly number[], t: TFunction): string {
  if (parts.length < 2) return '';
  const texts = parts.map(lengthOf);
  if (parts.length <= ONE_BY_ONE) return t('ticket.sum.parts', { parts: texts.join(' + ') });
  const [first, second] = texts;
  const some = t('ticket.sum.some', { first, second, last: texts[texts.length - 1], count: parts.length });
  return t('ticket.sum.parts', { parts: some });
}

function usedText({ usedMs, goal }: MeasuredClock, t: TFunction): string {
  const used = lengthOf(usedMs);
  if (goal.goalMs === 0) return t('ticket.sum.usedPlain', { used });
  // Rounded down: no level is reached before its share is.
  return t('ticket.sum.used', { used, percent: Math.floor((usedMs * 100) / goal.goalMs) });
}

/** The level that the share asks for, and from which share on it does; nothing once the clock is settled in time. */
function Level({ clock }: { readonly clock: MeasuredClock }) {
  const { t } = useTranslation();
  const { attention, state, thresholds } = clock;
  if (state.kind === 'met' || state.kind === 'cancelled') return null;
  return (
    <>
      <span className={`level-mark is-${attention}`}>
        <Shape level={attention} />
        {t(`level.${attention}`)}
      </span>
      {attention === 'urgent' && ` ${t('ticket.sum.from', { percent: thresholds.urgentPercent })}`}
      {attention === 'watch' && ` ${t('ticket.sum.from', { percent: thresholds.watchPercent })}`}
      {attention === 'calm' && ` ${t('ticket.sum.calm', { percent: thresholds.watchPercent })}`}
    </>
  );
}

function restText(
  { at, zone }: Ledger,
  { state, remainingMs, dueAt, stoppedAt, startedAt }: MeasuredClock,
  unknownSince: number | null,
  t: TFunction,
): string {
  const left = lengthOf(remainingMs);
  const by = lengthOf(-remainingMs);
  switch (state.kind) {
    case 'running':
      return t('ticket.sum.left', { left, in: lengthOf(dueAt - at) });
    case 'waiting': {
      const waits =
        at < startedAt
          ? t('ticket.sum.starts', { at: momentIn(startedAt, zone) })
          : t('ticket.sum.waits', { at: momentIn(state.resumesAt, zone) });
      return dueAt > at ? `${t('ticket.sum.left', { left, in: lengthOf(dueAt - at) })} ${waits}` : waits;
    }
    case 'breached':
      if (stoppedAt !== null) return t('ticket.sum.breached', { by });
      return t(unknownSince === null ? 'ticket.sum.lateBy' : 'ticket.sum.lateUnless', { by });
    case 'met':
      return t('ticket.sum.met', { left });
    case 'cancelled':
      return t('ticket.sum.cancelled', { left });
    case 'void':
      return '';
    default:
      return impossible(state);
  }
}
