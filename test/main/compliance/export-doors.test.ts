// The same export by either door: the station's api, and the command beside it.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { stationApp } from '../../../main/api/app.ts';
import { boardFeed } from '../../../main/api/board-feed.ts';
import type { Reader } from '../../../main/database/reader.ts';
import { startWorker } from '../../../main/database/worker-calls.ts';
import { reviewing } from '../../../main/review/reviewing.ts';
import { wallclock } from '../cli/command.ts';
import { RULES, temporaryFolder } from '../temporary-store.ts';
import { histories, LATER, storedHistories } from './reported-store.ts';

/** The same histories in every run, so that what is expected can be told. */
const told = fc
  .sample(histories, { numRuns: 5, seed: 5 })
  .toSorted((a, b) => b.tickets.length - a.tickets.length)[0];

/** A data folder of a station with a table as its only source, and its database. */
function folderWithHistories() {
  const folder = temporaryFolder();
  storedHistories(join(folder, 'wallclock.sqlite'), told).db.close();
  const config = join(folder, 'wallclock.yaml');
  writeFileSync(config, 'sources: [{ id: noc, type: tables, title: NOC, tables: { customers: c.csv } }]\n');
  const report = (...words: string[]) =>
    wallclock(['report', '--config', config, '--data', folder, ...words], '', {
      WALLCLOCK_CHROMIUM: '/nowhere',
    });
  return { folder, report };
}

async function apiOn(folder: string) {
  const reader = startWorker<Reader>('reader', () => undefined);
  onTestFinished(() => reader.stop());
  await reader.call.open(join(folder, 'wallclock.sqlite'), RULES);
  const app = stationApp({
    ...{ feed: boardFeed('e'), reader: reader.call, health: () => [], now: () => LATER },
    reviewing: reviewing(join(folder, 'wallclock.sqlite')),
    ...{ hosts: () => ['station'], pages: '/nowhere', firstRun: null },
    onError: (error) => {
      throw error;
    },
  });
  return (path: string) => Promise.resolve(app.fetch(new Request(`http://station/api/compliance/${path}`)));
}

const PERIOD = 'until=2026-04&months=4';
const WORDS = ['--month', '2026-04', '--months', '4'];

test('clocks as CSV are the same by either door, under a name that says what they are', async () => {
  const { folder, report } = folderWithHistories();
  const ask = await apiOn(folder);
  const response = await ask(`export?${PERIOD}`);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="wallclock-2026-01-to-2026-04-clocks.csv"',
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const file = join(folder, 'out.csv');
  const said = await report(...WORDS, '--csv', file);
  expect(said).toEqual({ status: 0, out: '', err: '' });
  expect(readFileSync(file)).toEqual(bytes);
  expect((await report(...WORDS, '--csv', '-')).out).toBe(bytes.toString());
  const comma = await (await ask(`export?${PERIOD}&sep=comma&of=charges&provider=aurologic`)).text();
  const words = [...WORDS, '--provider', 'aurologic', '--of', 'charges', '--sep', 'comma', '--csv', '-'];
  expect((await report(...words)).out.replace(/^\ufeff/, '')).toBe(comma);
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test('what is behind one number is exported as it is listed', async () => {
  const { folder } = folderWithHistories();
  const ask = await apiOn(folder);
  for (const query of [
    'standing=void',
    'standing=met',
    'standing=breached&provider=aura',
    'percentOver=100',
  ]) {
    const listed = (await (await ask(`rows?${PERIOD}&${query}`)).json()) as { count: number };
    const exported = JSON.parse(await (await ask(`export?${PERIOD}&format=json&${query}`)).text());
    expect(exported.clocks).toHaveLength(listed.count);
  }
  const month = await ask('export?until=2026-04&months=4&month=2026-02&span=month&provider=aura');
  expect(month.headers.get('content-disposition')).toContain('wallclock-aura-2026-02-clocks.csv');
});

test('the tickets of clocks are exported as cases that evaluate to the same clocks, each once', async () => {
  const { folder } = folderWithHistories();
  const ask = await apiOn(folder);
  const response = await ask(`cases?${PERIOD}`);
  expect(response.headers.get('content-disposition')).toContain('wallclock-2026-01-to-2026-04-cases.jsonl');
  const cases = await response.text();
  const ids = cases
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id as string);
  expect(new Set(ids).size).toBe(ids.length);
  const { rows } = (await (await ask(`rows?${PERIOD}&limit=200`)).json()) as {
    rows: { ticket: string; kind: string; dueAt: number | null }[];
  };
  expect(new Set(ids)).toEqual(new Set(rows.map(({ ticket }) => ticket)));
  const { out } = await wallclock(['evaluate'], cases);
  const due = out
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { id, clocks } = JSON.parse(line) as {
        id: string;
        clocks: { kind: string; due?: string; dueAt?: string }[];
      };
      return clocks.map(
        ({ kind, due: at, dueAt = at }) => `${id} ${kind} ${dueAt ? Date.parse(dueAt) : null}`,
      );
    });
  for (const { ticket, kind, dueAt } of rows) expect(due).toContain(`${ticket} ${kind} ${dueAt}`);
});

