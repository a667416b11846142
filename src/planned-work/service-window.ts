import type { PlannedWorkTerms } from '../agreements/terms.ts';
import type { Period } from '../calendars/period.ts';
import { addDays, instantOf, localDateAt, weekdayOf } from '../calendars/wall-time.ts';
import type { PlannedWork } from './work.ts';

export type WorkMark = 'longer-than-usual' | 'outside-window' | 'preventive-unjustified';

/** The service window on the local day of, or next after, an instant: "Mandag kl. 00 - 06". */
export function nextWindow(terms: PlannedWorkTerms, zone: string, at: number): Period {
  let date = localDateAt(at, zone);
  while (weekdayOf(date) !== terms.window.weekday) date = addDays(date, 1);
  return {
    start: instantOf(date, terms.window.openMinute, zone),
    end: instantOf(date, terms.window.closeMinute, zone),
  };
}

/** The hour in which preventive work may happen on the local day of an instant: "mellem kl. 06 - 07". */
export function preventiveHour(terms: PlannedWorkTerms, zone: string, at: number): Period {
  const date = localDateAt(at, zone);
  return {
    start: instantOf(date, terms.preventive.openMinute, zone),
    end: instantOf(date, terms.preventive.closeMinute, zone),
  };
}

/** The marks of a piece of planned work, sorted by name. A window's end is inside it. */
export function workMarks(work: PlannedWork, terms: PlannedWorkTerms, zone: string): WorkMark[] {
  const marks: WorkMark[] = [];
  const preventive = work.kind === 'preventive';
  if (preventive && (work.downtimeMinutes ?? 0) > terms.preventive.usualDowntimeMinutes) {
    marks.push('longer-than-usual');
  }
  const allowed = (preventive ? preventiveHour : nextWindow)(terms, zone, work.start);
  if (work.start < allowed.start || work.end > allowed.end) marks.push('outside-window');
  if (preventive && !work.reason?.trim()) marks.push('preventive-unjustified');
  return marks;
}
