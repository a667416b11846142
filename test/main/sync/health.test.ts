import { expect, test } from 'vitest';
import { healthOf } from '../../../main/sync/health.ts';
import type { Source } from '../../../main/sync/source.ts';

const source = {
  id: 'rt',
  title: 'RT',
  delivers: 'tickets',
  providers: [],
  intervalMs: 1_000,
} as unknown as Source;

test('each right answer moves the heartbeat and the age', () => {
  const health = healthOf(source, null);
  health.pollBegins();
  health.answered(10, 15);
  health.answered(20);
  expect(health.now()).toMatchObject({ lastAnswerAt: 20, answers: 2, clockAheadMs: 5, failure: null });
});

test('answers in a poll that fails do not make the data fresh', () => {
  const health = healthOf(source, 5);
  for (const at of [100, 200, 300]) {
    health.pollBegins();
    health.answered(at);
    health.failed(at + 1, 'the second question failed', at + 50);
  }
  expect(health.now()).toMatchObject({
    lastAnswerAt: 5,
    answers: 3,
    failure: { since: 101, tries: 3, nextTryAt: 350 },
  });
});

test('a whole poll makes them fresh again and ends the failure', () => {
  const health = healthOf(source, 5);
  health.pollBegins();
  health.failed(100, 'down', 150);
  health.pollBegins();
  health.answered(160);
  expect(health.now().lastAnswerAt).toBe(5);
  health.recovered(170);
  expect(health.now()).toMatchObject({ lastAnswerAt: 170, failure: null });
});
