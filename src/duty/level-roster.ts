import { overlap, type Period } from '../calendars/period.ts';
import { coverage, levelsOf, type Stretch } from './coverage.ts';
import type { Shift } from './shift.ts';

/** The roster of one level in a span: its shifts in order, and where nobody or more than one is on duty. */
export interface LevelRoster {
  readonly level: number;
  readonly shifts: readonly Shift[];
  readonly gaps: readonly Stretch[];
  /** An alarm is told to all who are on duty together. */
  readonly overlaps: readonly Stretch[];
}

/** The roster of each level that has a shift on file, in a half-open span; gaps and overlaps are cut to it. */
export function levelRosters(shifts: readonly Shift[], span: Period): LevelRoster[] {
  return levelsOf(shifts).map((level) => {
    const stretches = coverage(shifts, level, span);
    return {
      level,
      shifts: shifts
        .filter((one) => one.level === level && overlap(one, span))
        .sort((a, b) => a.start - b.start || a.end - b.end),
      gaps: stretches.filter(({ on }) => on.length === 0),
      overlaps: stretches.filter(({ on }) => on.length > 1),
    };
  });
}
