import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentilesOf, stepOf, usedSteps } from '../../../src/compliance/percentiles.ts';

const someValues = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 60 });

function countsOf(values: readonly number[]) {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, alike]) => ({ value, clocks: alike.length }))
    .sort((a, b) => a.value - b.value);
}

test('a percentile is the smallest value within which so many of a hundred lie', () => {
  fc.assert(
    fc.property(someValues, (values) => {
      const percentiles = percentilesOf(countsOf(values));
      for (const percent of [50, 90, 95, 99] as const) {
        const within = (value: number) =>
          values.filter((one) => one <= value).length * 100 >= percent * values.length;
        const smallest = values.toSorted((a, b) => a - b).find(within);
        expect(percentiles[`p${percent}`]).toBe(smallest);
      }
    }),
    { numRuns: 1000 },
  );
});

test('each share of the goal is in one step, with its upper end, and none is lost', () => {
  expect([0, 1, 10, 11, 100, 101, 140, 141, 5000].map(stepOf)).toEqual([0, 0, 0, 1, 9, 10, 13, 14, 14]);
  fc.assert(
    fc.property(someValues, (values) => {
      const steps = usedSteps(countsOf(values));
      expect(steps).toHaveLength(15);
      expect(steps.reduce((sum, clocks) => sum + clocks, 0)).toBe(values.length);
      // The goal is the end of the tenth step: what lies before it was met.
      expect(steps.slice(0, 10).reduce((sum, clocks) => sum + clocks, 0)).toBe(
        values.filter((value) => value <= 100).length,
      );
    }),
  );
});
