import { expect, test } from 'vitest';
import { boardThen } from '../../renderer/review/snapshot-then.ts';
import type { SourceHealth } from '../../src/boards/board.ts';
import { dataTrust } from '../../src/boards/data-age.ts';

const AT = Date.parse('2026-03-23T13:22:00+01:00');
const MINUTE = 60_000;

const source = (id: string, lastAnswerAt: number | null): SourceHealth => ({
  id,
  title: id,
  delivers: ['tickets'],
  providers: [],
  intervalMs: 10_000,
  lastAnswerAt,
  answers: 1,
  failure: null,
  clockAheadMs: null,
  quarantined: 0,
});

test('what is judged between two answers never says that a source fell silent, nor that a silent one came back', () => {
  const sources = [source('heard', AT - 5000), source('silent', AT - 20 * MINUTE), source('never', null)];
  const told = { at: AT, sight: 'was' as const, entities: [], sources };
  const agesAt = (at: number) =>
    dataTrust(boardThen(told, at).sources, { kind: 'answering' }, at).sources.map(({ age }) => [
      age.kind,
      'ageMs' in age ? age.ageMs : null,
    ]);
  expect(agesAt(AT)).toEqual([
    ['fresh', 5000],
    ['old', 20 * MINUTE],
    ['never', null],
  ]);
  // Ten minutes of a review are a second at 600×.
  expect(agesAt(AT + 10 * MINUTE)).toEqual([
    ['fresh', 5000],
    ['old', 30 * MINUTE],
    ['never', null],
  ]);
  expect(agesAt(AT - 2 * MINUTE)).toEqual([
    ['fresh', 5000],
    ['old', 18 * MINUTE],
    ['never', null],
  ]);
});

test('the entities of one answer are keyed once, however often it is judged', () => {
  const told = { at: AT, sight: 'was' as const, entities: [], sources: [] };
  expect(boardThen(told, AT).entities).toBe(boardThen(told, AT + 1000).entities);
});
