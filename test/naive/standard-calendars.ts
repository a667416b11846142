// The calendars of the two agreements, by id.
import type { NaiveCalendar, NaiveHours } from './calendars.ts';
import type { NaiveHolidays } from './holidays.ts';

const hour = 60;

function week(weekday: NaiveHours, friday: NaiveHours, weekend: NaiveHours): NaiveHours[] {
  return [weekday, weekday, weekday, weekday, friday, weekend, weekend];
}

function mondayToFriday(from: number, to: number): NaiveHours[] {
  return week([[from * hour, to * hour]], [[from * hour, to * hour]], []);
}

const made = new WeakMap<NaiveHolidays, Record<string, NaiveCalendar>>();

export function standardCalendars(holidays: NaiveHolidays): Record<string, NaiveCalendar> {
  const calendars = made.get(holidays) ?? makeStandardCalendars(holidays);
  made.set(holidays, calendars);
  return calendars;
}

function makeStandardCalendars(holidays: NaiveHolidays): Record<string, NaiveCalendar> {
  const berlin = { zone: 'Europe/Berlin', closedDays: holidays.he };
  const copenhagen = { zone: 'Europe/Copenhagen', closedDays: holidays.dk };
  // "Mon–Fri 08–20, Sat–Sun 10–14"
  const phone = week([[8 * hour, 20 * hour]], [[8 * hour, 20 * hour]], [[10 * hour, 14 * hour]]);
  // "Mon–Thu 08–16, Fri 08–15"
  const billing = week([[8 * hour, 16 * hour]], [[8 * hour, 15 * hour]], []);
  const all: NaiveCalendar[] = [
    { ...berlin, id: 'aurologic-office', hours: mondayToFriday(9, 18), closed: 'all' },
    { ...berlin, id: 'aurologic-emergency', hours: 'always', closed: 'none' },
    { ...copenhagen, id: 'aura-basis-onsite', hours: mondayToFriday(8, 16), closed: 'all' },
    { ...copenhagen, id: 'aura-basis-repair', hours: mondayToFriday(7, 15), closed: 'all' },
    { ...copenhagen, id: 'aura-pro', hours: 'always', closed: 'none' },
    // "weekday holidays closed all day; a holiday on a Saturday or Sunday keeps weekend hours"
    { ...copenhagen, id: 'aura-basis-phone', hours: phone, closed: 'weekdays-only' },
    { ...copenhagen, id: 'aura-support', hours: phone, closed: 'weekdays-only' },
    { ...copenhagen, id: 'aura-billing', hours: billing, closed: 'all' },
    { ...copenhagen, id: 'aura-working-days', hours: mondayToFriday(0, 24), closed: 'all' },
  ];
  return Object.fromEntries(all.map((calendar) => [calendar.id, calendar]));
}

export function standardCalendar(holidays: NaiveHolidays, id: string): NaiveCalendar {
  const calendar = Object.entries(standardCalendars(holidays)).find(([known]) => known === id)?.[1];
  if (calendar === undefined) throw new Error(`calendar: unknown calendar '${id}'`);
  return calendar;
}
