import type { CalendarDefinition, ClosingDay } from './hours.ts';
import { addDays, type LocalDate, weekdayOf } from './wall-time.ts';

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
  const { close, also = [], except = [] } = definition.holidays!;
  if (close === 'monday-to-friday' && weekday > 5) return null;
  if (listed(also, date)) return holidays.get(date) ?? date;
  return listed(except, date) ? null : (holidays.get(date) ?? null);
}

/** Whether a list of days, of each year or of one, has this one. */
function listed(days: readonly ClosingDay[], date: LocalDate): boolean {
  return days.length > 0 && days.some((day) => day === date || day === date.slice(5));
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
  const closed: [LocalDate, string][] = [];
  if (!definition.holidays) return closed;
  for (let date = from; date < until; date = addDays(date, 1)) {
    const name = closingHoliday(definition, book, date, weekdayOf(date));
    if (name !== null) closed.push([date, name]);
  }
  return closed;
}
