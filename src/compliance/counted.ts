import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../calendars/period.ts';
import { localDateAt, startOfDay, weekdayOf } from '../calendars/wall-time.ts';
import { impossible } from '../impossible.ts';
import type { TicketEvent } from '../tickets/event.ts';
import type { Outcome } from './outcome.ts';

/**
 * Where a settled clock is counted. "Attainment = met / (met + breached). Apart, each with count and reasons and who
 * caused it: `excused`, `void`, `cancelled`, and voided after due (void now, but past due when it became so)".
 */
export const STANDINGS = ['met', 'breached', 'excused', 'void', 'voided-after-due', 'cancelled'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A month, `2026-03`. */
export type Month = string;

/** Why a breached clock does not count as breached: "fri adgang": access was refused before it was due. */
export const NO_ACCESS = 'no-access';

/** How a settled clock is counted in reports. Lengths are of open time. */
export interface Counted {
  readonly standing: Standing;
  /** Why it is counted apart: the reason of its being void, `no-access`, or what ended its cycle; null for the others. */
  readonly reason: string | null;
  /** Who did what made it so, as its system names them; null where nobody is named. */
  readonly causedBy: string | null;
  /** The instant that decides its month: due, or where it has none its start. */
  readonly countedAt: Instant;
  /** The local month of the provider's zone in which it was due; without a due instant, in which it started. */
  readonly month: Month;
  /** The hour of the local week in which it was due, 0 for Monday 00–01; null unless it is breached. */
  readonly hour: number | null;
  /**
   * The smallest whole percent of its goal that is not less than what it used; null unless it is met or breached and
   * it is known how much it used.
   */
  readonly percent: number | null;
  /** The same in whole minutes of open time from its start to its stop. */
  readonly minutes: number | null;
}

const MINUTE_MS = 60_000;
/** Percent of a goal of nothing. */
const OVER_NOTHING = 1_000;

/** When months begin, by zone and month: asked for each clock that is settled, and local days are dear to find. */
const begins = new Map<string, Map<Month, Instant>>();

/** The instant at which a month begins in a zone. */
export function startOfMonth(month: Month, zone: string): Instant {
  const ofZone = begins.get(zone) ?? new Map<Month, Instant>();
  begins.set(zone, ofZone);
  const start = ofZone.get(month) ?? startOfDay(`${month}-01`, zone);
  ofZone.set(month, start);
  return start;
}

/** The local month of an instant. */
export function monthAt(at: Instant, zone: string): Month {
  // No zone is a day away from UTC's month, so it is this one or a neighbour.
  const near = new Date(at).toISOString().slice(0, 7);
  if (at < startOfMonth(near, zone)) return addMonths(near, -1);
  const next = addMonths(near, 1);
  return at < startOfMonth(next, zone) ? near : next;
}

/** The month that lies so many months after another; before it where `by` is negative. */
export function addMonths(month: Month, by: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Of the ticket a settled clock belongs to: what tells how the clock is counted. */
export interface Surroundings {
  /** The events of the ticket's life. */
  readonly events: readonly TicketEvent[];
  /** Whether a void clock was breached before it became void; see `mayHaveBeenBreached`. */
  readonly wasBreached: boolean;
  /** The provider's, in which months and weeks are read. */
  readonly zone: string;
}

/**
 * Whether a void clock can have been breached first: its being void follows from something that happened after it was
 * due. Only then need anybody judge the ticket as of just after the clock was due, to know.
 */
export function mayHaveBeenBreached(
  { state, dueAt, decidedBy }: Outcome,
  events: readonly TicketEvent[],
): boolean {
  return state === 'void' && dueAt !== null && decidedBy !== null && events[decidedBy].at > dueAt;
}

/** How an outcome is counted. */
export function counted(outcome: Outcome, { events, wasBreached, zone }: Surroundings): Counted {
  const { dueAt, startedAt, usedMs, goalMs, decidedBy } = outcome;
  const deciding = decidedBy === null ? null : events[decidedBy];
  const standing = standingOf(outcome, wasBreached);
  const attained = standing === 'met' || standing === 'breached';
  const countedAt = dueAt ?? startedAt;
  const isMeasured = attained && usedMs !== null && goalMs !== null;
  return {
    standing,
    reason: reasonOf(outcome, standing),
    // The word by which those that name nobody are asked for is no name.
    causedBy: attained || !deciding?.by || deciding.by === 'none' ? null : deciding.by,
    countedAt,
    month: monthAt(countedAt, zone),
    hour: standing === 'breached' ? hourOfWeek(countedAt, zone) : null,
    percent: isMeasured ? percentOf(usedMs, goalMs) : null,
    minutes: isMeasured ? Math.ceil(usedMs / MINUTE_MS) : null,
  };
}

function standingOf({ state, excused }: Outcome, wasBreached: boolean): Standing {
  switch (state) {
    case 'met':
    case 'cancelled':
      return state;
    case 'breached':
      return excused ? 'excused' : 'breached';
    case 'void':
      // "void now, but past due when it became so". One that had stopped in time was never past due.
      return wasBreached ? 'voided-after-due' : 'void';
    default:
      return impossible(state);
  }
}

function reasonOf({ reason, endedBy }: Outcome, standing: Standing): string | null {
  switch (standing) {
    case 'met':
    case 'breached':
      return null;
    case 'excused':
      return NO_ACCESS;
    case 'void':
    case 'voided-after-due':
      return reason;
    case 'cancelled':
      return endedBy;
    default:
      return impossible(standing);
  }
}

/**
 * The smallest whole percent of the goal that is not less than what was used. A goal of zero that took any time at all
 * is over it by as much as can be said.
 */
export function percentOf(usedMs: number, goalMs: number): number {
  if (goalMs === 0) return usedMs === 0 ? 0 : OVER_NOTHING;
  return Math.ceil((usedMs * 100) / goalMs);
}

/** The hour of the local week of an instant: 0 is Monday 00–01. */
export function hourOfWeek(at: Instant, zone: string): number {
  const date = localDateAt(at, zone);
  const hour = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).hour;
  return (weekdayOf(date) - 1) * 24 + hour;
}
