// One promise measured on one ticket, at one instant.
import type { NaiveCalendar } from './calendars.ts';
import { naiveDueAt, naiveElapsed, naiveIsOpen, naiveNextOpening } from './calendars.ts';
import type { Cycle } from './cycles.ts';
import { printInstant } from './instants.ts';
import type { NaiveEvent } from './lines.ts';
import type { NaiveGoal, NaiveThresholds } from './terms.ts';

export interface Promised {
  readonly kind: string;
  readonly cycle: Cycle;
  readonly startAt: number;
  /** What is promised; null where no promise can be read off. */
  readonly goal: NaiveGoal | null;
  readonly thresholds: NaiveThresholds;
  readonly stop: NaiveEvent | null;
  readonly voidReason: string | null;
  /** Those `access-refused` that would excuse it if they came before it was due. */
  readonly refusals: readonly NaiveEvent[];
}

export interface ClockAnswer {
  readonly kind: string;
  readonly cycle: number;
  readonly state: string;
  readonly reason: string | null;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly usedMs: number | null;
  readonly remainingMs: number | null;
  readonly attention: string;
  readonly resumesAt: string | null;
  readonly excused: boolean;
}

// "State of a clock at instant `now` ... the first that applies"
function stateOf(promised: Promised, dueAt: number, calendar: NaiveCalendar, now: number): string {
  const endAt = promised.cycle.end?.at ?? null;
  const stopAt = promised.stop?.at ?? null;
  // "`void` | the promise does not apply; carries a reason"
  if (promised.voidReason !== null) return 'void';
  // "`met` | stopped, and `stop <= due`"
  if (stopAt !== null && stopAt <= dueAt) return 'met';
  // "`breached` | stopped after due; or not stopped, and `due < min(now, end of cycle)`"
  if (stopAt !== null && stopAt > dueAt) return 'breached';
  if (stopAt === null && dueAt < Math.min(now, endAt ?? now)) return 'breached';
  // "`cancelled` | the cycle ended ... before the clock stopped"
  if (endAt !== null) return 'cancelled';
  // "`running` | not stopped, calendar open at `now`"; "`waiting` | not stopped, calendar closed at `now`"
  // A clock that starts at an opening to come waits for it.
  return now >= promised.startAt && naiveIsOpen(calendar, now) ? 'running' : 'waiting';
}

// "`calm` below 50 % of the goal used, `watch` from 50 %, `urgent` from 80 %, `late` once breached; clocks
// that are met, void or cancelled are `calm`"
function attentionOf(
  state: string,
  usedMs: number,
  goalMs: number,
  { watchPercent, urgentPercent }: NaiveThresholds,
): string {
  if (state === 'met' || state === 'void' || state === 'cancelled') return 'calm';
  if (state === 'breached') return 'late';
  if (usedMs * 100 >= goalMs * urgentPercent) return 'urgent';
  if (usedMs * 100 >= goalMs * watchPercent) return 'watch';
  return 'calm';
}

export function clockAnswer(promised: Promised, now: number): ClockAnswer {
  const common = {
    kind: promised.kind,
    cycle: promised.cycle.number,
    reason: promised.voidReason,
    startedAt: printInstant(promised.startAt),
    stoppedAt: promised.stop === null ? null : printInstant(promised.stop.at),
  };
  // "For void clocks without a goal ... `dueAt`, `usedMs` and `remainingMs` are null."
  if (promised.goal === null) {
    const attention = promised.voidReason === 'address-unknown' ? 'watch' : 'calm';
    const nothing = { dueAt: null, usedMs: null, remainingMs: null, resumesAt: null, excused: false };
    return { ...common, ...nothing, state: 'void', attention };
  }
  const { ms: goalMs, calendar } = promised.goal;
  const dueAt = naiveDueAt(calendar, promised.startAt, goalMs);
  const state = stateOf(promised, dueAt, calendar, now);
  // "`used` = `elapsed(start, min(stop, end of cycle, now))`, never capped"
  const until = Math.min(promised.stop?.at ?? now, promised.cycle.end?.at ?? now, now);
  const usedMs = naiveElapsed(calendar, promised.startAt, until);
  // "`resumesAt` is set only when `waiting`."
  const from = Math.max(now, promised.startAt);
  const resumes = state === 'waiting' ? (naiveNextOpening(calendar, from) ?? from) : null;
  return {
    ...common,
    state,
    dueAt: printInstant(dueAt),
    usedMs,
    // "`remaining` = `goal - used`"
    remainingMs: goalMs - usedMs,
    attention: attentionOf(state, usedMs, goalMs, promised.thresholds),
    resumesAt: resumes === null ? null : printInstant(resumes),
    // "an `onsite-reaction` of the cycle that was not yet due then is `excused` in compliance if it is breached"
    excused: state === 'breached' && promised.refusals.some((refused) => refused.at < dueAt),
  };
}

// "`clocks`: by start, then kind." "Clocks of equal start and kind: by cycle, then in the order they began"
export function clockAnswers(promised: readonly Promised[], now: number): ClockAnswer[] {
  return promised
    .toSorted(
      (a, b) =>
        a.startAt - b.startAt ||
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) ||
        a.cycle.number - b.cycle.number,
    )
    .map((one) => clockAnswer(one, now));
}
