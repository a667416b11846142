// The page on adding a provider is in step with the schema, the example files, and what the check says.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agreementSchema } from '../../../main/agreements/agreement-schema.ts';
import type { WrittenSchema } from '../../../main/configuration/written-schema.ts';
import { RULES } from '../../../src/agreements/terms.ts';
import { wallclock } from '../cli/command.ts';
import { temporaryFolder } from '../temporary-store.ts';
import { EXAMPLES, exampleText } from './example-agreements.ts';

const page = readFileSync(new URL('../../../docs/providers.md', import.meta.url), 'utf8');

/** One setting as the page has to name it. */
interface Setting {
  readonly path: string;
  readonly usual: string;
  readonly choices: readonly unknown[];
}

/** All settings of a schema: what holds a value, not what only holds other settings. */
function settingsIn(schema: WrittenSchema, path = ''): Setting[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, one]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const sides = one.anyOf ?? [one];
    const items = sides.flatMap((side) => (typeof side.items === 'object' ? [side.items] : []));
    const values = sides.flatMap((side) =>
      typeof side.additionalProperties === 'object' ? [side.additionalProperties] : [],
    );
    const below = [
      ...sides.flatMap((side) => settingsIn(side, at)),
      ...items.flatMap((item) => settingsIn(item, `${at}[]`)),
      ...values.flatMap((value) => settingsIn(value, `${at}.ID`)),
    ];
    const words = sides.flatMap((side) => (side.const === undefined ? [] : [side.const]));
    if (below.length > 0 && words.length === 0) return below;
    const listed = [one, ...items].flatMap((each) => each.enum ?? []);
    // The events are those of another page.
    const choices = listed.length > 10 ? [] : listed;
    const usual = schema.required?.includes(key) ? '' : shownDefault(one.default);
    return [{ path: at, usual, choices: [...words, ...choices] }, ...below];
  });
}

function shownDefault(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => `\`${one}\``).join(', ');
  }
  return typeof value === 'string' ? `\`${value}\`` : String(value);
}

/** The rows of the page's tables of settings. */
const rows = [...page.matchAll(/^\| `([^`]+)` \|(.*?)\| (.*) \|$/gm)].map(([, path, usual, meaning]) => ({
  path,
  usual: usual.trim(),
  meaning,
}));

const forms = agreementSchema().oneOf ?? [];
const settings = forms
  .flatMap((form) => settingsIn(form))
  .filter(({ path }) => !path.startsWith('sentences.'));

test('every setting of both forms has one row, with its default and its choices', () => {
  expect(settings.length).toBeGreaterThan(100);
  for (const { path, usual, choices } of settings) {
    const found = rows.filter((row) => row.path === path);
    expect([path, found.map((row) => row.usual)]).toEqual([path, [usual]]);
    if (path.startsWith('attention.')) continue;
    for (const choice of choices) expect(`${found[0].usual} ${found[0].meaning}`).toContain(`\`${choice}\``);
  }
});

test('the levels of attention are named once for all', () => {
  const levels = new Set(
    settings.filter(({ path }) => path.startsWith('attention.')).flatMap((one) => one.choices),
  );
  expect(page).toContain(
    `A level is ${[...levels]
      .map((one) => `\`${one}\``)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ')}.`,
  );
});

test('the page names no setting that there is not', () => {
  const known = new Set([...settings.map(({ path }) => path), ...Object.keys(RULES)]);
  expect(rows.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([]);
});

test('every rule whose sentence can be given is named', () => {
  for (const [form, rules] of Object.entries(RULES)) {
    const line = page.split('\n').find((one) => one.startsWith(`| \`${form}\` | \`${rules[0]}\``));
    expect(line).toBe(`| \`${form}\` | ${rules.map((rule) => `\`${rule}\``).join(', ')} |`);
  }
});

/** The fenced blocks of a language, without their fences. */
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text);

const [configuration] = blocks('yaml').filter((block) => block.includes('sources:'));

test('what the walk-through shows of an agreement is in the example files', () => {
  const texts = EXAMPLES.map(exampleText);
  const shown = blocks('yaml').filter((block) => block !== configuration && !block.startsWith('#'));
  expect(shown.length).toBeGreaterThan(4);
  expect(shown.filter((block) => !texts.some((text) => text.includes(block)))).toEqual([]);
});

test('the check says what the walk-through shows', async () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('wallclock.yaml', configuration);
  const ids = ['N1', 'N2', 'N3'];
  write('addresses.csv', ['id,text', ...ids.map((id) => `${id},Storgata ${id}`), ''].join('\n'));
  const bought = ids.map((id, i) => `${id},${['start', 'Pluss', 'døgn'][i]},2025-01-01,`);
  write('agreements.csv', ['addressId,tier,from,to', ...bought, ''].join('\n'));
  write('nordlys.yaml', exampleText('nordlys.yaml'));
  const check = async () => (await wallclock(['check', '--config', join(folder, 'wallclock.yaml')])).out;
  const [well, wrong] = blocks('').filter((block) => /[✓✗]/.test(block));
  expect(`$ npm run --silent wallclock -- check\n${await check()}`).toBe(
    well.replace('/home/noc/.config/wallclock', folder),
  );
  const slips = exampleText('nordlys.yaml')
    .replace('goal: 6 h', 'goal: 6 hours')
    .replace('repair: { calendar: nordlys-extended', 'repair: { calender: nordlys-extended');
  write('nordlys.yaml', slips);
  expect(await check()).toBe(wrong.replaceAll('…', folder));
});
