import type { Shift } from '../duty/shift.ts';
import type { Told } from './alarm-entry.ts';

/** Whom to tell: at which level, and who; nobody where the walls alone tell it. */
export interface Whom {
  readonly level: number;
  readonly to: readonly Told[];
}

/**
 * Whom to tell at a level, of the shifts of an instant: all who are on duty at it; where nobody is, the next higher level
 * with somebody, else the next lower one, else those who are told when nobody is on duty.
 */
export function whomToTell(shifts: readonly Shift[], dueLevel: number, fallback: readonly Told[]): Whom {
  const levels = [...new Set(shifts.map(({ level }) => level))].sort((a, b) => a - b);
  const level = levels.find((one) => one >= dueLevel) ?? levels.at(-1);
  if (level === undefined) return { level: dueLevel, to: fallback };
  const to = new Map(
    shifts.filter((one) => one.level === level).map(({ person, name }) => [person, { person, name, level }]),
  );
  return { level, to: [...to.values()] };
}

/**
 * Whom to tell where some can be reached and others cannot: as `whomToTell`, and where no channel reaches any of those, the
 * next with whom it does besides. Those whom nothing reaches are named at the walls alone.
 */
export function whomToReach(
  shifts: readonly Shift[],
  dueLevel: number,
  fallback: readonly Told[],
  reaches: (person: string) => boolean,
): Whom {
  const whom = whomToTell(shifts, dueLevel, fallback);
  if (whom.to.some(({ person }) => reaches(person))) return whom;
  const others = whomToTell(
    shifts.filter(({ person }) => reaches(person)),
    dueLevel,
    fallback.filter(({ person }) => reaches(person)),
  );
  if (others.to.length === 0) return whom;
  return { level: others.level, to: [...whom.to, ...others.to] };
}
