import { type Instant, overlap, type Period } from '../calendars/period.ts';
import type { Shift } from './shift.ts';

/** A stretch in which the same people are on duty at a level: nobody in a gap, several in an overlap. */
export interface Stretch extends Period {
  /** Each once, in the order of their ids. */
  readonly on: readonly Pick<Shift, 'person' | 'name'>[];
}

/** Who is on duty at a level in a span, in stretches that follow each other without a break; the outer ones are cut. */
export function coverage(shifts: readonly Shift[], level: number, span: Period): Stretch[] {
  const here = shifts.filter((shift) => shift.level === level && overlap(shift, span));
  const cuts = new Set<Instant>([span.start, span.end]);
  for (const { start, end } of here) {
    if (start > span.start) cuts.add(start);
    if (end < span.end) cuts.add(end);
  }
  const instants = [...cuts].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const [i, end] of instants.slice(1).entries()) {
    const start = instants[i];
    const on = peopleAt(here, start);
    const last = stretches.at(-1);
    if (last && samePeople(last.on, on)) stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ start, end, on });
  }
  return stretches;
}

/** The levels of which shifts are known, in order. */
export function levelsOf(shifts: readonly Shift[]): number[] {
  return [...new Set(shifts.map(({ level }) => level))].sort((a, b) => a - b);
}

function peopleAt(shifts: readonly Shift[], at: Instant): Pick<Shift, 'person' | 'name'>[] {
  const people = new Map<string, Pick<Shift, 'person' | 'name'>>();
  for (const { person, name, start, end } of shifts) {
    if (start <= at && at < end && !people.has(person)) people.set(person, { person, name });
  }
  return [...people.values()].sort((a, b) => (a.person < b.person ? -1 : 1));
}

function samePeople(a: Stretch['on'], b: Stretch['on']): boolean {
  return a.length === b.length && a.every(({ person }, i) => person === b[i].person);
}
