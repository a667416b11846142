// Planned work: its window and its notice.
import { Temporal } from 'temporal-polyfill';
import { isClosedDay, localDateAt, localInstant, type NaiveCalendar, naiveElapsed } from './calendars.ts';
import type { NaiveHolidays } from './holidays.ts';
import { printInstant } from './instants.ts';
import type { WorkLine } from './lines.ts';
import { standardCalendar } from './standard-calendars.ts';

/** When work may happen, and how early it is announced. Minutes are local, beyond 1440 on the next day. */
export interface NaiveWorkTerms {
  readonly windows: readonly {
    readonly weekday: number;
    readonly openMinute: number;
    readonly closeMinute: number;
  }[];
  readonly windowsOnHolidays: boolean;
  readonly noticeWorkingDays: number;
  readonly noticeCounted: 'whole-days' | 'day-of-notice-too';
  readonly workingDays: NaiveCalendar;
  readonly preventive: {
    readonly openMinute: number;
    readonly closeMinute: number;
    readonly usualDowntimeMinutes: number;
  } | null;
}

export function standardWorkTerms(holidays: NaiveHolidays): NaiveWorkTerms {
  return {
    // "Monday 00:00–06:00 Copenhagen, every Monday, holidays too"
    windows: [{ weekday: 1, openMinute: 0, closeMinute: 360 }],
    windowsOnHolidays: true,
    noticeWorkingDays: 5,
    noticeCounted: 'whole-days',
    workingDays: standardCalendar(holidays, 'aura-working-days'),
    // "any day 06:00–07:00"; "with an actual downtime above 5 minutes `longer-than-usual`"
    preventive: { openMinute: 360, closeMinute: 420, usualDowntimeMinutes: 5 },
  };
}

/** Days that were looked at before. */
const looked = new WeakMap<NaiveCalendar, Map<string, boolean>>();

/** "whole local days": open from midnight to midnight, on a day that comes. */
export function naiveIsWorkingDay(workingDays: NaiveCalendar, date: Temporal.PlainDate): boolean {
  const days = looked.get(workingDays) ?? new Map<string, boolean>();
  looked.set(workingDays, days);
  const day = date.toString();
  const works = days.get(day) ?? isOpenAllDay(workingDays, date);
  days.set(day, works);
  return works;
}

function isOpenAllDay(calendar: NaiveCalendar, date: Temporal.PlainDate): boolean {
  const start = localInstant(date, 0, calendar.zone);
  const end = localInstant(date.add({ days: 1 }), 0, calendar.zone);
  return start < end && naiveElapsed(calendar, start, end) === end - start;
}

/** The working days from one up to another, not including that. */
function workingDaysIn(
  workingDays: NaiveCalendar,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 })) {
    if (naiveIsWorkingDay(workingDays, day)) found.push(day);
  }
  return found;
}

// "the start (00:00) of the latest working day from which five whole working days (`aura-working-days`) lie
// in `[that day, D)`"
export function naiveLatestNotice(start: number, terms: NaiveWorkTerms): number {
  const { zone } = terms.workingDays;
  const workDay = localDateAt(start, zone);
  for (let back = 1; ; back += 1) {
    const day = workDay.subtract({ days: back });
    if (workingDaysIn(terms.workingDays, day, workDay).length < terms.noticeWorkingDays) continue;
    if (terms.noticeCounted === 'whole-days') return localInstant(day, 0, zone);
    // The day of the notice counts, so any of its milliseconds will do.
    return localInstant(day.add({ days: 1 }), 0, zone) - 1;
  }
}

// "working days `d` with notice <= start of `d` and `d < D`"; or with the day on which the notice is given
export function naiveWorkingDaysGiven(noticeAt: number, start: number, terms: NaiveWorkTerms): number {
  const { zone } = terms.workingDays;
  const noticeDay = localDateAt(noticeAt, zone);
  return workingDaysIn(terms.workingDays, noticeDay, localDateAt(start, zone)).filter(
    (day) => terms.noticeCounted === 'day-of-notice-too' || noticeAt <= localInstant(day, 0, zone),
  ).length;
}

/** The windows that touch an instant, each of its own: "A window's end is inside it." */
function isInAWindow(work: WorkLine, terms: NaiveWorkTerms): boolean {
  const { zone } = terms.workingDays;
  for (let back = 0; back <= 7; back += 1) {
    const day = localDateAt(work.start, zone).subtract({ days: back });
    // "on holidays too", or on none that closes the calendar of working days, whatever the day of the week
    const holiday = isClosedDay(terms.workingDays, day.toString(), day.dayOfWeek);
    const stands = terms.windowsOnHolidays || !holiday;
    const inside = terms.windows.some(
      ({ weekday, openMinute, closeMinute }) =>
        weekday === day.dayOfWeek &&
        localInstant(day, openMinute, zone) <= work.start &&
        work.end <= localInstant(day, closeMinute, zone),
    );
    if (stands && inside) return true;
  }
  return false;
}

function isInThePreventiveHour(
  work: WorkLine,
  { preventive, workingDays: { zone } }: NaiveWorkTerms,
): boolean {
  if (preventive === null) return true;
  const day = localDateAt(work.start, zone);
  return (
    localInstant(day, preventive.openMinute, zone) <= work.start &&
    work.end <= localInstant(day, preventive.closeMinute, zone)
  );
}

export interface WorkAnswer {
  readonly notice: string;
  readonly latestNotice: string | null;
  readonly workingDaysGiven: number | null;
  readonly marks: readonly string[];
}

function serviceWindowAnswer(work: WorkLine, terms: NaiveWorkTerms): WorkAnswer {
  const latest = naiveLatestNotice(work.start, terms);
  // "A notice dated after `now` does not exist yet."
  const noticeAt = work.noticeAt !== null && work.noticeAt <= work.now ? work.noticeAt : null;
  // "A notice at or before that instant is `in-time`; later, `short-notice` ...; none, and `now` not past the
  // latest notice: `to-announce`; none, and past: `unannounced`."
  let notice: string;
  if (noticeAt !== null) notice = noticeAt <= latest ? 'in-time' : 'short-notice';
  else notice = work.now <= latest ? 'to-announce' : 'unannounced';
  // Where there are no windows, work is bound to none.
  const inside = terms.windows.length === 0 || isInAWindow(work, terms);
  return {
    notice,
    latestNotice: printInstant(latest),
    workingDaysGiven: noticeAt === null ? null : naiveWorkingDaysGiven(noticeAt, work.start, terms),
    marks: inside ? [] : ['outside-window'],
  };
}

function preventiveAnswer(work: WorkLine, terms: NaiveWorkTerms): WorkAnswer {
  const marks: string[] = [];
  if (!isInThePreventiveHour(work, terms)) marks.push('outside-window');
  // "without a recorded reason (an empty one is none) `preventive-unjustified`"
  if (work.reason === null || work.reason === '') marks.push('preventive-unjustified');
  const usual = terms.preventive?.usualDowntimeMinutes ?? null;
  if (usual !== null && work.downtimeMinutes !== null && work.downtimeMinutes > usual) {
    marks.push('longer-than-usual');
  }
  // "Its notice is `not-required` and `workingDaysGiven` null."
  return { notice: 'not-required', latestNotice: null, workingDaysGiven: null, marks: marks.toSorted() };
}

export function workAnswer(work: WorkLine, terms: NaiveWorkTerms): WorkAnswer {
  return work.kind === 'preventive' ? preventiveAnswer(work, terms) : serviceWindowAnswer(work, terms);
}
