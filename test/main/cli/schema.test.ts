import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { WrittenSchema } from '../../../main/configuration/written-schema.ts';
import { EXAMPLES, exampleText } from '../agreements/example-agreements.ts';
import { editorFaults } from '../agreements/json-schema.ts';
import { wallclock } from './command.ts';

test('the schema of the documents is what the command prints', async () => {
  const { status, out, err } = await wallclock(['schema']);
  expect([status, err]).toEqual([0, '']);
  expect(out).toBe(readFileSync(new URL('../../../docs/agreement.schema.json', import.meta.url), 'utf8'));
  const schema: WrittenSchema & Record<string, unknown> = JSON.parse(out);
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema).toMatchObject({ title: 'Agreement', description: expect.stringContaining('provider') });
  expect(schema.oneOf?.map((form) => (form as { title?: string }).title)).toEqual([
    'Tiers by address',
    'Emergency tickets',
  ]);
  expect(undescribed(schema)).toEqual([]);
});

/** The keys without a description, and the ones that may be left out but name no default. */
function undescribed(schema: WrittenSchema, path = ''): string[] {
  const keys = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => {
    const at = `${path}.${key}`;
    return [...(one.description ? [] : [at]), ...undescribed(one, at)];
  });
  const below = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), schema.items, schema.additionalProperties];
  return [...keys, ...below.flatMap((one) => (typeof one === 'object' ? undescribed(one, `${path}.*`) : []))];
}

for (const name of EXAMPLES) {
  test(`${name} names the schema for editors in its first line, and keeps it`, () => {
    const text = exampleText(name);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../agreement.schema.json');
    expect(editorFaults(parse(text))).toEqual([]);
  });
}
