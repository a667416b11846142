import { expect, test } from 'vitest';
import { handOverSince } from '../../../src/duty/hand-over.ts';
import type { Shift } from '../../../src/duty/shift.ts';

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
