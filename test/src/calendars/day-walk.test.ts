// Over weeks and years, everything that a calendar answers is what a walk over local days finds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
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
import { anyPlace, askedCalendar, instantAt, turns } from '../../naive/arbitrary-calendars.ts';
import {
  naiveDueAt,
  naiveElapsed,
  naiveIsOpen,
  naiveNextClosing,
  naiveNextOpening,
  naiveStretches,
} from '../../naive/calendars.ts';
import { asDefinition } from './as-definition.ts';

const twoPlaces = fc.tuple(anyPlace, anyPlace);

for (const [days, numRuns] of [
  [21, 600],
  [400, 40],
] as const) {
  test(`a calendar answers as a walk over its local days does: any hours and holidays, ${days} days`, () => {
    fc.assert(
      fc.property(
        askedCalendar(days),
        fc.array(twoPlaces, { minLength: 1, maxLength: 6 }),
        (asked, places) => {
          const naive = asked.calendar;
          const { definition, book } = asDefinition(naive);
          const { zone } = definition;
          // Known for longer than is asked, so that what comes next is known, too.
          const data = compile(definition, book, addDays(asked.from, -3), addDays(asked.until, 400));
          const calendar = calendarFrom(data);
          const start = startOfDay(asked.from, zone);
          const end = startOfDay(asked.until, zone);
          const cut = naiveStretches(naive, start, end)
            .map(({ open, close }) => ({ start: Math.max(open, start), end: Math.min(close, end) }))
            .filter((stretch) => stretch.start < stretch.end);
          expect(openStretches(calendar, start, end)).toEqual(cut);
          const turning = turns(asked);
          for (const [a, b] of places) {
            const from = instantAt(a, turning);
            const to = instantAt(b, turning);
            const used = naiveElapsed(naive, from, to);
            expect(elapsed(calendar, from, to)).toBe(used);
            expect(isOpen(calendar, from)).toBe(naiveIsOpen(naive, from));
            expect(nextOpening(calendar, from)).toBe(naiveNextOpening(naive, from));
            const closing = naiveNextClosing(naive, from);
            expect(nextClosing(calendar, from)).toBe(closing === Number.POSITIVE_INFINITY ? null : closing);
            if (used > 0) expect(dueAt(calendar, from, used)).toBe(naiveDueAt(naive, from, used));
          }
        },
      ),
      { numRuns },
    );
  });
}

test('a calendar without holidays that is always open counts absolute milliseconds, in every zone', () => {
  const instant = fc.integer({ min: Date.UTC(2010), max: Date.UTC(2041) });
  fc.assert(
    fc.property(askedCalendar(1), instant, instant, ({ calendar: { zone } }, from, to) => {
      const definition = { id: 'c', zone, hours: 'always', holidays: null } as const;
      const calendar = calendarFrom(compile(definition, new Map(), '2026-01-01', '2026-01-02'));
      expect(elapsed(calendar, from, to)).toBe(Math.max(0, to - from));
      expect(dueAt(calendar, from, Math.abs(to - from))).toBe(from + Math.abs(to - from));
      expect([nextOpening(calendar, from), nextClosing(calendar, from)]).toEqual([null, null]);
    }),
    { numRuns: 500 },
  );
});
