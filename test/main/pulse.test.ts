import { afterEach, expect, test, vi } from 'vitest';
import { startPulse } from '../../main/pulse.ts';

afterEach(() => void vi.useRealTimers());

const START = Date.parse('2026-03-23T02:00:00Z');

/** A pulse under a clock of its own; `marks` are what it wrote: the instant, and since when it had stood still. */
function pulse() {
  vi.useFakeTimers({ now: START });
  const marks: [second: number, stoodStillFrom: number | null][] = [];
  const said: string[] = [];
  let fails = false;
  const second = (at: number) => (at - START) / 1000;
  const { stop } = startPulse({
    writer: {
      async noteAlive(at, from) {
        if (fails) throw new Error('database or disk is full');
        marks.push([second(at), from === null ? null : second(from)]);
      },
    },
    now: Date.now,
    say: (sentence) => said.push(sentence),
  });
  const jump = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
  return { marks, said, stop, jump, pass, fail: (now: boolean) => (fails = now) };
}

test('a mark a minute, and none after its end', async () => {
  const { marks, pass, stop } = pulse();
  await pass(185);
  await stop();
  await pass(300);
  expect(marks).toEqual([
    [60, null],
    [120, null],
    [180, null],
  ]);
});

test('a beat that comes much too late tells since when the station stood still, to the beat', async () => {
  const { marks, pass, jump } = pulse();
  await pass(32);
  jump(8 * 3600);
  await pass(3);
  expect(marks).toEqual([[8 * 3600 + 35, 30]]);
  // Work that keeps a beat away for a while is no sleep.
  jump(50);
  await pass(5);
  expect(marks).toHaveLength(1);
});

test('a clock that is set back takes the mark with it', async () => {
  const { marks, pass, jump } = pulse();
  await pass(60);
  jump(-3600);
  await pass(5);
  expect(marks).toEqual([
    [60, null],
    [65 - 3600, null],
  ]);
});

test('a mark that cannot be kept is said, and tried again', async () => {
  const { marks, said, pass, fail } = pulse();
  fail(true);
  await pass(60);
  fail(false);
  await pass(60);
  expect(said).toEqual(['no sign of life could be kept: database or disk is full']);
  expect(marks).toEqual([[120, null]]);
});
