import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const root = new URL('../../', import.meta.url);
const listed = new URL('test/mutants/mutants.mjs', root).href;
const { MUTANTS } = (await import(listed)) as { MUTANTS: readonly Mutant[] };

test('each mutant’s text stands once in its file, so that the mutants follow the engine', () => {
  const lost = MUTANTS.filter(({ file, from, to }) => {
    const times = readFileSync(new URL(file, root), 'utf8').split(from).length - 1;
    return times !== 1 || from === to;
  });
  expect(lost.map(({ name }) => name)).toEqual([]);
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
});
