// Why a calendar is closed at an instant, looked up on the clock on the wall. Knows nothing of stretches.
import type { Closed } from '../../../src/explain/ledger.ts';
import { isClosedDay, type NaiveCalendar, type NaiveHours } from '../../naive/calendars.ts';

const DAY = 1440;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows: the date and the minute of the day, and how far it is ahead of UTC, in minutes. */
export function wallAt(at: number, zone: string): { date: string; minute: number; ahead: number } {
  let clock = clocks.get(zone);
  if (!clock) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts, hourCycle: 'h23' });
    clocks.set(zone, clock);
  }
  const [date, time] = clock.format(at).split(' ');
  const [hour, minute] = time.split(':').map(Number);
  const shown = Date.parse(`${date}T${time}Z`);
  return { date, minute: hour * 60 + minute, ahead: (shown - Math.floor(at / 60_000) * 60_000) / 60_000 };
}

const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The date that the clock on the wall showed before this one: a day that a zone skips is never shown. */
export function dateBefore(date: string, zone: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  for (let hours = 0; ; hours++) {
    const shown = wallAt(noon - hours * 3_600_000, zone).date;
    if (shown < date) return shown;
  }
}

function hoursOn({ hours }: NaiveCalendar, date: string): NaiveHours {
  return hours === 'always' ? [[0, DAY]] : (hours[weekday(date) - 1] ?? []);
}

/** The reason at an instant at which the calendar is closed, and the day that it belongs to. */
export function naiveWhy(calendar: NaiveCalendar, at: number): { date: string; why: Closed['why']['kind'] } {
  const { date, minute } = wallAt(at, calendar.zone);
  const eve = dateBefore(date, calendar.zone);
  // Hours of the day before that run past midnight, whether or not a holiday took them.
  const running = hoursOn(calendar, eve).filter(([, close]) => close > DAY);
  if (isClosedDay(calendar, eve, weekday(eve)) && running.some(([, close]) => minute < close - DAY)) {
    return { date: eve, why: 'holiday' };
  }
  if (isClosedDay(calendar, date, weekday(date))) return { date, why: 'holiday' };
  const hours = hoursOn(calendar, date);
  if (hours.length === 0) return { date, why: weekday(date) > 5 ? 'weekend' : 'no-hours' };
  const following = hours.filter(([open]) => open > minute);
  if (following.length === 0) return { date, why: 'night' };
  const closedBefore =
    hours.some(([, close]) => close <= minute) || running.some(([, close]) => close - DAY <= minute);
  const early = following.some(([open]) => open <= 720);
  return { date, why: !closedBefore && early ? 'night' : 'outside-hours' };
}

/** Whether the clock on the wall jumps about a day: by minutes alone nobody could tell then what comes before what. */
export function jumpsAbout(date: string, zone: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const ahead = [-36, -12, 12, 36, 60].map((hours) => wallAt(midnight + hours * 3_600_000, zone).ahead);
  return ahead.some((one) => one !== ahead[0]);
}

/** When the clock on the wall jumps within `[start, end)`, found by looking at it each half hour. */
export function naiveChanges(zone: string, start: number, end: number): object[] {
  const found: object[] = [];
  const aheadAt = (at: number) => wallAt(at, zone).ahead;
  for (let at = start - 1; at < end - 1; ) {
    const next = Math.min(at + 1_800_000, end - 1);
    if (aheadAt(at) !== aheadAt(next)) {
      let [low, high] = [at, next];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (aheadAt(middle) === aheadAt(at)) low = middle;
        else high = middle;
      }
      found.push({ at: high, before: aheadAt(low), after: aheadAt(high) });
    }
    at = next;
  }
  return found;
}
