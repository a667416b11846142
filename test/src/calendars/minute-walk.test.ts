// Within two days, everything that a calendar answers is what a walk over the clock on the wall finds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BeyondCalendar,
  type Calendar,
  calendarFrom,
  dueAt,
  elapsed,
  isOpen,
  nextClosing,
  nextOpening,
  openStretches,
} from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { addDays, startOfDay } from '../../../src/calendars/wall-time.ts';
import { anyPlace, askedCalendar, instantAt } from '../../naive/arbitrary-calendars.ts';
import { openMinutes } from '../../naive/minute-walk.ts';
import { asDefinition } from './as-definition.ts';

const MINUTE = 60_000;

interface Walk {
  readonly start: number;
  readonly open: readonly boolean[];
}

/** The milliseconds of open minutes in `[from, to)`. */
function walked({ start, open }: Walk, from: number, to: number): number {
  let sum = 0;
  for (const [i, isOpenThen] of open.entries()) {
    const minute = start + i * MINUTE;
    if (isOpenThen) sum += Math.max(0, Math.min(to, minute + MINUTE) - Math.max(from, minute));
  }
  return sum;
}

/** Where the walk finds the calendar turning: after each, whether it is open from there on. */
function turnsOf({ start, open }: Walk): number[] {
  return open.flatMap((now, i) => (now === (open[i - 1] ?? false) ? [] : [start + i * MINUTE]));
}

function asksAsWalked(calendar: Calendar, walk: Walk, from: number, to: number): void {
  const openAt = (at: number) => walk.open[Math.floor((at - walk.start) / MINUTE)] ?? false;
  expect(isOpen(calendar, from)).toBe(openAt(from));
  const used = walked(walk, from, to);
  expect(elapsed(calendar, from, to)).toBe(used);
  expect(elapsed(calendar, to, from)).toBe(from < to ? 0 : walked(walk, to, from));
  const stretches = openStretches(calendar, from, to);
  expect(stretches.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(used);
  if (used > 0) expect(dueAt(calendar, from, used)).toBe(stretches.at(-1)!.end);
  const next = turnsOf(walk).find((turn) => turn > from);
  if (next === undefined) return;
  expect(nextOpening(calendar, from)).toBe(openAt(from) ? null : next);
  expect(nextClosing(calendar, from)).toBe(openAt(from) ? next : null);
}

test('a calendar answers as a walk over the minutes of two days does, in every zone', () => {
  fc.assert(
    fc.property(
      askedCalendar(2),
      fc.array(fc.tuple(anyPlace, anyPlace), { minLength: 1, maxLength: 12 }),
      (asked, places) => {
        const { definition, book } = asDefinition(asked.calendar);
        const { zone } = definition;
        // A day more, so that what follows the two is known: a closing at their end is one.
        const calendar = calendarFrom(compile(definition, book, asked.from, addDays(asked.until, 1)));
        const start = startOfDay(asked.from, zone);
        const end = startOfDay(asked.until, zone);
        const walk = { start, open: openMinutes(asked.calendar, start, end) };
        const open = openStretches(calendar, start, end).flatMap((stretch) => [stretch.start, stretch.end]);
        const closedAtEnd = walk.open.at(-1) ? [end] : [];
        expect(open).toEqual([...turnsOf(walk), ...closedAtEnd]);
        const turning = [...new Set([start, ...open, end])].toSorted((a, b) => a - b);
        for (const [a, b] of places) {
          // What the last instant is like, the walk does not see.
          asksAsWalked(calendar, walk, Math.min(instantAt(a, turning), end - 1), instantAt(b, turning));
        }
      },
    ),
    { numRuns: 250 },
  );
});

test('a goal that the known span cannot hold is refused, and so is time beyond it', () => {
  fc.assert(
    fc.property(askedCalendar(2), (asked) => {
      const { definition, book } = asDefinition(asked.calendar);
      const calendar = calendarFrom(compile(definition, book, asked.from, asked.until));
      const { start, end } = calendar.known;
      const all = elapsed(calendar, start, end);
      expect(() => dueAt(calendar, start, all + 1)).toThrow(BeyondCalendar);
      expect(() => elapsed(calendar, start - 1, end)).toThrow(BeyondCalendar);
      expect(() => isOpen(calendar, end + 1)).toThrow(BeyondCalendar);
    }),
    { numRuns: 200 },
  );
});
