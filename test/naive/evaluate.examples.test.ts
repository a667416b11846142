import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { naiveEvaluate } from './evaluate.ts';
import { naiveHolidays } from './holidays.ts';
import { promisedOf } from './promised.ts';

interface Example {
  readonly note: string;
  readonly case: { readonly id: string };
  readonly expect: object;
}

const text = readFileSync(new URL('../cases/evaluate-examples.jsonl', import.meta.url), 'utf8');
const examples = text
  .split('\n')
  .filter((row) => row.trim() !== '')
  .map((row): Example => JSON.parse(row));
const holidays = naiveHolidays();

test('there are 130 examples', () => {
  expect(examples.length).toBe(130);
});

test.each(examples.map((example) => [`${example.case.id}: ${example.note}`, example] as const))(
  '%s',
  (_name, example) => {
    expect(promisedOf(naiveEvaluate(example.case, holidays))).toEqual(promisedOf(example.expect));
  },
);
