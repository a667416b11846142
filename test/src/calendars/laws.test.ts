// The laws of clock arithmetic, on calendars compiled for years in real zones, at instants that turn something.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
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
import { anyPlace, askedCalendar, instantAt, turns } from '../../naive/arbitrary-calendars.ts';
import { asDefinition } from './as-definition.ts';

// Compiled once: a law is asked of each of them often.
const { seed } = fc.readConfigureGlobal();
const CALENDARS = fc.sample(askedCalendar(3 * 365), { numRuns: 48, seed }).map((asked) => {
  const { definition, book } = asDefinition(asked.calendar);
  const calendar = calendarFrom(compile(definition, book, asked.from, asked.until));
  return { calendar, turning: turns(asked) };
});

/** Something that holds for any of the calendars, and any instants in it, in order of time. */
function law(
  name: string,
  instants: number,
  holds: (calendar: Calendar, ...instants: number[]) => void,
  numRuns = 1_500,
): void {
  const places = fc.array(anyPlace, { minLength: instants, maxLength: instants });
  test(name, () => {
    fc.assert(
      fc.property(fc.nat(CALENDARS.length - 1), places, (nth, some) => {
        const { calendar, turning } = CALENDARS[nth];
        holds(calendar, ...some.map((place) => instantAt(place, turning)).toSorted((a, b) => a - b));
      }),
      { numRuns },
    );
  });
}

describe('the laws of clock arithmetic, over years and zones', () => {
  law('what is due at an instant has elapsed by then, and not a millisecond earlier', 2, (calendar, a, b) => {
    const goal = elapsed(calendar, a, b);
    const due = dueAt(calendar, a, goal);
    expect(elapsed(calendar, a, due)).toBe(goal);
    if (goal === 0) expect(due).toBe(a);
    else expect(elapsed(calendar, a, due - 1)).toBe(goal - 1);
  });

  law(
    'a goal used up at closing is due then, a millisecond more after the next opening',
    1,
    (calendar, at) => {
      const opens = isOpen(calendar, at) ? at : nextOpeningOrNull(calendar, at);
      const closing = opens === null ? null : nextClosing(calendar, opens);
      if (closing === null) return;
      const goal = elapsed(calendar, at, closing);
      expect(dueAt(calendar, at, goal)).toBe(closing);
      const next = nextOpeningOrNull(calendar, closing);
      if (next !== null) expect(dueAt(calendar, at, goal + 1)).toBe(next + 1);
    },
  );

  law(
    'elapsed is additive, never negative, and never more than the time there is',
    3,
    (calendar, a, b, c) => {
      const whole = elapsed(calendar, a, c);
      expect(elapsed(calendar, a, b) + elapsed(calendar, b, c)).toBe(whole);
      expect(elapsed(calendar, a, b)).toBeGreaterThanOrEqual(0);
      expect(elapsed(calendar, a, b)).toBeLessThanOrEqual(whole);
      expect(whole).toBeLessThanOrEqual(c - a);
      if (a < c) expect(elapsed(calendar, c, a)).toBe(0);
    },
  );

  law('what is due grows with the goal and with the start', 3, (calendar, a, b, c) => {
    const goal = elapsed(calendar, b, c);
    const due = dueAt(calendar, b, goal);
    expect(dueAt(calendar, a, goal)).toBeLessThanOrEqual(due);
    expect(dueAt(calendar, b, Math.floor(goal / 2))).toBeLessThanOrEqual(due);
    // What was used up before leaves the rest due at the same instant.
    if (goal > 0) expect(dueAt(calendar, a, elapsed(calendar, a, b) + goal)).toBe(due);
  });

  law('a millisecond counts when the calendar is open in it, and only then', 1, (calendar, at) => {
    if (at === calendar.known.end) return;
    expect(elapsed(calendar, at, at + 1)).toBe(isOpen(calendar, at) ? 1 : 0);
  });

  law(
    'open stretches add up to elapsed, none touches the next, and at their ends the calendar turns',
    2,
    (calendar, from, to) => {
      const stretches = openStretches(calendar, from, to);
      expect(stretches.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(
        elapsed(calendar, from, to),
      );
      for (const [i, { start, end }] of stretches.slice(0, 50).entries()) {
        if (i > 0) expect(start).toBeGreaterThan(stretches[i - 1].end);
        expect([isOpen(calendar, start), isOpen(calendar, end - 1)]).toEqual([true, true]);
        if (start > from) expect(isOpen(calendar, start - 1)).toBe(false);
        if (end < to) expect(isOpen(calendar, end)).toBe(false);
      }
    },
    300,
  );

  law('between now and the next opening or closing nothing turns', 1, (calendar, at) => {
    const closing = nextClosing(calendar, at);
    if (closing !== null) {
      expect([elapsed(calendar, at, closing), isOpen(calendar, closing)]).toEqual([closing - at, false]);
    } else if (!isOpen(calendar, at)) {
      const opening = nextOpeningOrNull(calendar, at);
      if (opening === null) expect(elapsed(calendar, at, calendar.known.end)).toBe(0);
      else expect([elapsed(calendar, at, opening), isOpen(calendar, opening)]).toEqual([0, true]);
    }
  });
});

/** When the calendar opens next; null where it is open, or does so no more in the known span. */
function nextOpeningOrNull(calendar: Calendar, at: number): number | null {
  return elapsed(calendar, at, calendar.known.end) === 0 ? null : nextOpening(calendar, at);
}
