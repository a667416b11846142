import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, merged, overlap, type Period } from '../../../src/calendars/period.ts';

const SPAN = 40;

/** Periods so short that each of their instants can be looked at; some are empty, some the wrong way round. */
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: -3, max: 15 }))
  .map(([start, length]) => ({ start, end: start + length }));
const periods = fc.array(period, { maxLength: 12 });
const instants = Array.from({ length: SPAN + 20 }, (_, at) => at - 2);

describe('periods are half-open', () => {
  test('an instant is in a period from its start on, and not at its end', () => {
    fc.assert(
      fc.property(period, ({ start, end }) => {
        const inside = instants.filter((at) => contains({ start, end }, at));
        expect(inside).toEqual(instants.filter((at) => at >= start && at < end));
      }),
      { numRuns: 500 },
    );
  });

  test('two overlap when an instant is in both', () => {
    const filled = period.filter(({ start, end }) => start < end);
    fc.assert(
      fc.property(filled, filled, (a, b) => {
        expect(overlap(a, b)).toBe(instants.some((at) => contains(a, at) && contains(b, at)));
        expect(overlap(b, a)).toBe(overlap(a, b));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('merged periods', () => {
  test('hold the same instants as the given ones, in whatever order those come', () => {
    fc.assert(
      fc.property(periods, fc.infiniteStream(fc.nat()), (given, keys) => {
        const result = merged(given);
        for (const at of instants) {
          const before = given.some((one) => contains(one, at));
          expect(result.filter((one) => contains(one, at)).length).toBe(before ? 1 : 0);
        }
        const keyed = given.map((one) => [keys.next().value, one] as const);
        expect(merged(keyed.toSorted(([a], [b]) => a - b).map(([, one]) => one))).toEqual(result);
      }),
      { numRuns: 1_000 },
    );
  });

  test('are in order, none empty, none touching the next, and merging them again changes nothing', () => {
    fc.assert(
      fc.property(periods, (given) => {
        const result = merged(given);
        for (const [i, { start, end }] of result.entries()) {
          expect(start).toBeLessThan(end);
          expect(result[i + 1]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThan(end);
        }
        expect(merged(result)).toEqual(result);
      }),
      { numRuns: 500 },
    );
  });
});
