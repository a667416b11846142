import type { CalendarDefinition } from '../../../src/calendars/hours.ts';
import type { HolidayBook } from '../../../src/calendars/public-holidays.ts';
import type { NaiveCalendar } from '../../naive/calendars.ts';

/** A naive calendar as the engine takes it, with the book of its holidays. */
export function asDefinition(calendar: NaiveCalendar): { definition: CalendarDefinition; book: HolidayBook } {
  const { id, zone, hours, closed, closedDays, also, except } = calendar;
  const close = closed === 'all' ? 'every-day' : 'monday-to-friday';
  const holidays = closed === 'none' ? null : ({ country: 'XX', close, also, except } as const);
  return {
    definition: { id, zone, hours, holidays },
    book: new Map([['XX', new Map([...closedDays].map((date) => [date, 'a holiday']))]]),
  };
}
