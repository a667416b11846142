import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../renderer/feed/door.ts';
import { type Heard, Newest } from '../../renderer/review/newest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Open {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly fail: (error: Error) => void;
}

/** An asker whose questions the test answers, by hand. */
function asking(apart = 1000) {
  const asked: Open[] = [];
  const heard: Heard<string>[] = [];
  const newest = new Newest<string>(
    (one) => heard.push(one),
    () => Date.now(),
  );
  const want = (key: string, flow = 'one') =>
    newest.want({
      key,
      flow,
      apart,
      ask: (signal) =>
        new Promise((answer, fail) => {
          asked.push({ key, signal, answer, fail });
        }),
    });
  return { newest, asked, heard, want, keys: () => asked.map(({ key }) => key) };
}

test('of all that is wanted while one is on the way only the newest is asked, and not too soon', async () => {
  const { asked, heard, want, keys } = asking();
  for (let i = 0; i < 20; i++) {
    want(String(i));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(keys()).toEqual(['0']);
  asked[0].answer('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(keys()).toEqual(['0']);
  // What took two seconds is not asked again for as long.
  await vi.advanceTimersByTimeAsync(2000);
  expect(keys()).toEqual(['0', '19']);
  expect(heard.map(({ answer }) => answer)).toEqual(['a']);
  asked[1].answer('b');
  await vi.advanceTimersByTimeAsync(10);
  want('20');
  await vi.advanceTimersByTimeAsync(980);
  expect(keys()).toEqual(['0', '19']);
  await vi.advanceTimersByTimeAsync(20);
  expect(keys()).toEqual(['0', '19', '20']);
});

test('a quick station is asked once a second while it plays', async () => {
  const { asked, want, keys } = asking();
  for (let i = 0; i < 100; i++) {
    want(String(i));
    await vi.advanceTimersByTimeAsync(100);
    for (const one of asked) one.answer(one.key);
  }
  expect(keys().length).toBeGreaterThanOrEqual(10);
  expect(keys().length).toBeLessThanOrEqual(11);
});

test('after a jump what was on the way is dropped, and the new question is asked at once', async () => {
  const { asked, heard, want } = asking();
  want('1');
  want('2', 'two');
  expect(asked.map(({ key, signal }) => [key, signal.aborted])).toEqual([
    ['1', true],
    ['2', false],
  ]);
  asked[0].answer('late');
  asked[1].answer('right');
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([
    { answer: 'right', answered: expect.objectContaining({ key: '2', flow: 'two' }), problem: null },
  ]);
});

test('silence is asked again, a refusal is not; the last answer stays', async () => {
  const { asked, heard, want, keys } = asking(0);
  want('1');
  asked[0].answer('a');
  await vi.advanceTimersByTimeAsync(0);
  want('2');
  asked[1].fail(new Error('no connection'));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.at(-1)).toMatchObject({ answer: 'a', problem: { key: '2', problem: { kind: 'silent' } } });
  await vi.advanceTimersByTimeAsync(2000);
  expect(keys()).toEqual(['1', '2', '2']);
  asked[2].fail(new Refused('That is still to come.', false));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(keys()).toEqual(['1', '2', '2']);
  expect(heard.at(-1)?.problem).toEqual({
    key: '2',
    problem: { kind: 'refused', sentence: 'That is still to come.', begins: null },
  });
});

test('once stopped it asks nothing and tells nothing', async () => {
  const { newest, asked, heard, want } = asking();
  want('1');
  want('2');
  newest.stop();
  asked[0].answer('late');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([asked.length, heard.length]).toEqual([1, 0]);
});
