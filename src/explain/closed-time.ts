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
    if (taken > start) {
      const eve = dayBefore(date, zone);
      const name = holidayOn(definition, holidays, eve)!;
      closed.push({ start, end: taken, date: eve, why: { kind: 'holiday', name } });
    }
    const rest = { start: Math.max(start, taken), end };
    if (rest.start < end) closed.push({ ...rest, date, why: whyOn(definition, holidays, date, rest) });
    start = end;
    date = addDays(date, 1);
  }
  return closed;
}

/** The local day before; a day that the zone skipped is none. */
function dayBefore(date: LocalDate, zone: string): LocalDate {
  return localDateAt(startOfDay(date, zone) - 1, zone);
}

function whyOn(
  definition: CalendarDefinition,
  holidays: HolidayBook,
  date: LocalDate,
  part: Period,
): Closed['why'] {
  const name = holidayOn(definition, holidays, date);
  if (name !== null) return { kind: 'holiday', name };
  const weekday = weekdayOf(date);
  const hours = definition.hours === 'always' ? [] : definition.hours[weekday - 1];
  if (hours.length === 0) return { kind: weekday > 5 ? 'weekend' : 'no-hours' };
  return { kind: isNight(definition, date, part) ? 'night' : 'outside-hours' };
}

/** Whether a closed part of a day with hours lies after the last of them, or before the first, which begin by noon. */
function isNight(definition: CalendarDefinition, date: LocalDate, { start, end }: Period): boolean {
  const { zone } = definition;
  const hours = openedOn(definition, date);
  const following = hours.filter((one) => one.start >= end);
  if (following.length === 0) return true;
  const eve = dayBefore(date, zone);
  const midnight = startOfDay(date, zone);
  // Hours of the day before may end on this one, whether or not a holiday took them.
  const running = openedOn(definition, eve).filter((one) => one.end > midnight);
  const hasClosed = [...running, ...hours].some((one) => one.end <= start);
  const noon = instantOf(date, DAY_MINUTES / 2, zone);
  return !hasClosed && following.some((one) => one.start <= noon);
}

/** The hours of a day by the week, as instants; a change of the clock may swallow some. */
function openedOn({ hours, zone }: CalendarDefinition, date: LocalDate): Period[] {
  if (hours === 'always') return [];
  return hours[weekdayOf(date) - 1]
    .map(([open, close]) => ({ start: instantOf(date, open, zone), end: instantOf(date, close, zone) }))
    .filter(({ start, end }) => start < end);
}

/** Up to when hours of the day before would have run into this day, had no holiday taken them; else before all time. */
function takenUntil(definition: CalendarDefinition, holidays: HolidayBook, date: LocalDate): Instant {
  const eve = dayBefore(date, definition.zone);
  if (definition.hours === 'always') return Number.NEGATIVE_INFINITY;
  const closings = definition.hours[weekdayOf(eve) - 1].map(([, close]) => close);
  const last = Math.max(0, ...closings);
  if (last <= DAY_MINUTES || holidayOn(definition, holidays, eve) === null) return Number.NEGATIVE_INFINITY;
  return instantOf(eve, last, definition.zone);
}

function holidayOn(definition: CalendarDefinition, holidays: HolidayBook, date: LocalDate): string | null {
  return closingHoliday(definition, holidays, date, weekdayOf(date));
}
