import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BeyondCalendar,
  calendarFrom,
  dueAt,
  elapsed,
  isOpen,
  nextClosing,
  nextOpening,
  openStretches,
} from '../../../src/calendars/calendar.ts';
import { merged } from '../../../src/calendars/period.ts';

/** A calendar known for [0, 10000) with any open stretches in it. */
const calendars = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 900 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((stretches) => {
    const periods = merged(stretches.map(([start, length]) => ({ start, end: start + length })));
    const open = periods.flatMap(({ start, end }) => [start, end]);
    return calendarFrom({ id: 'c', version: '1', zone: 'UTC', known: { start: 0, end: 10_000 }, open });
  });
const instants = fc.integer({ min: 0, max: 10_000 });

/** Counts open milliseconds one by one. */
function counted(calendar: Parameters<typeof isOpen>[0], from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (isOpen(calendar, at)) count++;
  return count;
}

describe('the laws of clock arithmetic', () => {
  test('elapsed is the number of open milliseconds, and 0 backwards', () => {
    fc.assert(
      fc.property(calendars, instants, instants, (calendar, a, b) => {
        expect(elapsed(calendar, a, b)).toBe(counted(calendar, a, b));
      }),
      { numRuns: 300 },
    );
  });

  test('elapsed is additive', () => {
    fc.assert(
      fc.property(calendars, fc.tuple(instants, instants, instants), (calendar, three) => {
        const [a, b, c] = three.toSorted((x, y) => x - y);
        expect(elapsed(calendar, a, c)).toBe(elapsed(calendar, a, b) + elapsed(calendar, b, c));
      }),
    );
  });

  test('dueAt is the earliest instant by which the goal is used up', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 3_000 }), (calendar, start, goal) => {
        if (elapsed(calendar, start, 10_000) < goal) {
          expect(() => dueAt(calendar, start, goal)).toThrow(BeyondCalendar);
          return;
        }
        const due = dueAt(calendar, start, goal);
        expect(elapsed(calendar, start, due)).toBe(goal);
        expect(elapsed(calendar, start, due - 1)).toBe(goal - 1);
      }),
      { numRuns: 1_000 },
    );
  });

  test('openStretches add up to what elapsed counts, and lie within what was asked', () => {
    fc.assert(
      fc.property(calendars, instants, instants, (calendar, a, b) => {
        const stretches = openStretches(calendar, a, b);
        expect(stretches.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(elapsed(calendar, a, b));
        for (const { start, end } of stretches) expect(a <= start && start < end && end <= b).toBe(true);
      }),
    );
  });

  test('it is closed until the next opening and open until the next closing', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, at) => {
        if (isOpen(calendar, at)) {
          expect(nextOpening(calendar, at)).toBeNull();
          const closing = nextClosing(calendar, at);
          if (closing !== null)
            expect([isOpen(calendar, closing - 1), isOpen(calendar, closing)]).toEqual([true, false]);
        } else if (elapsed(calendar, at, 10_000) > 0) {
          const opening = nextOpening(calendar, at)!;
          expect(elapsed(calendar, at, opening)).toBe(0);
          expect(isOpen(calendar, opening)).toBe(true);
        } else expect(() => nextOpening(calendar, at)).toThrow(BeyondCalendar);
      }),
    );
  });

  test('a question beyond the known span is refused, not guessed', () => {
    const calendar = calendarFrom({
      id: 'c',
      version: '1',
      zone: 'UTC',
      known: { start: 0, end: 100 },
      open: [0, 100],
    });
    expect(() => elapsed(calendar, -1, 50)).toThrow(
      'calendar c: nothing is known about 1969-12-31T23:59:59.999Z',
    );
    expect(() => isOpen(calendar, 101)).toThrow(BeyondCalendar);
    expect(elapsed(calendar, 0, 100)).toBe(100);
  });
});
