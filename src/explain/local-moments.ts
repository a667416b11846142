import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../calendars/period.ts';

const made = new Map<string, Intl.DateTimeFormat>();

function format(at: Instant, zone: string, form: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${form} ${zone}`;
  let formatter = made.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' });
    made.set(key, formatter);
  }
  return formatter.format(at).replaceAll(',', '');
}

/** A day as a ledger writes it: `Mon 23 Mar`, with its year where `year` is set. */
export function dayIn(at: Instant, zone: string, year = false): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return format(at, zone, `day ${year}`, year ? { ...day, year: 'numeric' } : day);
}

/** A time of day, to the minute where it is a whole one, else as exact as it is: `14:10`, `14:10:20`, `14:10:20.123`. */
export function timeIn(at: Instant, zone: string): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (at % 60_000 === 0) return format(at, zone, 'time', time);
  const seconds = format(at, zone, 'seconds', { ...time, second: '2-digit' });
  const rest = at - Math.floor(at / 1000) * 1000;
  return rest === 0 ? seconds : `${seconds}.${String(rest).padStart(3, '0')}`;
}

/**
 * A day and a time of day: `Mon 23 Mar 14:10`; one that comes twice with its offset: `Sun 25 Oct 02:30 +01:00`.
 */
export function momentIn(at: Instant, zone: string, year = false): string {
  return `${dayIn(at, zone, year)} ${timeIn(at, zone)}${offsetIfTwice(at, zone)}`;
}

/** The offset of a time that the clocks show twice on its day, or nobody could tell which: ` +01:00`; else ''. */
export function offsetIfTwice(at: Instant, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const shownAt = (disambiguation: 'earlier' | 'later') =>
    local.toPlainDateTime().toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
  if (shownAt('earlier') === shownAt('later')) return '';
  return ` ${offsetText(local.offsetNanoseconds / 60_000_000_000)}`;
}

/** A length as exact as it is, without units that are zero: `1 h 50 m`, `12 s 5 ms`; `0` for none. */
export function lengthOf(ms: number): string {
  const sizes = [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
  ] as const;
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [unit, size] of sizes) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? '0' : `${ms < 0 ? '−' : ''}${parts.join(' ')}`;
}

/** A local date, `YYYY-MM-DD`, as a ledger writes a day: `Thu 2 Apr`. */
export function dateText(date: string, year = false): string {
  return dayIn(Date.parse(`${date}T12:00:00Z`), 'UTC', year);
}

/** An offset from UTC in minutes: `+01:00`. */
export function offsetText(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const length = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${two(length / 60)}:${two(length % 60)}`;
}
