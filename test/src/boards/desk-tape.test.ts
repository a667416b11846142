import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holidayBook } from '../../../main/holidays/public-holidays.ts';
import { deskTape } from '../../../src/boards/desk-tape.ts';
import { calendarFrom, isOpen } from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { merged, type Period } from '../../../src/calendars/period.ts';
import { holidayKey } from '../../../src/calendars/public-holidays.ts';
import { CALENDARS } from '../../../src/providers/providers.ts';

const HOUR = 3_600_000;

/** Every stretch begins where the one before it ends, and no two neighbours are of one kind. */
function expectTiles(tape: ReturnType<typeof deskTape>, span: Period): void {
  if (span.end <= span.start) {
    expect(tape).toEqual([]);
    return;
  }
  expect(tape[0].start).toBe(span.start);
  expect(tape.at(-1)?.end).toBe(span.end);
  for (const [i, stretch] of tape.entries()) {
    expect(stretch.start).toBeLessThan(stretch.end);
    if (i > 0) expect(stretch.start).toBe(tape[i - 1].end);
    if (i > 0) expect(stretch.kind).not.toBe(tape[i - 1].kind);
  }
}

const calendars = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 900 })), { maxLength: 12 })
  .map((stretches) => {
    const periods = merged(stretches.map(([start, length]) => ({ start, end: start + length })));
    const open = periods.flatMap(({ start, end }) => [start, end]);
    return calendarFrom({ id: 'c', version: '1', zone: 'UTC', known: { start: 0, end: 10_000 }, open });
  });

test('a tape tiles its span and says of every instant what the calendar says', () => {
  const instant = fc.integer({ min: -3_000, max: 13_000 });
  fc.assert(
    fc.property(fc.option(calendars), instant, instant, fc.array(instant), (calendar, start, end, asked) => {
      const span = { start, end };
      const tape = deskTape(calendar, span);
      expectTiles(tape, span);
      for (const at of asked.filter((at) => start <= at && at < end)) {
        const { kind } = tape.find((stretch) => stretch.start <= at && at < stretch.end)!;
        const known = calendar !== null && calendar.known.start <= at && at < calendar.known.end;
        expect(kind).toBe(known ? (isOpen(calendar, at) ? 'open' : 'closed') : 'unknown');
      }
    }),
    { numRuns: 500 },
  );
});

test('so it does for the real calendars, over both time changes and all holidays of a year', () => {
  const keys = new Set(CALENDARS.map(holidayKey).filter((key) => key !== null));
  const book = holidayBook(keys, 2026, 2027);
  const real = CALENDARS.map((each) => calendarFrom(compile(each, book, '2026-01-01', '2027-01-20')));
  const year = { min: Date.parse('2026-01-02T00:00:00Z'), max: Date.parse('2027-01-01T00:00:00Z') };
  fc.assert(
    fc.property(
      fc.nat({ max: real.length - 1 }),
      fc.integer(year),
      fc.array(fc.nat({ max: 168 * HOUR - 1 }), { minLength: 5 }),
      (index, now, offsets) => {
        const calendar = real[index];
        const span = { start: now - 12 * HOUR, end: now + 156 * HOUR };
        const tape = deskTape(calendar, span);
        expectTiles(tape, span);
        for (const offset of offsets) {
          const at = span.start + offset;
          const stretch = tape.find(({ start, end }) => start <= at && at < end);
          expect(stretch?.kind).toBe(isOpen(calendar, at) ? 'open' : 'closed');
        }
      },
    ),
    { numRuns: 500 },
  );
});
