import { expect, test } from 'vitest';
import { withAnswer } from '../../renderer/feed/known-board.ts';
import type { BoardAnswer, BoardEntity } from '../../src/boards/board.ts';

const duty = (id: string): BoardEntity => ({ kind: 'duty', id, shifts: [] });
const answer = (more: Partial<BoardAnswer>): BoardAnswer => ({
  epoch: 'one',
  revision: 1,
  stationNow: 0,
  sources: [],
  full: false,
  changed: [],
  removed: [],
  ...more,
});
const first = withAnswer(null, answer({ full: true, changed: [duty('a'), duty('b')] }), 0);

test('changes and removals apply on what they follow on', () => {
  const next = withAnswer(first, answer({ revision: 2, changed: [duty('c')], removed: ['duty:a'] }), 1);
  expect([...next!.entities.keys()]).toEqual(['duty:b', 'duty:c']);
  expect(next!.revision).toBe(2);
});

test('an answer with nothing new keeps the very same entities', () => {
  expect(withAnswer(first, answer({}), 1)!.entities).toBe(first!.entities);
});

test('an answer that leaves a gap, or of another epoch, asks for a full board', () => {
  expect(withAnswer(first, answer({ revision: 5 }), 4)).toBeNull();
  expect(withAnswer(first, answer({ epoch: 'two', revision: 2 }), 1)).toBeNull();
  expect(withAnswer(null, answer({}), 0)).toBeNull();
});

test('an older answer from another tab changes nothing', () => {
  const newer = withAnswer(first, answer({ revision: 3, changed: [duty('c')] }), 1);
  expect(withAnswer(newer, answer({ revision: 2, removed: ['duty:c'] }), 1)).toBe(newer);
});

test('a full board of a new epoch replaces everything', () => {
  const next = withAnswer(first, answer({ epoch: 'two', full: true, changed: [duty('z')] }), 1);
  expect([...next!.entities.keys()]).toEqual(['duty:z']);
});
