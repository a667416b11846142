import { expect, test } from 'vitest';
import { Reloads } from '../../main/desktop/reloads.ts';
import { Watchdog } from '../../main/desktop/watchdog.ts';

/** Looks every second from one instant to another; the first second in which the page counts as frozen. */
function frozenAt(watchdog: Watchdog, from: number, to: number): number | null {
  for (let at = from; at <= to; at += 1_000) if (watchdog.isFrozen(at)) return at;
  return null;
}

test('three seconds without a poll are silence', () => {
  const watchdog = new Watchdog(0);
  watchdog.polled(500)();
  expect(frozenAt(watchdog, 1_000, 3_000)).toBeNull();
  expect(watchdog.isFrozen(3_499)).toBe(false);
  expect(watchdog.isFrozen(3_500)).toBe(true);
});

test('a page that polls every two seconds is never frozen', () => {
  const watchdog = new Watchdog(0);
  for (let at = 0; at < 60_000; at += 1_000) {
    if (at % 2_000 === 0) watchdog.polled(at)();
    expect(watchdog.isFrozen(at)).toBe(false);
  }
});

test('a poll that the station has not answered is no silence of the page', () => {
  const watchdog = new Watchdog(0);
  const answered = watchdog.polled(0);
  expect(frozenAt(watchdog, 1_000, 8_000)).toBeNull();
  answered();
  expect(watchdog.isFrozen(9_000)).toBe(true);
});

test('a page that is being loaded has twenty seconds', () => {
  const watchdog = new Watchdog(0);
  expect(frozenAt(watchdog, 1_000, 19_000)).toBeNull();
  expect(watchdog.isFrozen(20_000)).toBe(true);
  watchdog.loading(20_000);
  expect(frozenAt(watchdog, 21_000, 39_000)).toBeNull();
});

test('when this process stood still, as in sleep, the page is given its time again', () => {
  const watchdog = new Watchdog(0);
  watchdog.polled(0)();
  expect(watchdog.isFrozen(1_000)).toBe(false);
  expect(watchdog.isFrozen(3_600_000)).toBe(false);
  expect(frozenAt(watchdog, 3_601_000, 3_602_000)).toBeNull();
  expect(watchdog.isFrozen(3_603_000)).toBe(true);
});

test('the pauses before a reload grow up to half a minute, and are short again after a good minute', () => {
  const reloads = new Reloads();
  let at = 0;
  const pauses = Array.from({ length: 8 }, () => {
    const pause = reloads.pauseAfterFailure(at);
    at += pause + 100;
    return pause;
  });
  expect(pauses).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(reloads.pauseAfterFailure(at + 60_001)).toBe(0);
});
