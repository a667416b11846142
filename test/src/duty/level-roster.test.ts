// Gaps and overlaps of a roster are those that asking each instant finds.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { handOverSince } from '../../../src/duty/hand-over.ts';
import { levelRosters } from '../../../src/duty/level-roster.ts';
import { onDuty, type Shift } from '../../../src/duty/shift.ts';

const shifts = fc.array(
  fc
    .record({
      level: fc.integer({ min: 1, max: 2 }),
      who: fc.constantFrom('ann', 'bo', 'cy'),
      start: fc.integer({ min: -10, max: 30 }),
      length: fc.integer({ min: 1, max: 15 }),
    })
    .map(
      ({ level, who, start, length }): Shift => ({
        level,
        person: who,
        name: who,
        start,
        end: start + length,
      }),
    ),
  { minLength: 1, maxLength: 8 },
);

test('gaps and overlaps are those that asking each instant finds', () => {
  fc.assert(
    fc.property(shifts, (all) => {
      const span = { start: 0, end: 24 };
      const rosters = levelRosters(all, span);
      expect(rosters.map(({ level }) => level)).toEqual([...new Set(all.map(({ level }) => level))].sort());
      for (const { level, gaps, overlaps } of rosters) {
        for (let at = span.start; at < span.end; at++) {
          const people = new Set(onDuty(all, level, at).map(({ person }) => person)).size;
          const within = (one: { start: number; end: number }) => one.start <= at && at < one.end;
          expect([at, gaps.some(within)]).toEqual([at, people === 0]);
          expect([at, overlaps.some(within)]).toEqual([at, people > 1]);
        }
        for (const one of [...gaps, ...overlaps]) {
          expect(one.start).toBeGreaterThanOrEqual(span.start);
          expect(one.end).toBeLessThanOrEqual(span.end);
        }
      }
    }),
  );
});

test('notes matter since a day ago, and since the beginning of a shift that was handed over within it', () => {
  const HOUR = 3_600_000;
  const now = 1000 * HOUR;
  const shift = (level: number, from: number, to: number): Shift => ({
    ...{ level, person: 'ann', name: 'Ann', start: now + from * HOUR, end: now + to * HOUR },
  });
  expect(handOverSince([], now)).toBe(now - 24 * HOUR);
  expect(handOverSince([shift(1, -8, 4)], now)).toBe(now - 24 * HOUR);
  expect(handOverSince([shift(1, -170, -2), shift(1, -2, 166)], now)).toBe(now - 170 * HOUR);
  expect(handOverSince([shift(2, -170, -2)], now)).toBe(now - 24 * HOUR);
  expect(handOverSince([shift(1, -170, -30)], now)).toBe(now - 24 * HOUR);
});
