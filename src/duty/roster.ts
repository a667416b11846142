import type { Instant, Period } from '../calendars/period.ts';
import { overlap } from '../calendars/period.ts';
import { type Rotation, turnsOf } from './rotation.ts';
import type { Shift } from './shift.ts';

/** One level of a roster: everybody whose turn it is in one of its rotations is on duty. */
export interface RosterLevel {
  /** From 1 on. */
  readonly level: number;
  readonly rotations: readonly Rotation[];
}

/** Somebody who is on duty at a level in place of whose turn it is. */
export interface Override extends Period {
  readonly level: number;
  readonly person: string;
}

/** Who is on duty for a provider, as it is configured. */
export interface Roster {
  readonly provider: string;
  readonly levels: readonly RosterLevel[];
  readonly overrides: readonly Override[];
}

/**
 * The shifts of a roster that lie at least in part within a span, by start; each is whole, unless an override cuts
 * into it. `nameOf` gives the name of a person by their id.
 */
export function rosterShifts(
  { levels, overrides }: Roster,
  span: Period,
  nameOf: (person: string) => string,
): Shift[] {
  const shifts: Shift[] = [];
  const add = (level: number, person: string, start: Instant, end: Instant) =>
    shifts.push({ level, person, name: nameOf(person), start, end });
  for (const { level, rotations } of levels) {
    const instead = overrides.filter((one) => one.level === level);
    for (const turn of rotations.flatMap((rotation) => turnsOf(rotation, span))) {
      for (const { start, end } of without(turn, instead)) {
        if (overlap({ start, end }, span)) add(level, turn.person, start, end);
      }
    }
  }
  for (const one of overrides) if (overlap(one, span)) add(one.level, one.person, one.start, one.end);
  return shifts.sort(inOrder);
}

/** What is left of a period without others. */
function without(period: Period, others: readonly Period[]): Period[] {
  return others.reduce<Period[]>(
    (left, other) =>
      left.flatMap((one) =>
        overlap(one, other)
          ? [
              { start: one.start, end: other.start },
              { start: other.end, end: one.end },
            ].filter(({ start, end }) => start < end)
          : [one],
      ),
    [{ start: period.start, end: period.end }],
  );
}

/** By start, then by level, then by person. */
export function inOrder(a: Shift, b: Shift): number {
  return a.start - b.start || a.level - b.level || (a.person < b.person ? -1 : Number(a.person > b.person));
}
