import type { Instant } from '../calendars/period.ts';
import { dayIn, timeIn } from '../explain/local-moments.ts';

/**
 * A time of day to the minute with its zone, and its weekday and date unless that is `today`'s: `14:40 CET`,
 * `Tue 24 Mar 02:10 CET`. The zone's name tells the two hours apart that a change of time repeats.
 */
export function timeText(at: Instant, zone: string, today: Instant): string {
  const time = `${clockText(at, zone)} ${zoneText(at, zone)}`;
  const day = dayIn(at, zone, true);
  if (day === dayIn(today, zone, true)) return time;
  return `${dayIn(at, zone)} ${time}`;
}

/** The same with its weekday and date, whatever day it is. */
export function momentText(at: Instant, zone: string): string {
  return `${dayIn(at, zone, true)} ${clockText(at, zone)} ${zoneText(at, zone)}`;
}

function clockText(at: Instant, zone: string): string {
  return timeIn(Math.floor(at / MINUTE_MS) * MINUTE_MS, zone);
}

const MINUTE_MS = 60_000;

/** Danish and German zones have names in British English, American ones in American. */
const LOCALES = ['en-GB', 'en-US'];
const made = new Map<string, readonly Intl.DateTimeFormat[]>();

/** The short name of a zone at an instant: `CET`, `CEST`, `CDT`; its offset where it has no name. */
function zoneText(at: Instant, zone: string): string {
  const formats =
    made.get(zone) ??
    LOCALES.map((locale) => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }));
  made.set(zone, formats);
  const names = formats.map(
    (format) => format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value,
  );
  return names.find((name) => !name.startsWith('GMT')) ?? names[0];
}
