import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { dayOf } from './moment.ts';

/** A local date without its year: `26 Mar`. It names a day, so no zone has a part in it. */
export function dayText(date: LocalDate): string {
  return dayOf(Date.parse(`${date}T00:00:00Z`), 'UTC');
}

/** A local date with its year: `31 Dec 2026`. */
export function dayAndYearText(date: LocalDate): string {
  return `${dayText(date)} ${Number(date.slice(0, 4))}`;
}
