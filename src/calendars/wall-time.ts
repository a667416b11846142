import { Temporal } from 'temporal-polyfill';
import type { Instant } from './period.ts';

/** A date on a local calendar, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Minutes in a local day as hours are written: 24:00 is 1440. */
export const DAY_MINUTES = 1440;

/**
 * The instant at which a clock on the wall of `zone` shows `minute` minutes past the midnight that begins
 * `date`. Minutes of 1440 and more run into the days after. A time that a time zone change skips is taken as
 * much later as the skip is long; one that comes twice is the first of the two.
 */
export function instantOf(date: LocalDate, minute: number, zone: string): Instant {
  const days = Math.floor(minute / DAY_MINUTES);
  const rest = minute - days * DAY_MINUTES;
  const day = Temporal.PlainDate.from(date).add({ days });
  const time = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/**
 * The first instant at which a clock on the wall of `zone` shows `minute` minutes past the midnight that begins `date`,
 * or a later time: a time that a time zone change skips is the first instant after the skip, unlike that of `instantOf`.
 */
export function firstInstantFrom(date: LocalDate, minute: number, zone: string): Instant {
  const at = instantOf(date, minute, zone);
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const isThere =
    shown.toPlainDate().toString() === date &&
    shown.hour * 60 + shown.minute === minute &&
    shown.second === 0;
  if (isThere) return at;
  const skip = Temporal.Instant.fromEpochMilliseconds(at + 1)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('previous');
  return skip?.epochMilliseconds ?? at;
}

/** The instant at which `date` begins in `zone`: 00:00, or the first moment after a skipped midnight. */
export function startOfDay(date: LocalDate, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).startOfDay().epochMilliseconds;
}

/** The local date in `zone` at an instant. */
export function localDateAt(at: Instant, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

const DAY_MS = 86_400_000;

/** The date `days` days after `date`; before it, when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

/** The days from 1 January 1970 up to a date. Counting days is the same in every zone, and far quicker in UTC. */
function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function dateOf(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}

function weekdayOfDay(day: number): number {
  // 1 January 1970 was a Thursday; days before it count down.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** One local day of a zone. */
export interface LocalDay {
  readonly date: LocalDate;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly start: Instant;
  /** Where the next local day begins. */
  readonly end: Instant;
}

/**
 * The local days of `zone` from `from` up to, not including, `until`. Between two changes of the zone's offset
 * days are 24 hours long, so the zone is asked only around the changes.
 */
export function* localDays(from: LocalDate, until: LocalDate, zone: string): Generator<LocalDay> {
  let start = startOfDay(from, zone);
  let change = nextChange(start, zone);
  // Around a change the zone is asked for the day after, too: Samoa skipped a whole one.
  let settled = false;
  const last = dayNumber(until);
  let next = from;
  for (let day = dayNumber(from); day < last; day++) {
    const date = next;
    next = dateOf(day + 1);
    const plain = start + DAY_MS < change;
    const end = plain && settled ? start + DAY_MS : startOfDay(next, zone);
    yield { date, weekday: weekdayOfDay(day), start, end };
    if (!plain) change = nextChange(end, zone);
    settled = plain;
    start = end;
  }
}

/** When the zone's offset changes next, strictly after `at`; infinitely late when it never does. */
function nextChange(at: Instant, zone: string): Instant {
  const next = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  return next?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

/** Whether `zone` names a time zone this machine knows, such as `Europe/Copenhagen`. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
