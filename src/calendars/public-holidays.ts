import type { CalendarDefinition } from './hours.ts';
import { type LocalDate, weekdayOf } from './wall-time.ts';

/** The public holidays of one country or region: local date to name, over the years that were asked for. */
export type Holidays = ReadonlyMap<LocalDate, string>;

/** Public holidays by `country` or `country-region`, as in `DK` and `DE-HE`. They are data: the engine has none. */
export type HolidayBook = ReadonlyMap<string, Holidays>;

/** The key under which a calendar's holidays stand in the book; null when no holiday closes it. */
export function holidayKey(definition: CalendarDefinition): string | null {
  const rule = definition.holidays;
  if (!rule) return null;
  return rule.region ? `${rule.country}-${rule.region}` : rule.country;
}

/**
 * The name of the holiday that closes the calendar on a local day, or null when it keeps its weekly hours.
 * `weekday` is 1 for Monday to 7 for Sunday. Throws when the book lacks the calendar's holidays.
 */
export function closingHoliday(
  definition: CalendarDefinition,
  book: HolidayBook,
  date: LocalDate,
  weekday: number,
): string | null {
  const key = holidayKey(definition);
  if (!key) return null;
  const holidays = book.get(key);
  if (!holidays) throw new Error(`calendar ${definition.id}: the public holidays of ${key} were not given`);
  if (definition.holidays?.close === 'monday-to-friday' && weekday > 5) return null;
  return holidays.get(date) ?? null;
}

/**
 * The public holidays that close a calendar on local days from `from` up to, not including, `until`, in order; none
 * on days on which it would not open anyway by its rule. Throws when the book lacks the calendar's holidays.
 */
export function closingHolidays(
  definition: CalendarDefinition,
  book: HolidayBook,
  from: LocalDate,
  until: LocalDate,
): (readonly [date: LocalDate, name: string])[] {
  const key = holidayKey(definition);
  const all = key === null ? [] : [...(book.get(key) ?? [])];
  return all
    .filter(([date]) => from <= date && date < until)
    .filter(([date]) => closingHoliday(definition, book, date, weekdayOf(date)) !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
