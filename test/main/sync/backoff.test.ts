import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from '../../../main/sync/backoff.ts';

test('waits double from two seconds to a minute', () => {
  const even = [1, 2, 3, 4, 5, 6, 7, 40].map((tries) => retryDelay(tries, 0.5));
  expect(even).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('chance spreads a wait by at most a fifth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tries, chance) => {
        const even = retryDelay(tries, 0.5);
        expect(Math.abs(retryDelay(tries, chance) - even)).toBeLessThanOrEqual(even / 5 + 1);
      },
    ),
  );
});
