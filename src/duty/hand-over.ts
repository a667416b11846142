import type { Instant } from '../calendars/period.ts';
import type { Shift } from './shift.ts';

/** What one shift leaves in writing for the next, on a ticket, by name. */
export interface HandOverNote {
  /** `source:id` */
  readonly ticket: string;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}

/** A hand-over note on a ticket that is open. */
export interface OpenNote extends HandOverNote {
  readonly subject: string | null;
  readonly provider: string;
}

/** The most characters of a note. */
export const LONGEST_NOTE = 2_000;

const DAY_MS = 86_400_000;

/**
 * Since when notes matter to who is on duty now: those of the last 24 hours, and all of a shift that was handed over
 * within them, however long it was. `shifts` are of all levels; the first level is handed over.
 */
export function handOverSince(shifts: readonly Shift[], now: Instant): Instant {
  const day = now - DAY_MS;
  const handedOver = shifts.filter(({ level, end }) => level === 1 && end > day && end <= now);
  return Math.min(day, ...handedOver.map(({ start }) => start));
}
