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
