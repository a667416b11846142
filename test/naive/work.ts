// Planned work: its window and its notice.
import type { Temporal } from 'temporal-polyfill';
import { localDateAt, localInstant } from './calendars.ts';
import type { NaiveHolidays } from './holidays.ts';
import { printInstant } from './instants.ts';
import type { WorkLine } from './lines.ts';

const zone = 'Europe/Copenhagen';

/** `aura-working-days`: "whole local days Mon–Fri", closed on public holidays. */
function isWorkingDay(date: Temporal.PlainDate, holidays: NaiveHolidays): boolean {
  return date.dayOfWeek <= 5 && !holidays.dk.has(date.toString());
}

// "the start (00:00) of the latest working day from which five whole working days (`aura-working-days`) lie
// in `[that day, D)`"
function latestNotice(work: WorkLine, holidays: NaiveHolidays): number {
  const workDay = localDateAt(work.start, zone);
  for (let back = 1; ; back += 1) {
    const day = workDay.subtract({ days: back });
    if (!isWorkingDay(day, holidays)) continue;
    let count = 0;
    for (let n = 1; n <= back; n += 1) {
      if (isWorkingDay(workDay.subtract({ days: n }), holidays)) count += 1;
    }
    if (count >= 5) return localInstant(day, 0, zone);
  }
}

// "working days `d` with notice <= start of `d` and `d < D`"
function workingDaysGiven(work: WorkLine, noticeAt: number, holidays: NaiveHolidays): number {
  const workDay = localDateAt(work.start, zone);
  let count = 0;
  for (let day = workDay.subtract({ days: 1 }); noticeAt <= localInstant(day, 0, zone); ) {
    if (isWorkingDay(day, holidays)) count += 1;
    day = day.subtract({ days: 1 });
  }
  return count;
}

/** Wholly inside `[fromHour, toHour]` of the local day on which it starts. "A window's end is inside it." */
function isWithin(work: WorkLine, fromHour: number, toHour: number): boolean {
  const day = localDateAt(work.start, zone);
  return (
    work.start >= localInstant(day, fromHour * 60, zone) && work.end <= localInstant(day, toHour * 60, zone)
  );
}

function serviceWindowAnswer(work: WorkLine, holidays: NaiveHolidays): object {
  const latest = latestNotice(work, holidays);
  // "A notice dated after `now` does not exist yet."
  const noticeAt = work.noticeAt !== null && work.noticeAt <= work.now ? work.noticeAt : null;
  // "A notice at or before that instant is `in-time`; later, `short-notice` ...; none, and `now` not past the
  // latest notice: `to-announce`; none, and past: `unannounced`."
  let notice: string;
  if (noticeAt !== null) notice = noticeAt <= latest ? 'in-time' : 'short-notice';
  else notice = work.now <= latest ? 'to-announce' : 'unannounced';
  // "Monday 00:00–06:00 Copenhagen, every Monday, holidays too"
  const monday = localDateAt(work.start, zone).dayOfWeek === 1;
  return {
    notice,
    latestNotice: printInstant(latest),
    workingDaysGiven: noticeAt === null ? null : workingDaysGiven(work, noticeAt, holidays),
    marks: monday && isWithin(work, 0, 6) ? [] : ['outside-window'],
  };
}

function preventiveAnswer(work: WorkLine): object {
  const marks: string[] = [];
  // "any day 06:00–07:00"
  if (!isWithin(work, 6, 7)) marks.push('outside-window');
  // "without a recorded reason (an empty one is none) `preventive-unjustified`"
  if (work.reason === null || work.reason === '') marks.push('preventive-unjustified');
  // "with an actual downtime above 5 minutes `longer-than-usual`"
  if (work.downtimeMinutes !== null && work.downtimeMinutes > 5) marks.push('longer-than-usual');
  // "Its notice is `not-required` and `workingDaysGiven` null."
  return { notice: 'not-required', latestNotice: null, workingDaysGiven: null, marks: marks.toSorted() };
}

export function workAnswer(work: WorkLine, holidays: NaiveHolidays): object {
  return work.kind === 'preventive' ? preventiveAnswer(work) : serviceWindowAnswer(work, holidays);
}
