import { expect, test } from 'vitest';
import { silentSince } from '../../../src/alarms/silence.ts';

const MINUTE = 60_000;
const watched = { missingAfterMs: 3 * MINUTE };

test('a station is silent once nothing was heard for as long as is allowed, since it was last heard', () => {
  expect(silentSince(watched, 0, -MINUTE, 3 * MINUTE - 1)).toBeNull();
  expect(silentSince(watched, 0, -MINUTE, 3 * MINUTE)).toBe(0);
  expect(silentSince(watched, 0, -MINUTE, 30 * MINUTE)).toBe(0);
});

test('what was not heard while nobody listened proves nothing', () => {
  const listeningSince = 480 * MINUTE;
  expect(silentSince(watched, 0, listeningSince, 482 * MINUTE)).toBeNull();
  expect(silentSince(watched, 0, listeningSince, 483 * MINUTE)).toBe(0);
});
