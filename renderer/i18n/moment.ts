import { LOCALE } from './words.ts';

type Instant = number;

const made = new Map<string, Intl.DateTimeFormat>();

/** A formatter, made once for each zone and form. */
export function formatter(
  zone: string,
  form: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${form}|${zone}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone, hourCycle: 'h23' });
    made.set(key, format);
  }
  return format;
}

const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** The time of day, `15:24`, on the clocks of `zone`. */
export function timeOf(at: Instant, zone: string): string {
  return formatter(zone, 'time', TIME).format(at);
}

/** The time of day with its seconds, `15:24:12`. */
export function secondsOf(at: Instant, zone: string): string {
  return formatter(zone, 'seconds', { ...TIME, second: '2-digit' }).format(at);
}

/** The weekday and the time of day: `Tue 07:00`. */
export function weekdayTimeOf(at: Instant, zone: string): string {
  return `${weekdayOf(at, zone)} ${timeOf(at, zone)}`;
}

/** The day of the month: `7 Mar`. */
export function dayOf(at: Instant, zone: string): string {
  return formatter(zone, 'day', { day: 'numeric', month: 'short' }).format(at);
}

/** The whole date: `Mon 23 Mar 2026`. */
export function dateOf(at: Instant, zone: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return withoutCommas(formatter(zone, 'date', day).formatToParts(at));
}

function withoutCommas(parts: readonly Intl.DateTimeFormatPart[]): string {
  return parts.map(({ type, value }) => (type === 'literal' ? value.replace(',', '') : value)).join('');
}

/** The local date as a key, to tell days apart. */
function localDay(at: Instant, zone: string): string {
  return formatter(zone, 'key', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

const SIX_DAYS = 6 * 24 * 3_600_000;

/**
 * An instant as a wall writes it: the time alone today, with its weekday on another day, and with its date when
 * the weekday alone would not say which: never "a due instant without its day when it is not today".
 */
export function momentOf(at: Instant, zone: string, now: Instant): string {
  if (localDay(at, zone) === localDay(now, zone)) return timeOf(at, zone);
  return farMomentOf(at, zone, now);
}

/** An instant with its weekday, and with its date when it is a week away or more. */
export function farMomentOf(at: Instant, zone: string, now: Instant): string {
  return isFar(at, now) ? datedMomentOf(at, zone) : weekdayTimeOf(at, zone);
}

/** An instant with its weekday and its date: `Mon 23 Mar 22:00`. */
export function datedMomentOf(at: Instant, zone: string): string {
  return `${weekdayOf(at, zone)} ${dayOf(at, zone)} ${timeOf(at, zone)}`;
}

/** The day of the week: `Mon`. */
export function weekdayOf(at: Instant, zone: string): string {
  return formatter(zone, 'weekday', { weekday: 'short' }).format(at);
}

/** Whether an instant is a week away or more, so that its weekday alone would not say which day it is. */
export function isFar(at: Instant, now: Instant): boolean {
  return Math.abs(at - now) >= SIX_DAYS;
}

/** An instant beside a clock strip, where there is little room: `Mon 08:00`, far away `17 Mar 12:20`. */
export function stripMomentOf(at: Instant, zone: string, now: Instant): string {
  return isFar(at, now) ? `${dayOf(at, zone)} ${timeOf(at, zone)}` : weekdayTimeOf(at, zone);
}

/**
 * What stands beside a time whose zone differs from that of its screen: the abbreviation of the zone; nothing
 * where the clocks of both show the same.
 */
export function zoneMark(at: Instant, zone: string, screenZone: string): string {
  if (secondsOf(at, zone) === secondsOf(at, screenZone)) return '';
  const parts = formatter(zone, 'zone', { hour: '2-digit', timeZoneName: 'short' }).formatToParts(at);
  return ` ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone}`;
}

/** The minute of the day, 0 to 1439. */
export function minuteOfDay(at: Instant, zone: string): number {
  const parts = formatter(zone, 'time', TIME).formatToParts(at);
  const of = (kind: string) => Number(parts.find(({ type }) => type === kind)?.value ?? 0);
  return of('hour') * 60 + of('minute');
}

/** The hour of the day, 0 to 23. */
export function hourOf(at: Instant, zone: string): number {
  return Number(formatter(zone, 'hour', { hour: '2-digit' }).format(at));
}
