import { type Buckets, bucketsOf } from './buckets.ts';
import { ALL_TIME, type Instant, type Period } from './period.ts';
import type { LocalDate } from './wall-time.ts';

/**
 * A calendar compiled to the open stretches of a known span of time, ready for arithmetic. Outside `known` it
 * is not known whether it is open, and every question about such time throws `BeyondCalendar`.
 */
export interface Calendar {
  readonly id: string;
  /** Changes when the hours, the zone, the holidays or the span do. */
  readonly version: string;
  readonly zone: string;
  readonly known: Period;
  /** The local days of that span on which holidays close it, also those on which it would have no hours. */
  readonly closedDays: ReadonlySet<LocalDate>;
  /** How many open stretches there are; the arrays below end with one more, empty one at the end of what is known. */
  readonly count: number;
  /** The open stretches in order, none touching the next. The last end, a guard, is never reached. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** At an instant of stretch i, `ahead[i] + instant` milliseconds of open time have passed since `known.start`. */
  readonly ahead: Float64Array;
  /** Where to look for the stretch of an instant, and of an amount of open time. */
  readonly byInstant: Buckets;
  readonly byOpenTime: Buckets;
}

/** A calendar as it travels between the station and its pages: `open` lists start, end, start, end, … */
export interface CalendarData {
  readonly id: string;
  readonly version: string;
  readonly zone: string;
  readonly known: Period;
  readonly open: readonly Instant[];
  readonly closedDays?: readonly LocalDate[];
}

/** Asked about time outside the span for which a calendar was compiled. */
export class BeyondCalendar extends Error {
  override readonly name = 'BeyondCalendar';
  readonly calendar: string;
  constructor(calendar: Calendar, at: Instant) {
    super(`calendar ${calendar.id}: nothing is known about ${describe(at)}`);
    this.calendar = calendar.id;
  }
}

function describe(at: Instant): string {
  return Math.abs(at) <= ALL_TIME.end ? new Date(at).toISOString() : String(at);
}

/** A calendar made ready for arithmetic from the form in which it travels. */
export function calendarFrom({ id, version, zone, known, open, closedDays = [] }: CalendarData): Calendar {
  const count = open.length / 2;
  const starts = new Float64Array(count + 1);
  const ends = new Float64Array(count + 1);
  const ahead = new Float64Array(count + 1);
  const passed = new Float64Array(count + 1);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    starts[i] = open[2 * i];
    ends[i] = open[2 * i + 1];
    ahead[i] = sum - starts[i];
    sum += ends[i] - starts[i];
    passed[i] = sum;
  }
  starts[count] = known.end;
  ahead[count] = sum - known.end;
  ends[count] = passed[count] = Number.POSITIVE_INFINITY;
  const byInstant = bucketsOf(ends, known.start, known.end);
  const byOpenTime = bucketsOf(passed, 0, sum);
  const about = { id, version, zone, known, closedDays: new Set(closedDays) };
  return { ...about, count, starts, ends, ahead, byInstant, byOpenTime };
}

/** The index of the first open stretch that ends after `at`: the one that it is in, or the next. */
function stretchAt(calendar: Calendar, at: Instant): number {
  const { known, ends, byInstant } = calendar;
  if (!(known.start <= at && at <= known.end)) throw new BeyondCalendar(calendar, at);
  let i = byInstant.first[((at - byInstant.from) / byInstant.width) | 0];
  while (ends[i] <= at) i++;
  return i;
}

/** The milliseconds of open time in `[from, to)`; 0 when `to` is not after `from`. */
export function elapsed(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const { starts, ahead } = calendar;
  const i = stretchAt(calendar, from);
  const j = stretchAt(calendar, to);
  const start = starts[i];
  const end = starts[j];
  // What is ahead cancels within one stretch; added up, it could exceed what a number holds exactly.
  const between = i === j ? 0 : ahead[j] - ahead[i];
  return between + ((to > end ? to : end) - (from > start ? from : start));
}

/**
 * The earliest instant at which `goalMs` milliseconds of open time have passed since `start`: a goal used up
 * at closing time is due at closing time, not at the next opening. A goal of zero is due at `start`. Throws
 * `BeyondCalendar` when the goal is not used up in the known span.
 */
export function dueAt(calendar: Calendar, start: Instant, goalMs: number): Instant {
  if (goalMs <= 0) return start;
  const { starts, ends, ahead, byOpenTime } = calendar;
  let i = stretchAt(calendar, start);
  const from = start > starts[i] ? start : starts[i];
  if (i < calendar.count && goalMs <= ends[i] - from) return from + goalMs;
  const target = ahead[i] + from + goalMs;
  const bucket = ((target - byOpenTime.from) / byOpenTime.width) | 0;
  i = bucket < byOpenTime.first.length ? byOpenTime.first[bucket] : calendar.count;
  while (ahead[i] + ends[i] < target) i++;
  if (i === calendar.count) throw new BeyondCalendar(calendar, calendar.known.end);
  return target - ahead[i];
}

/** Whether the calendar is open at an instant: from the opening on, and no longer at the closing. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const i = stretchAt(calendar, at);
  return i < calendar.count && calendar.starts[i] <= at;
}

/** When the calendar opens next; null while it is open. Throws `BeyondCalendar` when it never does in the known span. */
export function nextOpening(calendar: Calendar, at: Instant): Instant | null {
  const i = stretchAt(calendar, at);
  if (i === calendar.count) throw new BeyondCalendar(calendar, calendar.known.end);
  return calendar.starts[i] <= at ? null : calendar.starts[i];
}

/** When the calendar closes next; null while it is closed, and for one that never closes. */
export function nextClosing(calendar: Calendar, at: Instant): Instant | null {
  const i = stretchAt(calendar, at);
  const { starts, ends, known, count } = calendar;
  return i < count && starts[i] <= at && ends[i] < known.end ? ends[i] : null;
}

/** The open stretches within `[from, to)`, cut to it, in order. */
export function openStretches(calendar: Calendar, from: Instant, to: Instant): Period[] {
  const result: Period[] = [];
  if (to <= from) return result;
  const { starts, ends, count } = calendar;
  const last = stretchAt(calendar, to);
  for (let i = stretchAt(calendar, from); i <= last && i < count; i++) {
    const start = Math.max(starts[i], from);
    const end = Math.min(ends[i], to);
    if (start < end) result.push({ start, end });
  }
  return result;
}
