// The alarm report through the station's door: its numbers, their rows, its files, and what it refuses.
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { stationApp } from '../../../main/api/app.ts';
import { boardFeed } from '../../../main/api/board-feed.ts';
import type { Reader } from '../../../main/database/reader.ts';
import { startWorker } from '../../../main/database/worker-calls.ts';
import { reviewing } from '../../../main/review/reviewing.ts';
import type { AlarmLine, AlarmReport, AlarmRow } from '../../../src/alarms/alarm-report.ts';
import { anyAlarm } from '../../src/alarms/any-alarm.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';

const NOW = Date.parse('2026-03-31T12:00:00Z');
const ALARMS = Array.from({ length: 30 }, (_, n) => fc.sample(anyAlarm(n), { numRuns: 1, seed: n + 1 })[0]);
const real = ALARMS.filter(({ about }) => about.kind !== 'test');

async function door() {
  const { store, file } = temporaryStore();
  store.db.transaction(() => {
    for (const { entries, kind: _, ...alarm } of ALARMS) {
      for (const entry of entries) store.alarms.add(alarm.id, entry);
      // What an alarm is asked by may read like a formula.
      const about = alarm.about.kind === 'test' ? { ...alarm.about, by: '=1+1' } : alarm.about;
      store.alarms.put({ ...alarm, about, nextAt: null });
    }
  })();
  const reader = startWorker<Reader>('reader', () => undefined);
  onTestFinished(() => reader.stop());
  await reader.call.open(file, RULES);
  const app = stationApp({
    ...{ feed: boardFeed('e'), reader: reader.call, health: () => [], now: () => NOW },
    ...{ reviewing: reviewing(file), hosts: () => ['station'], pages: '/nowhere', firstRun: null },
    onError: (error) => {
      throw error;
    },
  });
  const get = (path: string) => app.fetch(new Request(`http://station/api/alarms/report${path}`));
  const ask = async <T>(path: string) => (await (await get(path)).json()) as T & { error?: string };
  return { get, ask };
}

test('the report, its groups and rows agree, and files hold the same alarms', async () => {
  const { get, ask } = await door();
  const report = await ask<AlarmReport>('?months=3');
  expect(report.total.counts.alarms).toBe(real.length);
  expect(report.tests.counts.alarms).toBe(ALARMS.length - real.length);
  const sum = (lines: readonly AlarmLine[]) => lines.reduce((all, { counts }) => all + counts.alarms, 0);
  expect([sum(report.months), sum(report.providers)]).toEqual([real.length, real.length]);
  const { lines } = await ask<{ lines: readonly AlarmLine[] }>('/groups?months=3&by=person');
  for (const { key, counts } of lines) {
    const { count } = await ask<{ count: number }>(`/rows?months=3&by=person&key=${key}&number=told`);
    expect(count).toBe(counts.told);
  }
  const page = await ask<{ count: number; rows: readonly AlarmRow[] }>('/rows?months=3&limit=5&skip=3');
  const whole = await ask<{ count: number; rows: readonly AlarmRow[] }>('/rows?months=3&limit=200');
  expect(page.rows).toEqual(whole.rows.slice(3, 8));
  const over = report.total.times.acknowledged!.p50;
  const slow = await ask<{ rows: readonly AlarmRow[] }>(`/rows?months=3&measure=acknowledged&over=${over}`);
  expect(slow.rows.length).toBeGreaterThan(0);
  expect(slow.rows.every(({ acknowledgedMs }) => acknowledgedMs! > over)).toBe(true);

  const csv = await get('/export?months=3&sep=comma');
  expect(csv.headers.get('content-disposition')).toBe(
    'attachment; filename="wallclock-2026-01-to-2026-03-alarms.csv"',
  );
  const records = (await csv.text()).trim().split('\r\n');
  expect(records).toHaveLength(real.length + 1);
  expect(records.slice(1).map((record) => record.split(',')[0])).toEqual(
    whole.rows.map(({ alarm }) => alarm),
  );
  const figures = (await (await get('/export?months=3&of=figures')).text()).trim().split('\r\n');
  const cells = figures.map((record) => record.split(';'));
  const whats = cells.slice(1).map(([by]) => by);
  expect([...new Set(whats)]).toEqual(['all', 'month', 'provider', 'level', 'person', 'channel', 'tests']);
  expect(cells[2].slice(0, 2)).toEqual(['month', '2026-01']);
  expect(report.total.times.told).not.toBeNull();
  // What no months can be added up to: the percentiles of all of them; and tests stand alone.
  const cell = (by: string, column: string) =>
    cells.filter((one) => one[0] === by)[0][cells[0].indexOf(column)];
  for (const [by, line] of [
    ['all', report.total],
    ['tests', report.tests],
  ] as const) {
    expect(whats.filter((what) => what === by)).toHaveLength(1);
    expect(cell(by, 'alarms')).toBe(String(line.counts.alarms));
    const { told } = line.times;
    expect(cell(by, 'told_seconds_p90')).toBe(told ? String(told.p90 / 1000).replace('.', ',') : '');
  }
  const json = await ask<AlarmReport & { alarms: readonly AlarmRow[] }>('/export?months=3&format=json');
  expect([json.total, json.alarms]).toEqual([report.total, whole.rows]);
});

test('what cannot be asked is refused in a sentence', async () => {
  const { get } = await door();
  const wrong: [string, RegExp][] = [
    ['?provider=nobody', /^provider: there is no 'nobody'/],
    ['?month=2020-01', /^month: 2020-01 is not in the period/],
    ['?until=soon', /^until is not a month/],
    ['/groups?by=colour', /^by is none of level, person, channel/],
    ['/rows?number=all', /^number is none of alarms/],
    ['/rows?by=month&key=2026-99', /^key is not a month/],
    ['/rows?limit=1000', /^limit is not a whole number from 1 to 200/],
    ['/rows?colour=red', /^there is no 'colour' to ask for/],
    ['/export?format=xls', /^format is none of csv, json/],
  ];
  for (const [path, sentence] of wrong) {
    const response = await get(path);
    const { error } = (await response.json()) as { error: string };
    expect([path, response.status, error]).toEqual([path, 400, expect.stringMatching(sentence)]);
  }
});
