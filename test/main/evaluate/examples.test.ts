import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluator } from '../../../main/evaluate/evaluate.ts';

interface Example {
  readonly note: string;
  readonly case: { readonly id: string };
  readonly expect: Record<string, unknown>;
}

const examples: Example[] = readFileSync(
  new URL('../../cases/evaluate-examples.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const answer = evaluator();

test('all worked cases are here', () => {
  expect(examples).toHaveLength(130);
});

for (const example of examples) {
  test(`${example.case.id}: ${example.note}`, () => {
    expect(answer(JSON.stringify(example.case))).toEqual(example.expect);
  });
}
