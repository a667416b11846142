import { type Calendar, calendarFrom } from '../../src/calendars/calendar.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { compile } from '../../src/calendars/compile.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import { type HolidayBook, holidayKey } from '../../src/calendars/public-holidays.ts';

/** Finds the holidays that calendars need, over whole years. */
export type HolidayLookup = (keys: Iterable<string>, firstYear: number, lastYear: number) => HolidayBook;

/**
 * The calendars of these definitions, known for the local days of whole years from `firstYear` to `lastYear`.
 * Each is compiled when it is first asked for.
 */
export function calendarsOfYears(
  definitions: readonly CalendarDefinition[],
  holidays: HolidayLookup,
  firstYear: number,
  lastYear: number,
): CalendarBook {
  const compiled = new Map<string, Calendar>();
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  return {
    get(id: string) {
      const definition = byId.get(id);
      if (!definition || compiled.has(id)) return compiled.get(id);
      const key = holidayKey(definition);
      const book = holidays(key ? [key] : [], firstYear, lastYear);
      const data = compile(definition, book, `${firstYear}-01-01`, `${lastYear + 1}-01-01`);
      compiled.set(id, calendarFrom(data));
      return compiled.get(id);
    },
  };
}
