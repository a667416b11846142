// Percentiles are by nearest rank, whichever lists the lengths come in.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from '../../../src/alarms/spread.ts';

test('spreads are by nearest rank', () => {
  expect(spreadOf([])).toBeNull();
  expect(spreadOf([[], []])).toBeNull();
  expect(spreadOf([[7]])).toEqual({ count: 1, p50: 7, p90: 7, p95: 7, p99: 7 });
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(spreadOf([hundred])).toEqual({ count: 100, p50: 50, p90: 90, p95: 95, p99: 99 });
});

test('a percentile is the smallest length within which so many of a hundred lie', () => {
  const few = fc.nat(20);
  const length = fc.oneof(few, fc.nat({ max: 100 * 86_400_000 }));
  const lists = fc.array(fc.array(length, { maxLength: 200 }), { maxLength: 6 });
  fc.assert(
    fc.property(lists, (given) => {
      const all = given.flat();
      const before = structuredClone(given);
      const spread = spreadOf(given);
      expect(given).toEqual(before);
      if (all.length === 0) {
        expect(spread).toBeNull();
        return;
      }
      const smallest = (percent: number) =>
        Math.min(
          ...all.filter((one) => 100 * all.filter((other) => other <= one).length >= percent * all.length),
        );
      expect(spread).toEqual({
        count: all.length,
        ...{ p50: smallest(50), p90: smallest(90), p95: smallest(95), p99: smallest(99) },
      });
    }),
    { numRuns: 300 },
  );
});
