import type { PlannedWorkTerms } from '../agreements/terms.ts';
import { type Calendar, elapsed } from '../calendars/calendar.ts';
import type { Instant } from '../calendars/period.ts';
import { addDays, type LocalDate, localDateAt, startOfDay } from '../calendars/wall-time.ts';
import type { PlannedWork } from './work.ts';

/** How the announcement of a piece of planned work stands. A missed notice is advised, never a breach. */
export type NoticeState =
  | { readonly kind: 'not-required' }
  /** Its working days are not counted here: it may have been given long before the calendar begins to be known. */
  | { readonly kind: 'in-time'; readonly latest: Instant }
  | { readonly kind: 'short-notice'; readonly latest: Instant; readonly workingDaysGiven: number }
  | { readonly kind: 'to-announce'; readonly latest: Instant }
  | { readonly kind: 'unannounced'; readonly latest: Instant };

/** Days that were looked at before: walls ask for the same ones each second, and local days are dear to find. */
const looked = new WeakMap<Calendar, Map<LocalDate, boolean>>();

/** Whether a local day is a whole working day. */
export function isWorkingDay(workingDays: Calendar, date: LocalDate): boolean {
  let days = looked.get(workingDays);
  if (!days) {
    days = new Map();
    looked.set(workingDays, days);
  }
  let is = days.get(date);
  if (is === undefined) {
    const start = startOfDay(date, workingDays.zone);
    const end = startOfDay(addDays(date, 1), workingDays.zone);
    // A day that its zone skips is none.
    is = start < end && elapsed(workingDays, start, end) === end - start;
    days.set(date, is);
  }
  return is;
}

/**
 * The latest notice for work that starts on the local day `date`: "Varsles så vidt muligt minimum fem
 * arbejdsdage i forvejen". Reading (`noticeCounted`): the start of the latest working day from which five whole working
 * days lie before that day; under `day-of-notice-too` that day may be used up, since the day of the notice counts.
 */
export function latestNotice(terms: PlannedWorkTerms, workingDays: Calendar, date: LocalDate): Instant {
  let day = date;
  for (let found = 0; found < terms.noticeWorkingDays; ) {
    day = addDays(day, -1);
    if (isWorkingDay(workingDays, day)) found++;
  }
  if (terms.noticeCounted === 'whole-days') return startOfDay(day, workingDays.zone);
  return startOfDay(addDays(day, 1), workingDays.zone) - 1;
}

/** The working days between a notice and the local day `date` of the work: whole ones, or with the day of the notice. */
export function workingDaysGiven(
  { noticeCounted }: PlannedWorkTerms,
  workingDays: Calendar,
  noticeAt: Instant,
  date: LocalDate,
): number {
  let count = 0;
  let day = localDateAt(noticeAt, workingDays.zone);
  const begun = startOfDay(day, workingDays.zone) < noticeAt;
  if (begun && noticeCounted === 'whole-days') day = addDays(day, 1);
  for (; day < date; day = addDays(day, 1)) if (isWorkingDay(workingDays, day)) count++;
  return count;
}

/** How the notice of a piece of work stands at `now`; a notice dated after `now` does not exist yet. */
export function noticeAt(
  work: PlannedWork,
  terms: PlannedWorkTerms,
  workingDays: Calendar,
  now: Instant,
): NoticeState {
  // "Præventivt vedligehold … Varsles ikke".
  if (work.kind === 'preventive') return { kind: 'not-required' };
  const date = localDateAt(work.start, workingDays.zone);
  const latest = latestNotice(terms, workingDays, date);
  if (work.noticeAt !== null && work.noticeAt <= now) {
    if (work.noticeAt <= latest) return { kind: 'in-time', latest };
    const given = workingDaysGiven(terms, workingDays, work.noticeAt, date);
    return { kind: 'short-notice', latest, workingDaysGiven: given };
  }
  return { kind: now <= latest ? 'to-announce' : 'unannounced', latest };
}
