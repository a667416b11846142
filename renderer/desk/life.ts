import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { daysBetween } from './local-date.ts';

/** Two whole years, from January of the year of a date on. `end` is the first day after them. */
export interface TwoYears {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** The two years in which a life bar lies on `today`: "from January of this year". */
export function twoYearsFrom(today: LocalDate): TwoYears {
  const year = Number(today.slice(0, 4));
  return { start: `${year}-01-01`, end: `${year + 2}-01-01` };
}

/** Where a date lies in the years, from 0 to 1; dates before and after them at their edges. */
export function shareAt(date: LocalDate, { start, end }: TwoYears): number {
  return Math.min(1, Math.max(0, daysBetween(start, date) / daysBetween(start, end)));
}

/** Which part of the years an agreement is valid in, 0 to 1; null for none; no `to` is open-ended. */
export function shareOf(
  from: LocalDate | null,
  to: LocalDate | null,
  years: TwoYears,
): { readonly start: number; readonly end: number } | null {
  const start = from === null ? 0 : shareAt(from, years);
  const end = to === null ? 1 : shareAt(to, years);
  return start < end ? { start, end } : null;
}