test('a query or a word that cannot be understood is refused with a sentence', async () => {
  const { folder, report } = folderWithHistories();
  const ask = await apiOn(folder);
  for (const [query, sentence] of [
    ['format=pdf', 'format is none of csv, json: write one of them'],
    ['of=rows', 'of is none of clocks, figures'],
    ['provider=nobody', "provider: there is no 'nobody'"],
    ['until=2026-04&month=2019-01', 'month: 2019-01 is not in the period'],
    ['sep=comma&sep=comma', 'sep is there 2 times: write it once'],
    ['x=1', "there is no 'x' to ask for"],
  ]) {
    const response = await ask(`export?${query}`);
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([
      400,
      expect.stringContaining(sentence),
    ]);
  }
  for (const [words, status, sentence] of [
    [['--month', '2026-13'], 2, '--month 2026-13: not a month such as 2026-10'],
    [['--months', '0'], 2, '--months 0: not a number of months from 1 to 60'],
    [['--kind', 'repair'], 2, '--kind repair: not a kind of clock'],
    [['--of', 'rows', '--csv', '-'], 2, '--of rows: it is one of clocks, figures'],
    [['--sep', 'tab'], 2, '--sep tab: it is semicolon or comma'],
    [['--csv', '-', '--json', '-'], 2, 'only one of --csv, --json and --pdf'],
    [['--json'], 2, "Option '--json <value>' argument missing"],
    [['--csv', ''], 2, '--csv needs a value: it is empty'],
    [['--provider', 'nobody'], 1, "provider: there is no 'nobody'"],
    [['--csv', join(folder, 'no', 'such', 'folder.csv')], 1, 'cannot be written (ENOENT)'],
    [['--csv', folder], 1, 'cannot be written'],
    [['--pdf', 'x.pdf'], 1, 'WALLCLOCK_CHROMIUM names /nowhere, which is not there'],
  ] as const) {
    const said = await report(...words);
    expect([said.status, said.err], words.join(' ')).toEqual([status, expect.stringContaining(sentence)]);
    expect(said.out).toBe('');
  }
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test('what cannot be written leaves the earlier file as it was', async () => {
  const { folder, report } = folderWithHistories();
  const file = join(folder, 'out.json');
  writeFileSync(file, 'earlier');
  mkdirSync(join(folder, 'taken'));
  expect((await report(...WORDS, '--provider', 'nobody', '--json', file)).status).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe('earlier');
  expect((await report(...WORDS, '--json', file)).status).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ report: 'wallclock-compliance', form: 1 });
  expect(existsSync('x.pdf')).toBe(false);
});

test('without a file the report is told at the terminal', async () => {
  const { folder, report } = folderWithHistories();
  const { out, status } = await report(...WORDS);
  expect(status).toBe(0);
  const ask = await apiOn(folder);
  const { inPeriod } = (await (await ask(`../compliance?${PERIOD}`)).json()) as {
    inPeriod: { tally: { met: number; breached: number }; apart: { standing: string; clocks: number }[] };
  };
  const { met, breached } = inPeriod.tally;
  expect(out).toMatch(/^Compliance, all providers, 2026-01 to 2026-04\n/);
  expect(out).toContain('attainment = met / (met + breached)');
  expect(out).toMatch(new RegExp(`all +.*${met} of ${met + breached} +${breached}\n`));
  const voids = inPeriod.apart.filter(({ standing }) => standing === 'void');
  expect(out).toContain(`void ${voids.reduce((sum, { clocks }) => sum + clocks, 0)}:`);
  expect(out).toContain('NOC: has never answered');
});
