import { contains, type Instant } from '../calendars/period.ts';

/** For how long one person is on duty at one level of a provider's roster: half-open, UTC instants. */
export interface Shift {
  /** From 1 on: who is told first. */
  readonly level: number;
  /** The person's id in the configuration; their name where a calendar names somebody who is not in it. */
  readonly person: string;
  readonly name: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** Who is on duty at a level at an instant; more than one where shifts overlap, nobody in a gap. */
export function onDuty(shifts: readonly Shift[], level: number, at: Instant): readonly Shift[] {
  return shifts.filter((shift) => shift.level === level && contains(shift, at));
}
