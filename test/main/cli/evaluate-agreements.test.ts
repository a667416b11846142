import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLES, examplePath, exampleText } from '../agreements/example-agreements.ts';
import { temporaryFolder } from '../temporary-store.ts';
import { wallclock } from './command.ts';

const casesOf = (name: string): { case: { id: string }; expect: unknown }[] =>
  readFileSync(new URL(`../../cases/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What the command answers to these cases with a configuration that names these agreement files. */
async function answers(files: readonly string[], cases: readonly { case: unknown }[]) {
  const config = join(temporaryFolder(), 'wallclock.yaml');
  writeFileSync(config, `agreements: ${JSON.stringify(files)}\nsources: [{ id: demo, type: demo }]\n`);
  const input = cases.map((one) => JSON.stringify(one.case)).join('\n');
  const { out, err } = await wallclock(['evaluate', '--config', config], input);
  expect(err).toBe('');
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('configured agreements are answered with their tiers and calendars, the others as ever', async () => {
  const cases = [...casesOf('providers-examples.jsonl'), ...casesOf('evaluate-examples.jsonl')];
  expect(await answers(EXAMPLES.map(examplePath), cases)).toEqual(cases.map((one) => one.expect));
});

test('the built-in agreements, written as files by terms show, answer every case as before', async () => {
  const folder = temporaryFolder();
  const files = [];
  for (const provider of ['aurologic', 'aura']) {
    const { out, status } = await wallclock(['terms', 'show', provider, '--demo']);
    expect(status).toBe(0);
    files.push(join(folder, `${provider}.yaml`));
    writeFileSync(files.at(-1)!, out);
  }
  const cases = casesOf('evaluate-examples.jsonl');
  expect(await answers(files, cases)).toEqual(cases.map((one) => one.expect));
});

test('a configured agreement takes the place of the one of its provider', async () => {
  const file = join(temporaryFolder(), 'aura.yaml');
  writeFileSync(file, exampleText('nordlys.yaml').replace('provider: nordlys', 'provider: aura'));
  const work = {
    kind: 'service-window',
    start: '2026-06-13T22:00:00+02:00',
    end: '2026-06-14T04:00:00+02:00',
  };
  const ticket = {
    id: 'T',
    addressId: 'A',
    events: [{ at: '2026-06-02T08:10:00+02:00', type: 'opened', channel: 'phone' }],
  };
  const asked = (tier: string) => ({
    case: {
      ...{ id: tier, now: '2026-06-02T08:20:00+02:00', provider: 'aura', ticket },
      agreements: [{ addressId: 'A', tier, from: '2020-01-01' }],
    },
  });
  const [planned, dogn, pro, calendar] = await answers(
    [file],
    [
      { case: { id: 'w', now: '2026-06-10T14:00:00+02:00', work } },
      asked('dogn'),
      asked('pro'),
      { case: { id: 'c', calendar: 'aura-pro', at: '2026-06-10T14:00:00+02:00' } },
    ],
  );
  expect(planned).toMatchObject({ latestNotice: '2026-06-10T21:59:59.999Z', marks: [] });
  expect(dogn).toMatchObject({ clocks: [{ dueAt: '2026-06-02T06:55:00Z' }] });
  expect(pro.error).toBe("agreements[0].tier: 'pro' is not one of ['start', 'pluss', 'dogn']");
  expect(calendar.error).toBe("calendar: unknown calendar 'aura-pro'");
});
