import type { PlannedWorkTerms } from '../agreements/terms.ts';
import type { Calendar } from '../calendars/calendar.ts';
import type { Instant, Period } from '../calendars/period.ts';
import { addDays, instantOf, type LocalDate, localDateAt, weekdayOf } from '../calendars/wall-time.ts';
import type { PlannedWork } from './work.ts';

export type WorkMark = 'longer-than-usual' | 'outside-window' | 'preventive-unjustified';

/**
 * The service windows that open on a local day, in order: "Mandag kl. 00 - 06". Reading (`windowsOnHolidays`): on
 * holidays too; else on no day that is closed by the holidays of the calendar of working days.
 */
export function windowsOn(
  terms: PlannedWorkTerms,
  workingDays: Calendar,
  zone: string,
  date: LocalDate,
): Period[] {
  const weekday = weekdayOf(date);
  const windows = terms.windows.filter((window) => window.weekday === weekday);
  if (windows.length === 0) return [];
  if (!terms.windowsOnHolidays && workingDays.closedDays.has(date)) return [];
  return windows.map(({ openMinute, closeMinute }) => ({
    start: instantOf(date, openMinute, zone),
    end: instantOf(date, closeMinute, zone),
  }));
}

/** The hour in which preventive work may happen on the local day of an instant: "mellem kl. 06 - 07"; null: any. */
export function preventiveHour({ preventive }: PlannedWorkTerms, zone: string, at: Instant): Period | null {
  if (!preventive) return null;
  const date = localDateAt(at, zone);
  return {
    start: instantOf(date, preventive.openMinute, zone),
    end: instantOf(date, preventive.closeMinute, zone),
  };
}

/** The marks of a piece of planned work, sorted by name. A window's end is inside it. */
export function workMarks(
  work: PlannedWork,
  terms: PlannedWorkTerms,
  workingDays: Calendar,
  zone: string,
): WorkMark[] {
  const marks: WorkMark[] = [];
  const preventive = work.kind === 'preventive';
  const usual = terms.preventive?.usualDowntimeMinutes ?? Number.POSITIVE_INFINITY;
  if (preventive && (work.downtimeMinutes ?? 0) > usual) marks.push('longer-than-usual');
  if (!isInside(work, terms, workingDays, zone)) marks.push('outside-window');
  if (preventive && !work.reason?.trim()) marks.push('preventive-unjustified');
  return marks;
}

function isInside(work: PlannedWork, terms: PlannedWorkTerms, workingDays: Calendar, zone: string): boolean {
  const holds = ({ start, end }: Period) => start <= work.start && work.end <= end;
  if (work.kind === 'preventive') {
    const hour = preventiveHour(terms, zone, work.start);
    return hour === null || holds(hour);
  }
  if (terms.windows.length === 0) return true;
  const date = localDateAt(work.start, zone);
  // One that opened the day before may run past midnight.
  return [addDays(date, -1), date].some((day) => windowsOn(terms, workingDays, zone, day).some(holds));
}
