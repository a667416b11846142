// Calendars, answered by walking local days one at a time. Slow on purpose.
import { Temporal } from 'temporal-polyfill';

/** Opening and closing in local minutes since midnight; a closing above 1440 lies on a later day. */
export type NaiveHours = readonly (readonly [openMinute: number, closeMinute: number])[];

export interface NaiveCalendar {
  readonly id: string;
  readonly zone: string;
  /** Seven lists, Monday first. */
  readonly hours: 'always' | readonly NaiveHours[];
  readonly closedDays: ReadonlySet<string>;
  readonly closed: 'none' | 'all' | 'weekdays-only';
  /** Days that close it besides `closedDays`, and those among them that do not: `12-24` or `2026-12-24`. */
  readonly also?: readonly string[];
  readonly except?: readonly string[];
}

/** Half-open: `[open, close)`, in epoch milliseconds. */
export interface Stretch {
  readonly open: number;
  readonly close: number;
}

const dayMs = 86_400_000;
/** A calendar that has not opened for so long never opens. */
const neverMs = 400 * dayMs;

export function localDateAt(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

export function localInstant(date: Temporal.PlainDate, minuteOfDay: number, zone: string): number {
  const midnight = date.toPlainDateTime({ hour: 0 });
  const wanted = midnight.add({ minutes: minuteOfDay });
  return wanted.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function isListed(days: readonly string[] | undefined, date: string): boolean {
  return days?.some((day) => day === date || `${date.slice(0, 4)}-${day}` === date) ?? false;
}

/** Whether a local date, whose day of the week is 1 for Monday, is one on which the calendar stays closed. */
export function isClosedDay(calendar: NaiveCalendar, date: string, dayOfWeek: number): boolean {
  if (calendar.closed === 'none') return false;
  // "only those that fall on Monday to Friday"
  if (calendar.closed === 'weekdays-only' && dayOfWeek > 5) return false;
  if (isListed(calendar.also, date)) return true;
  return calendar.closedDays.has(date) && !isListed(calendar.except, date);
}

/** Whether the zone ever had this day: Samoa had no 30 December 2011. */
function comes(date: Temporal.PlainDate, zone: string): boolean {
  return localDateAt(localInstant(date, 720, zone), zone).equals(date);
}

function hoursOfDay(calendar: NaiveCalendar, date: Temporal.PlainDate): NaiveHours {
  if (isClosedDay(calendar, date.toString(), date.dayOfWeek)) return [];
  const hours: NaiveHours =
    calendar.hours === 'always' ? [[0, 1440]] : (calendar.hours[date.dayOfWeek - 1] ?? []);
  return hours.length > 0 && comes(date, calendar.zone) ? hours : [];
}

/** What was found out about a calendar's days: days are asked for again and again, and never change. */
const known = new WeakMap<NaiveCalendar, Map<string, readonly Stretch[]>>();

/** The openings of one local day. */
function stretchesOfDay(calendar: NaiveCalendar, date: Temporal.PlainDate): readonly Stretch[] {
  const days = known.get(calendar) ?? new Map<string, readonly Stretch[]>();
  known.set(calendar, days);
  const day = date.toString();
  const stretches =
    days.get(day) ??
    hoursOfDay(calendar, date)
      .map(([open, close]) => ({
        open: localInstant(date, open, calendar.zone),
        close: localInstant(date, close, calendar.zone),
      }))
      .filter(({ open, close }) => open < close);
  days.set(day, stretches);
  return stretches;
}

/** Every opening that may touch `[from, to)`, day by day, ordered and with those that meet joined. */
export function naiveStretches(calendar: NaiveCalendar, from: number, to: number): Stretch[] {
  const first = localDateAt(from, calendar.zone).subtract({ days: 3 });
  const last = localDateAt(to, calendar.zone).add({ days: 2 });
  const found: Stretch[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    found.push(...stretchesOfDay(calendar, date));
  }
  found.sort((a, b) => a.open - b.open);
  const joined: Stretch[] = [];
  for (const stretch of found) {
    const before = joined.at(-1);
    if (before !== undefined && stretch.open <= before.close) {
      joined[joined.length - 1] = { open: before.open, close: Math.max(before.close, stretch.close) };
    } else {
      joined.push(stretch);
    }
  }
  return joined;
}

export function naiveIsOpen(calendar: NaiveCalendar, at: number): boolean {
  return naiveStretches(calendar, at, at).some((stretch) => stretch.open <= at && at < stretch.close);
}

/** The first instant after `at` at which the calendar opens; null while it is open. */
export function naiveNextOpening(calendar: NaiveCalendar, at: number): number | null {
  if (naiveIsOpen(calendar, at)) return null;
  for (let reach = 7 * dayMs; reach <= neverMs; reach += 7 * dayMs) {
    const next = naiveStretches(calendar, at, at + reach).find((stretch) => stretch.open > at);
    if (next !== undefined) return next.open;
  }
  throw new Error(`calendar ${calendar.id} never opens`);
}

/** The instant at which the calendar closes next; null while it is closed. */
export function naiveNextClosing(calendar: NaiveCalendar, at: number): number | null {
  for (let reach = 7 * dayMs; ; reach *= 2) {
    const now = naiveStretches(calendar, at, at + reach).find(({ open, close }) => open <= at && at < close);
    if (now === undefined) return null;
    if (now.close < at + reach) return now.close;
    // Still open where the walk ended: around the clock without a gap for years is never closing.
    if (reach > neverMs) return Number.POSITIVE_INFINITY;
  }
}

// "`elapsed(a, b)` = the milliseconds of open time in `[a, b)`; 0 when `b <= a`."
export function naiveElapsed(calendar: NaiveCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  let sum = 0;
  for (const stretch of naiveStretches(calendar, from, to)) {
    sum += Math.max(0, Math.min(to, stretch.close) - Math.max(from, stretch.open));
  }
  return sum;
}

// "`dueAt(start, goal)` = the **earliest** instant `t` with `elapsed(start, t) = goal`."
export function naiveDueAt(calendar: NaiveCalendar, start: number, goalMs: number): number {
  // "A goal of zero is due at `start`."
  if (goalMs === 0) return start;
  // "an always-open calendar counts absolute milliseconds"
  if (calendar.hours === 'always' && calendar.closed === 'none') return start + goalMs;
  let reach = 7 * dayMs;
  while (naiveElapsed(calendar, start, start + reach) < goalMs) {
    // "A calendar that never opens is a configuration error."
    if (reach > neverMs && naiveElapsed(calendar, start, start + reach) === 0) {
      throw new Error(`calendar ${calendar.id} never opens`);
    }
    reach *= 2;
  }
  let left = goalMs;
  for (const stretch of naiveStretches(calendar, start, start + reach)) {
    const open = Math.max(start, stretch.open);
    const length = Math.max(0, stretch.close - open);
    if (length >= left) return open + left;
    left -= length;
  }
  throw new Error(`calendar ${calendar.id}: no due instant found`);
}
