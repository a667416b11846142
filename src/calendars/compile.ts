import type { CalendarData } from './calendar.ts';
import type { CalendarDefinition } from './hours.ts';
import { ALL_TIME, type Instant, merged, type Period } from './period.ts';
import { closingHoliday, type HolidayBook } from './public-holidays.ts';
import {
  addDays,
  DAY_MINUTES,
  instantOf,
  type LocalDate,
  type LocalDay,
  localDays,
  startOfDay,
} from './wall-time.ts';

/** A calendar that never opens: no goal on it could ever be due. */
export class NeverOpen extends Error {
  override readonly name = 'NeverOpen';
}

/**
 * The open stretches of a calendar over the local days from `from` up to, not including, `until`. Time zones
 * and holidays are expanded here and nowhere else. An always-open calendar is known for all time, since
 * "time zone changes are real time: an always-open calendar counts absolute milliseconds". Throws `NeverOpen`
 * for hours without any opening.
 */
export function compile(
  definition: CalendarDefinition,
  book: HolidayBook,
  from: LocalDate,
  until: LocalDate,
): CalendarData {
  const { id, zone, hours } = definition;
  if (hours === 'always') {
    return { id, zone, version: 'always', known: ALL_TIME, open: [ALL_TIME.start, ALL_TIME.end] };
  }
  if (hours.every((day) => day.every(([open, close]) => close <= open))) {
    throw new NeverOpen(`calendar ${id}: its hours never open, so no clock on it could ever be due`);
  }
  const known: Period = { start: startOfDay(from, zone), end: startOfDay(until, zone) };
  const periods: Period[] = [];
  const closedDays: LocalDate[] = [];
  // Two days early, for hours that run past midnight into the first day.
  for (const day of daysOf(zone, addDays(from, -2), until)) {
    const { weekday } = day;
    if (closingHoliday(definition, book, day.date, weekday) !== null) {
      closedDays.push(day.date);
      continue;
    }
    // A day that a zone skips has no hours: they would fall on the day after.
    if (day.start === day.end) continue;
    for (const [open, close] of hours[weekday - 1]) {
      const start = Math.max(minuteOf(day, open, zone), known.start);
      const end = Math.min(minuteOf(day, close, zone), known.end);
      periods.push({ start, end });
    }
  }
  const open = merged(periods).flatMap((period) => [period.start, period.end]);
  const version = digest(`${zone} ${from} ${until} ${closedDays}`, open);
  return { id, zone, version, known, open, closedDays };
}

/** The days last walked, a zone each: calendars of one zone are compiled one after the other, over one span. */
const walked = new Map<string, { readonly span: string; readonly days: readonly LocalDay[] }>();

function daysOf(zone: string, from: LocalDate, until: LocalDate): readonly LocalDay[] {
  const span = `${from} ${until}`;
  const known = walked.get(zone);
  if (known?.span === span) return known.days;
  const days = [...localDays(from, until, zone)];
  walked.set(zone, { span, days });
  return days;
}

/** The instant of a minute of a local day; a day of 24 hours has no time zone change, so its minutes just count. */
function minuteOf(day: LocalDay, minute: number, zone: string): Instant {
  const plain = day.end - day.start === DAY_MINUTES * 60_000 && minute <= DAY_MINUTES;
  return plain ? day.start + minute * 60_000 : instantOf(day.date, minute, zone);
}

/** A short fingerprint of a text and instants: 53 bits, enough to tell two versions of a calendar apart (cyrb53). */
function digest(text: string, instants: readonly Instant[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const mix = (code: number) => {
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  };
  for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
  for (const at of instants) {
    mix(Math.floor(at / 4294967296));
    mix(at % 4294967296);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
