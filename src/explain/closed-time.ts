import type { CalendarDefinition } from '../calendars/hours.ts';
import type { Instant, Period } from '../calendars/period.ts';
import { closingHoliday, type HolidayBook } from '../calendars/public-holidays.ts';
import {
  addDays,
  DAY_MINUTES,
  instantOf,
  type LocalDate,
  localDateAt,
  startOfDay,
  weekdayOf,
} from '../calendars/wall-time.ts';
import type { Closed } from './ledger.ts';

/**
 * Why a calendar is closed over a period in which it is, local day by local day, in order and without gaps. A public
 * holiday is named on a weekend, too. Hours that a holiday took away and that would have run past midnight are told
 * as that holiday's.
 */
export function whyClosed(definition: CalendarDefinition, holidays: HolidayBook, period: Period): Closed[] {
  const { zone } = definition;
  const closed: Closed[] = [];
  for (let date = localDateAt(period.start, zone), start = period.start; start < period.end; ) {
    const next = startOfDay(addDays(date, 1), zone);
    const end = Math.min(next, period.end);
    const taken = Math.min(takenUntil(definition, holidays, date), end);
    const eve = addDays(date, -1);
    if (taken > start) {
      const name = holidayOn(definition, holidays, eve)!;
      closed.push({ start, end: taken, date: eve, why: { kind: 'holiday', name } });
    }
    const rest = Math.max(start, taken);
    if (rest < end) closed.push({ start: rest, end, date, why: whyOn(definition, holidays, date) });
    start = end;
    date = addDays(date, 1);
  }
  return closed;
}

function whyOn(definition: CalendarDefinition, holidays: HolidayBook, date: LocalDate): Closed['why'] {
  const name = holidayOn(definition, holidays, date);
  if (name !== null) return { kind: 'holiday', name };
  const weekday = weekdayOf(date);
  const hours = definition.hours === 'always' ? [] : definition.hours[weekday - 1];
  if (hours.length > 0) return { kind: 'outside-hours' };
  return { kind: weekday > 5 ? 'weekend' : 'no-hours' };
}

/** Up to when hours of the day before would have run into this day, had no holiday taken them; else before all time. */
function takenUntil(definition: CalendarDefinition, holidays: HolidayBook, date: LocalDate): Instant {
  const eve = addDays(date, -1);
  if (definition.hours === 'always') return Number.NEGATIVE_INFINITY;
  const closings = definition.hours[weekdayOf(eve) - 1].map(([, close]) => close);
  const last = Math.max(0, ...closings);
  if (last <= DAY_MINUTES || holidayOn(definition, holidays, eve) === null) return Number.NEGATIVE_INFINITY;
  return instantOf(eve, last, definition.zone);
}

function holidayOn(definition: CalendarDefinition, holidays: HolidayBook, date: LocalDate): string | null {
  return closingHoliday(definition, holidays, date, weekdayOf(date));
}
