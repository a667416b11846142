import { expect, test } from 'vitest';
import { pastSources } from '../../../main/review/past-sources.ts';

const source = (id: string) => ({
  ...{ id, title: id, delivers: [], providers: [], intervalMs: 1_000 },
  plan: { kind: 'plain' } as const,
});
const spot = (id: string | null, from: number, why: string) => ({
  source: id,
  title: 't',
  from,
  to: null,
  why,
});
const told = (blind: ReturnType<typeof spot>[]) =>
  pastSources(['a', 'b'].map(source), blind, 100).map(({ lastAnswerAt, failure }) => [
    lastAnswerAt,
    failure?.message ?? null,
  ]);

test('a source was blind since its outage began; the station’s own is one of all sources; else it had answered', () => {
  expect(told([])).toEqual([
    [100, null],
    [100, null],
  ]);
  expect(told([spot('b', 40, 'no route to it')])).toEqual([
    [100, null],
    [40, 'no route to it'],
  ]);
  expect(told([spot(null, 30, 'it was not there')])).toEqual([
    [30, 'it was not there'],
    [30, 'it was not there'],
  ]);
});
