import { isoOf } from '../../../../src/calendars/iso.ts';
import type { RosterShift } from '../../../../src/duty/followed.ts';
import { type Problem, sentenceOf, Unreadable } from './problem.ts';
import type { ReadCalendar } from './read-calendar.ts';
import { levelOf, type OnCall, onCallOf, type RosterReading, unknownNames } from './shift-events.ts';

const MOST_PROBLEMS = 20;

/** A roster as it was read: its shifts, what is wrong, and whose shifts on file are not to be taken back. */
export interface ReadRoster {
  readonly shifts: readonly RosterShift[];
  readonly named: readonly OnCall[];
  readonly problems: readonly Problem[];
  /** Events that could not be read. */
  readonly lost: ReadonlySet<string>;
  /** Whether something was lost of which nobody knows what it was. */
  readonly anyLost: boolean;
}

/** The shifts of a calendar; an event that names nobody, or no level, is a problem. */
export function shiftsIn(calendar: ReadCalendar, provider: string, reading: RosterReading): ReadRoster {
  const shifts: RosterShift[] = [];
  const named: OnCall[] = [];
  const problems = [...calendar.problems];
  const lost = new Set(calendar.lost.flatMap(({ uid }) => uid ?? []));
  const faulty = new Set<object>();
  for (const { event, uid, start, end } of calendar.windows) {
    if (event.details.status === 'cancelled') continue;
    try {
      const level = levelOf(event, reading);
      for (const one of onCallOf(event, reading)) {
        named.push(one);
        const { person, name } = one;
        shifts.push({ provider, level, person, name, start, end, event: uid });
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      lost.add(uid);
      // Once for each event, however often it recurs.
      if (faulty.has(event)) continue;
      faulty.add(event);
      const { line, property, message } = error;
      problems.push({ line, property, raw: event.component.raw, reason: message });
    }
  }
  return {
    shifts,
    named,
    problems,
    lost,
    anyLost: calendar.cut || calendar.lost.some(({ uid }) => uid === null),
  };
}

/** What a roster holds, one sentence each, with everything that is wrong in it. */
export function foundIn({ shifts, named, problems }: ReadRoster, shown: string): string[] {
  const people = new Set(shifts.map(({ person }) => person)).size;
  const from = shifts.reduce((least, { start }) => Math.min(least, start), Infinity);
  const to = shifts.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const summary =
    shifts.length === 0
      ? `no shifts of the last two weeks or to come`
      : `${count(shifts.length, 'shift')} of ${people === 1 ? 'one person' : `${people} people`}, from ${isoOf(from)} to ${isoOf(to)}`;
  const unknown = unknownNames(named);
  const told = problems.toSorted((a, b) => a.line - b.line).map((problem) => sentenceOf(shown, problem));
  return [
    `${shown}: ${summary}`,
    ...unknown.map(
      (name) => `${shown}: ${name} is not one of people, so no channel reaches them; add them there`,
    ),
    ...told.slice(0, MOST_PROBLEMS),
    ...(told.length > MOST_PROBLEMS
      ? [`${shown}: ${count(told.length - MOST_PROBLEMS, 'more problem')}`]
      : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
