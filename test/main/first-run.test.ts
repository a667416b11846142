import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { firstRunRoute } from '../../main/api/first-run.ts';
import { configuration, FIRST_RUN } from '../../main/configuration/configuration.ts';
import {
  ConfigurationError,
  parseConfiguration,
  type ReadConfiguration,
} from '../../main/configuration/read-configuration.ts';
import { startWorkers } from '../../main/database/workers.ts';
import { watchForFirst } from '../../main/first-run/first-run.ts';
import { writeStartingFile } from '../../main/first-run/starting-file.ts';
import { type Chosen, hostStation } from '../../main/hosted-station.ts';
import { temporaryFolder } from './temporary-store.ts';

const NIGHT = Date.parse('2026-03-24T02:31:08Z');

test('the file to begin with is all comments, is the user’s own, and is never written over one', () => {
  const file = join(temporaryFolder(), 'deep', 'wallclock.yaml');
  expect(writeStartingFile(file)).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(() => parseConfiguration(text, file, {})).toThrow(ConfigurationError);
  writeFileSync(file, 'mine');
  expect(writeStartingFile(file)).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('with the hashes taken away it is a configuration', () => {
  const file = join(temporaryFolder(), 'wallclock.yaml');
  writeStartingFile(file);
  const lines = readFileSync(file, 'utf8').split('\n');
  const yaml = lines.filter((line) => /^# ( |sources:)/.test(line)).map((line) => line.slice(2));
  expect(parseConfiguration(yaml.join('\n'), file, {}).sources.map(({ id }) => id)).toEqual([
    'rt',
    'contracts',
    'calendar',
  ]);
});

function watched() {
  const file = join(temporaryFolder(), 'wallclock', 'wallclock.yaml');
  mkdirSync(dirname(file));
  const ready: ReadConfiguration[] = [];
  const problems: (string | null)[] = [];
  const firstRun = watchForFirst(file, {
    now: () => NIGHT,
    lookMs: 50,
    onReady: async (read) => {
      ready.push(read);
      return read.config.sources[0].id === 'refused' ? 'it cannot be' : null;
    },
    onDemo: () => {},
    onProblem: (problem) => problems.push(problem),
  });
  onTestFinished(() => firstRun.stop());
  return { file, ready, firstRun, problems };
}

test('what a check says is kept for the screens until nothing is wrong; then the configuration is handed over once', async () => {
  const { file, ready, firstRun } = watched();
  expect(firstRun.report()).toEqual({ configurationFile: file, exists: false, findings: [] });
  writeFileSync(file, 'sources: []\n');
  await vi.waitFor(
    () => expect(firstRun.report().findings).toEqual([expect.stringContaining('no source is given')]),
    5_000,
  );
  writeFileSync(file, 'sources: [{ id: t, type: tables, title: T, tables: { addresses: a.csv } }]\n');
  await vi.waitFor(
    () => expect(firstRun.report().findings.join()).toMatch(/✓ .*: read,✗ T: .*a\.csv/),
    5_000,
  );
  expect(ready).toEqual([]);
  writeFileSync(join(dirname(file), 'a.csv'), 'id,text\nA,Here\n');
  // The file itself is the same: its sources are tried again by themselves.
  await vi.waitFor(() => expect(ready).toHaveLength(1), 10_000);
  expect(ready[0].config.sources.map(({ id }) => id)).toEqual(['t']);
  writeFileSync(file, 'sources: []\n');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(ready).toHaveLength(1);
});

test('what is wrong is told in one sentence that names the file, and that it is mended', async () => {
  const { file, ready, problems } = watched();
  writeFileSync(file, 'sources: []\n');
  await vi.waitFor(
    () =>
      expect(problems.at(-1)).toMatch(
        /^.*wallclock\.yaml line 1, sources: no source is given: name at least one/,
      ),
    5_000,
  );
  const tables = (id: string) =>
    `{ id: ${id}, type: tables, title: ${id}, tables: { addresses: ${id}.csv } }`;
  writeFileSync(file, `sources: [${tables('a')}, ${tables('b')}]\n`);
  await vi.waitFor(
    () =>
      expect(problems.at(-1)).toMatch(/^.*wallclock\.yaml: a: .*a\.csv.* \(and 1 more: wallclock check says/),
    5_000,
  );
  for (const name of ['a.csv', 'b.csv']) writeFileSync(join(dirname(file), name), 'id,text\nA,Here\n');
  await vi.waitFor(() => expect(ready).toHaveLength(1), 10_000);
  expect(problems.at(-1)).toBeNull();
});

test('what is there but cannot be read counts as there, is said, and is not claimed to be left as it is', async () => {
  const { file, firstRun, problems } = watched();
  mkdirSync(file);
  const sentence = `${file} is a folder, not a file: move it away`;
  await vi.waitFor(
    () =>
      expect(firstRun.report()).toEqual({
        configurationFile: file,
        exists: true,
        findings: [`✗ ${sentence}`],
      }),
    5_000,
  );
  expect(problems.at(-1)).toBe(sentence);
  expect(() => firstRun.writeStartingFile()).toThrow(sentence);
  const app = firstRunRoute(firstRun);
  const response = await app.request('/first-run/configuration', { method: 'POST' });
  expect(await response.json()).toEqual({ written: false, error: sentence });
  rmSync(file, { recursive: true });
  await vi.waitFor(() => expect(firstRun.report()).toMatchObject({ exists: false, findings: [] }), 5_000);
  expect(problems.at(-1)).toBeNull();
});

test('what cannot be taken over is said, and not tried again until it reads otherwise', async () => {
  const { file, ready, firstRun } = watched();
  const yaml = (id: string) => `sources: [{ id: ${id}, type: tables, tables: { addresses: a.csv } }]\n`;
  writeFileSync(join(dirname(file), 'a.csv'), 'id,text\nA,Here\n');
  writeFileSync(file, yaml('refused'));
  await vi.waitFor(() => expect(firstRun.report().findings.at(-1)).toBe('✗ it cannot be'), 5_000);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(ready).toHaveLength(1);
  writeFileSync(file, yaml('other'));
  await vi.waitFor(
    () => expect(ready.map(({ config }) => config.sources[0].id)).toEqual(['refused', 'other']),
    5_000,
  );
});

test('a station that cannot be started with the new configuration leaves the first run in its place, and says why', async () => {
  const data = temporaryFolder();
  const file = join(temporaryFolder(), 'wallclock.yaml');
  const said: string[] = [];
  const chosen: Chosen = { config: FIRST_RUN, folder: dirname(file), file: null, data, firstRun: file };
  const station = await hostStation(chosen, {
    pages: join(data, 'no-pages'),
    hosts: () => ['station'],
    say: (sentence) => said.push(sentence),
    now: () => NIGHT,
    startWorkers,
  });
  onTestFinished(() => station.stop());
  // Nothing can be made in a folder whose place is taken by a file.
  writeFileSync(join(data, 'demo'), '');
  const post = (path: string) =>
    station.fetch(new Request(`http://station/api/first-run${path}`, { method: 'POST' }));
  expect((await post('/demo')).status).toBe(202);
  await vi.waitFor(() => expect(said.join()).toMatch(/demo/), 10_000);
  const response = await station.fetch(new Request('http://station/api/board?wait=0'));
  const { changed } = (await response.json()) as { changed: { kind: string }[] };
  expect(changed.find(({ kind }) => kind === 'settings')).toMatchObject({
    firstRun: { configurationFile: file },
    problem: expect.stringMatching(/demo/),
  });
});

test('the desktop section is filled up, and a display that is named twice is said', () => {
  const sources = [{ id: 'demo', type: 'demo' }];
  expect(configuration.parse({ sources }).desktop).toEqual({
    displays: [{ display: 'primary', page: 'walls' }],
    fullScreen: true,
    browserDoor: false,
    transport: 'protocol',
  });
  const displays = [{ display: 1 }, { display: 1, page: 'agreements' }];
  const twice = configuration.safeParse({ sources, desktop: { displays } });
  expect(twice.error?.issues).toMatchObject([
    { path: ['desktop', 'displays', 1, 'display'], message: '1 is named twice: one display shows one page' },
  ]);
  const wrong = configuration.safeParse({ sources, desktop: { displays: [{ display: 'left' }] } });
  expect(wrong.error?.issues[0].message).toMatch(/say 'primary', 'all', or the display's number/);
});
