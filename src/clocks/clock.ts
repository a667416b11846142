import type { Goal, Thresholds } from '../agreements/terms.ts';
import { type Calendar, dueAt, elapsed, isOpen, nextOpening } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';

export type ClockKind = 'first-reaction' | 'remote-reaction' | 'onsite-reaction';

/** Why a promise does not apply. */
export type VoidReason =
  | 'outside-ticket-system'
  | 'child-account'
  | 'emergency-not-activated'
  | 'not-service-impacting'
  | 'flag-withdrawn'
  | 'address-unknown'
  | 'no-agreement'
  | 'not-covered'
  | 'visit-required'
  | 'visit-not-required';

export type ClockState =
  | { readonly kind: 'void'; readonly reason: VoidReason }
  | { readonly kind: 'met' }
  | { readonly kind: 'breached' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'running' }
  | { readonly kind: 'waiting'; readonly resumesAt: Instant };

/** How much a clock asks for: by the share of its goal that is used, and `late` once breached. */
export type Attention = 'calm' | 'watch' | 'urgent' | 'late';

/** The events a clock follows from, as indexes into the ticket's life; null where there is none. */
export interface Evidence {
  readonly start: number;
  readonly stop: number | null;
  readonly end: number | null;
  /** The event that made it void. */
  readonly reason: number | null;
}

/** One promise to be measured on one ticket, before its state at an instant is known. */
export interface ClockPromise {
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly tier: string | null;
  /** The version of the terms that governs its cycle. */
  readonly terms: string;
  /** From which share of its goal it asks for attention. */
  readonly thresholds: Thresholds;
  readonly startedAt: Instant;
  /** null: no promise can be read off, so there is nothing to count. */
  readonly goal: Goal | null;
  readonly stoppedAt: Instant | null;
  readonly cycleEndedAt: Instant | null;
  readonly voidReason: VoidReason | null;
  /** An access refused before it was due excuses it if it is breached. */
  readonly excusedBy: number | null;
  readonly evidence: Evidence;
  /** The fact of the agreement or activation it rests on, for the record. */
  readonly basis: string | null;
}

/** One promise being measured: instants are UTC, lengths are milliseconds of open time. */
export interface Clock extends ClockPromise {
  readonly state: ClockState;
  readonly dueAt: Instant | null;
  readonly usedMs: number | null;
  /** `goal - used`: zero or negative once breached. */
  readonly remainingMs: number | null;
  readonly attention: Attention;
}

/**
 * The state of a promise at `now`, "the first that applies": void; met, stopped at or before due; breached,
 * stopped after due, or not stopped and `due < min(now, end of cycle)`; cancelled, the cycle ended before it
 * stopped; running while the calendar is open; waiting while it is closed.
 *
 * `used` is "`elapsed(start, min(stop, end of cycle, now))`, never capped".
 */
export function measure(promise: ClockPromise, calendars: CalendarBook, now: Instant): Clock {
  const { goal, startedAt, voidReason } = promise;
  if (!goal) {
    const reason = voidReason ?? 'no-agreement';
    // "on the walls a void address-unknown is shown as watch": someone must look.
    const attention = reason === 'address-unknown' ? 'watch' : 'calm';
    const state: ClockState = { kind: 'void', reason };
    return { ...promise, state, dueAt: null, usedMs: null, remainingMs: null, attention };
  }
  const calendar = calendarOf(calendars, goal.calendar);
  const due = dueAt(calendar, startedAt, goal.goalMs);
  const usedMs = elapsed(calendar, startedAt, countedUntil(promise, now));
  const state = stateAt(promise, calendar, due, now);
  return {
    ...promise,
    state,
    dueAt: due,
    usedMs,
    remainingMs: goal.goalMs - usedMs,
    attention: attentionOf(state, usedMs, goal.goalMs, promise.thresholds),
  };
}

/** Up to when a promise has been counted: "min(stop, end of cycle, now)". */
export function countedUntil({ stoppedAt, cycleEndedAt }: ClockPromise, now: Instant): Instant {
  return Math.min(stoppedAt ?? now, cycleEndedAt ?? now, now);
}

function stateAt(promise: ClockPromise, calendar: Calendar, due: Instant, now: Instant): ClockState {
  const { stoppedAt, cycleEndedAt, voidReason } = promise;
  if (voidReason) return { kind: 'void', reason: voidReason };
  if (stoppedAt !== null) return { kind: stoppedAt <= due ? 'met' : 'breached' };
  if (due < Math.min(now, cycleEndedAt ?? now)) return { kind: 'breached' };
  if (cycleEndedAt !== null) return { kind: 'cancelled' };
  // Under the reading `starts-at-opening` a clock may start after now.
  const from = Math.max(now, promise.startedAt);
  if (from === now && isOpen(calendar, now)) return { kind: 'running' };
  return { kind: 'waiting', resumesAt: nextOpening(calendar, from) ?? from };
}

/**
 * "Attention: `calm` below 50 % of the goal used, `watch` from 50 %, `urgent` from 80 %, `late` once
 * breached; clocks that are met, void or cancelled are `calm`."
 */
export function attentionOf(
  state: ClockState,
  usedMs: number,
  goalMs: number,
  thresholds: Thresholds,
): Attention {
  switch (state.kind) {
    case 'breached':
      return 'late';
    case 'met':
    case 'void':
    case 'cancelled':
      return 'calm';
    case 'running':
    case 'waiting':
      if (usedMs * 100 >= goalMs * thresholds.urgentPercent) return 'urgent';
      return usedMs * 100 >= goalMs * thresholds.watchPercent ? 'watch' : 'calm';
    default:
      return impossible(state);
  }
}

/** Whether the clock still counts or waits: neither settled nor void. */
export function isLive(clock: Clock): boolean {
  return clock.state.kind === 'running' || clock.state.kind === 'waiting';
}
