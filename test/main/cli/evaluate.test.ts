import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-store.ts';
import { wallclock } from './command.ts';

const examples = readFileSync(new URL('../../cases/evaluate-examples.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const nowhere = { XDG_CONFIG_HOME: '/nonexistent' };

test('every worked case is answered in order, one line each; invalid ones make the exit status 1', async () => {
  const input = examples.map((example) => JSON.stringify(example.case)).join('\n');
  const { status, out, err } = await wallclock(['evaluate'], `${input}\n`, nowhere);
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toEqual(examples.map((example) => example.expect));
  expect([status, err]).toEqual([1, '']);
});

test('valid lines alone end with status 0; empty lines are passed over', async () => {
  const { status, out } = await wallclock(
    ['evaluate'],
    `\n${JSON.stringify(examples[0].case)}\r\n\n`,
    nowhere,
  );
  expect(JSON.parse(out)).toEqual(examples[0].expect);
  expect(status).toBe(0);
});

test('what is no JSON gets an error line, and the run goes on', async () => {
  const { status, out } = await wallclock(
    ['evaluate'],
    `{"id":\n${JSON.stringify(examples[0].case)}\n`,
    nowhere,
  );
  const [first, second] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toEqual({ id: null, error: expect.stringMatching(/^not JSON: /) });
  expect(second).toEqual(examples[0].expect);
  expect(status).toBe(1);
});

test('hostile lines are errors of their own, and the run goes on', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const lines = [
    `{"id":${deep},"now":1}`,
    `{"id":"p","now":"2026-04-07T09:00:00Z","provider":${deep},"ticket":{}}`,
  ];
  const { status, out, err } = await wallclock(
    ['evaluate'],
    `${lines.join('\n')}\n${JSON.stringify(examples[0].case)}\n`,
    nowhere,
  );
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.slice(0, 2)).toEqual([
    { id: null, error: expect.any(String) },
    { id: 'p', error: 'provider: a list is not text' },
  ]);
  expect(answers[2]).toEqual(examples[0].expect);
  expect([status, err]).toEqual([1, '']);
});

test("calendars of the configuration are answered beside the providers' own", async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'wallclock.yaml');
  writeFileSync(
    file,
    `calendars:
  - { id: night-shift, zone: Europe/Berlin, hours: { friday: ['22:00-06:00'] } }
sources: [{ id: demo, type: demo }]
`,
  );
  const asked = {
    id: 'k',
    calendar: 'night-shift',
    from: '2026-03-27T12:00:00Z',
    to: '2026-03-29T12:00:00Z',
  };
  const { out, err } = await wallclock(['evaluate', '--config', file], JSON.stringify(asked));
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({ id: 'k', elapsedMs: 8 * 3_600_000 });
});
