import { calendarFrom, elapsed } from '../../src/calendars/calendar.ts';
import { compile } from '../../src/calendars/compile.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import { addDays, startOfDay } from '../../src/calendars/wall-time.ts';
import { isWorkingDay } from '../../src/planned-work/notice.ts';

/** A Monday, with weeks known before and after it for hours that run past midnight. */
const MONDAY = '2024-01-15';
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** How much of a week without holidays a calendar is open: in milliseconds, and how many whole days. */
export function weekOf(definition: CalendarDefinition): {
  readonly openMs: number;
  readonly wholeDays: number;
} {
  const plain = { ...definition, zone: 'UTC', holidays: null };
  const calendar = calendarFrom(compile(plain, new Map(), addDays(MONDAY, -14), addDays(MONDAY, 14)));
  return {
    openMs: elapsed(calendar, startOfDay(MONDAY, 'UTC'), startOfDay(addDays(MONDAY, 7), 'UTC')),
    wholeDays: DAYS.filter((day) => isWorkingDay(calendar, addDays(MONDAY, day))).length,
  };
}
