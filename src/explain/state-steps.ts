import { isLive } from '../clocks/clock.ts';
import { impossible } from '../impossible.ts';
import { whyClosed } from './closed-time.ts';
import type { Explained } from './explain.ts';
import type { Closed, Step, WhyState } from './ledger.ts';
import { type Applied, step } from './step.ts';
import { stopReadings } from './stop-readings.ts';

/** The state in which a clock is, from what it follows, and how much it asks for. */
export function stateSteps(explained: Explained): Step[] {
  const { clock } = explained;
  const { state } = clock;
  const closed = closedUntilResumed(explained);
  return [
    step({ kind: 'state', state, why: whyState(explained), closed }, null, unstopped(explained)),
    ...attentionSteps(explained),
  ];
}

/** That nothing stopped a clock follows from what would have. */
function unstopped({ clock, version }: Explained): Applied {
  const settled = clock.state.kind === 'void' || clock.stoppedAt !== null;
  return settled ? {} : stopReadings(clock, version.terms);
}

function whyState({ clock, at }: Explained): WhyState {
  const { state, stoppedAt, cycleEndedAt, startedAt } = clock;
  switch (state.kind) {
    case 'void':
      return 'does-not-apply';
    case 'met':
      return 'stopped-by-due';
    case 'breached':
      if (stoppedAt !== null) return 'stopped-after-due';
      return cycleEndedAt === null ? 'due-passed' : 'due-passed-in-cycle';
    case 'cancelled':
      return 'cycle-ended';
    case 'running':
      return 'open';
    case 'waiting':
      return at < startedAt ? 'not-started' : 'closed';
    default:
      return impossible(state);
  }
}

/** Why a waiting clock's calendar is closed until it resumes. */
function closedUntilResumed({ clock, at, definition, holidays }: Explained): Closed[] {
  const { state, startedAt } = clock;
  if (state.kind !== 'waiting' || !definition || at < startedAt) return [];
  return whyClosed(definition, holidays, { start: at, end: state.resumesAt });
}

/**
 * "`calm` below 50 % of the goal used, `watch` from 50 %, `urgent` from 80 %, `late` once breached"; a clock that is met,
 * void or cancelled asks for nothing, but "on the walls a void `address-unknown` is shown as `watch`".
 */
function attentionSteps({ clock }: Explained): Step[] {
  const { attention, usedMs, goal, thresholds } = clock;
  if (!isLive(clock) && attention === 'calm') return [];
  const counted = usedMs !== null && goal !== null && goal.goalMs > 0;
  const usedPercent = counted ? Math.floor((usedMs * 100) / goal.goalMs) : null;
  const { watchPercent, urgentPercent } = thresholds;
  const applied = { 'thresholds.watchPercent': watchPercent, 'thresholds.urgentPercent': urgentPercent };
  return [step({ kind: 'attention', attention, usedPercent }, null, isLive(clock) ? applied : {})];
}
