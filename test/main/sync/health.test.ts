import { expect, test } from 'vitest';
import { healthOf } from '../../../main/sync/health.ts';
import type { Source } from '../../../main/sync/source.ts';

const source = {
  id: 'rt',
  title: 'RT',
  delivers: ['tickets'],
  providers: [],
  intervalMs: 1_000,
} as unknown as Source;

test('answers move the heartbeat; only a whole poll makes the data fresh', () => {
  const health = healthOf(source, null);
  health.answered(10, 15);
  health.answered(20);
  expect(health.now()).toMatchObject({ lastAnswerAt: null, answers: 2, clockAheadMs: 5, failure: null });
  health.whole(30);
  expect(health.now()).toMatchObject({ lastAnswerAt: 30, answers: 2 });
});

test('answers in polls that fail do not make the data fresh', () => {
  const health = healthOf(source, 5);
  for (const at of [100, 200, 300]) {
    health.answered(at);
    health.failed(at + 1, 'the second question failed', at + 50);
  }
  expect(health.now()).toMatchObject({
    lastAnswerAt: 5,
    answers: 3,
    failure: { since: 101, tries: 3, nextTryAt: 350 },
  });
  health.whole(400);
  expect(health.now()).toMatchObject({ lastAnswerAt: 400, failure: null });
});
