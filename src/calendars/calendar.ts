import { ALL_TIME, type Instant, type Period } from './period.ts';

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
  /** The open stretches in order, none touching the next: beginnings, ends, and open milliseconds before each. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
}

/** A calendar as it travels between the station and its pages: `open` lists start, end, start, end, … */
export interface CalendarData {
  readonly id: string;
  readonly version: string;
  readonly zone: string;
  readonly known: Period;
  readonly open: readonly Instant[];
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
export function calendarFrom(data: CalendarData): Calendar {
  const count = data.open.length / 2;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const before = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    starts[i] = data.open[2 * i];
    ends[i] = data.open[2 * i + 1];
    before[i + 1] = before[i] + (ends[i] - starts[i]);
  }
  return { id: data.id, version: data.version, zone: data.zone, known: data.known, starts, ends, before };
}

/** The index of the last open stretch that begins at or before `at`; -1 when there is none. */
function stretchAt(calendar: Calendar, at: Instant): number {
  const { starts, known } = calendar;
  if (!(known.start <= at && at <= known.end)) throw new BeyondCalendar(calendar, at);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function openBefore(calendar: Calendar, at: Instant): number {
  const i = stretchAt(calendar, at);
  if (i < 0) return 0;
  return calendar.before[i] + Math.min(at, calendar.ends[i]) - calendar.starts[i];
}

/** The milliseconds of open time in `[from, to)`; 0 when `to` is not after `from`. */
export function elapsed(calendar: Calendar, from: Instant, to: Instant): number {
  return to <= from ? 0 : openBefore(calendar, to) - openBefore(calendar, from);
}

/**
 * The earliest instant at which `goalMs` milliseconds of open time have passed since `start`: a goal used up
 * at closing time is due at closing time, not at the next opening. A goal of zero is due at `start`. Throws
 * `BeyondCalendar` when the goal is not used up in the known span.
 */
export function dueAt(calendar: Calendar, start: Instant, goalMs: number): Instant {
  if (goalMs <= 0) return start;
  const target = openBefore(calendar, start) + goalMs;
  const { before, starts } = calendar;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before[middle + 1] >= target) high = middle;
    else low = middle + 1;
  }
  if (low === starts.length) throw new BeyondCalendar(calendar, calendar.known.end);
  return starts[low] + (target - before[low]);
}

/** Whether the calendar is open at an instant: from the opening on, and no longer at the closing. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const i = stretchAt(calendar, at);
  return i >= 0 && at < calendar.ends[i];
}

/** When the calendar opens next; null while it is open. Throws `BeyondCalendar` when it never does in the known span. */
export function nextOpening(calendar: Calendar, at: Instant): Instant | null {
  const i = stretchAt(calendar, at);
  if (i >= 0 && at < calendar.ends[i]) return null;
  if (i + 1 >= calendar.starts.length) throw new BeyondCalendar(calendar, calendar.known.end);
  return calendar.starts[i + 1];
}

/** When the calendar closes next; null while it is closed, and for one that never closes. */
export function nextClosing(calendar: Calendar, at: Instant): Instant | null {
  const i = stretchAt(calendar, at);
  if (i < 0 || at >= calendar.ends[i] || calendar.ends[i] >= calendar.known.end) return null;
  return calendar.ends[i];
}

/** The open stretches within `[from, to)`, cut to it, in order. */
export function openStretches(calendar: Calendar, from: Instant, to: Instant): Period[] {
  const result: Period[] = [];
  if (to <= from) return result;
  const { starts, ends } = calendar;
  const last = stretchAt(calendar, to);
  for (let i = Math.max(0, stretchAt(calendar, from)); i <= last; i++) {
    const start = Math.max(starts[i], from);
    const end = Math.min(ends[i], to);
    if (start < end) result.push({ start, end });
  }
  return result;
}
