import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { LOCALE } from '../i18n/words.ts';

const DAY_MS = 86_400_000;

// A date has no zone: it is drawn in the zone in which it was made an instant.
const date = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });

function midnight(of: LocalDate): number {
  return Date.parse(`${of}T00:00:00Z`);
}

/** A date with its year: `1 Jan 2024`. */
export function dateText(of: LocalDate): string {
  return date.format(midnight(of));
}

/** A date in the year that is clear from its place: `26 Mar`. */
export function dayText(of: LocalDate): string {
  return day.format(midnight(of));
}

/** A month with its year: `Jan 2026`. */
export function monthText(of: LocalDate): string {
  return month.format(midnight(of));
}

/** How many days after `from` the date `to` is; negative before it. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}
