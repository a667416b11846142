import type { TFunction } from 'i18next';
import type { Clock } from '../../src/clocks/clock.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { lengthOf, momentIn } from '../../src/explain/local-moments.ts';
import { impossible } from '../../src/impossible.ts';
import { storyMomentText } from './ticket-moments.ts';

/** The state of a clock in a word; a breach that somebody else caused is told apart. */
export function stateText({ state, excusedBy }: Clock, t: TFunction): string {
  const excused = state.kind === 'breached' && excusedBy !== null;
  return t(`ticket.clock.state.${excused ? 'excused' : state.kind}`);
}

/** What there is to say about a clock besides its state: why it is void, what is left, when it stopped. */
export function standingText({ clock, steps, zone, at }: Ledger, t: TFunction): string {
  const { state, goal, usedMs, remainingMs, dueAt, stoppedAt, cycleEndedAt } = clock;
  const moment = (instant: number | null) => (instant === null ? '' : momentIn(instant, zone));
  const words = {
    used: lengthOf(usedMs ?? 0),
    goal: lengthOf(goal?.goalMs ?? 0),
    left: lengthOf(remainingMs ?? 0),
  };
  switch (state.kind) {
    case 'void': {
      const cause = steps.flatMap(({ what }) => (what.kind === 'void' ? [what.cause] : []))[0];
      const { reason } = state;
      if (!cause) return t('ticket.also.void', { reason });
      return t('ticket.also.voidSince', { reason, at: storyMomentText(cause.at, zone, at) });
    }
    case 'met':
      return t('ticket.also.met', { ...words, at: moment(stoppedAt) });
    case 'breached':
      return stoppedAt === null
        ? t('ticket.also.unstopped', { ...words, at: moment(dueAt) })
        : t('ticket.also.stoppedLate', { ...words, at: moment(stoppedAt) });
    case 'cancelled':
      return t('ticket.also.cancelled', { at: moment(cycleEndedAt) });
    case 'running':
      return t('ticket.also.running', { ...words, at: moment(dueAt) });
    case 'waiting':
      return t('ticket.also.waiting', { ...words, at: moment(state.resumesAt) });
    default:
      return impossible(state);
  }
}
