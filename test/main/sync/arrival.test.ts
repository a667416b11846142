import { expect, test } from 'vitest';
import { arrivalOf } from '../../../main/sync/arrival.ts';
import { AHEAD_MS } from '../../../src/boards/data-age.ts';

const ARRIVED = 1_000_000_000;

test('an event of the past counts from its own instant', () => {
  expect(arrivalOf(ARRIVED, ARRIVED, ARRIVED)).toEqual({ kind: 'taken', at: ARRIVED, originalAt: null });
  expect(arrivalOf(5, ARRIVED, ARRIVED)).toEqual({ kind: 'taken', at: 5, originalAt: null });
});

test('up to 120 s ahead it takes its arrival, and its own instant is kept', () => {
  const at = ARRIVED + AHEAD_MS;
  expect(arrivalOf(at, ARRIVED, ARRIVED)).toEqual({ kind: 'taken', at: ARRIVED, originalAt: at });
});

test('one millisecond further it waits until its instant has come, and then keeps it', () => {
  const at = ARRIVED + AHEAD_MS + 1;
  expect(arrivalOf(at, ARRIVED, ARRIVED)).toEqual({ kind: 'waits', until: at });
  expect(arrivalOf(at, ARRIVED, at)).toEqual({ kind: 'taken', at, originalAt: null });
});
