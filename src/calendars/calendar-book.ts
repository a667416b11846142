import type { Calendar } from './calendar.ts';

/** The compiled calendars at hand, by id. */
export interface CalendarBook {
  get(id: string): Calendar | undefined;
}

/** The calendar with this id. Throws when the book has none: a configuration error, found when terms are read. */
export function calendarOf(book: CalendarBook, id: string): Calendar {
  const calendar = book.get(id);
  if (!calendar) throw new Error(`unknown calendar '${id}'`);
  return calendar;
}
