import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alarmLines, alarmReport } from '../main/database/alarm-report.ts';
import { openForWriting } from '../main/database/database-file.ts';
import { type Store, storeIn } from '../main/database/store.ts';
import { ALARM_PARTS, type AlarmReportFilter } from '../src/alarms/alarm-report.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';
import { benchedApp } from './benched-app.ts';
import { type Figure, median, report } from './figures.ts';
import { toldAlarms } from './told-alarms.ts';

/**
 * The supervisors' report of 98,000 alarms of twelve months: how soon each view of the alarms desk answers at the api,
 * what the report takes of the processor, and what that is of reading the figures of the alarms once, which is the least
 * that it can be.
 */
const ALARMS = Number(process.env.WALLCLOCK_BENCH_ALARMS ?? 98_000);
const ROUNDS = 15;
const VIEW_GOAL_MS = 100;
const CPU_GOAL_MS = 100;
/** How many times as long as reading the figures once. */
const READING_GOAL = 2.5;

const FROM = Date.parse('2025-03-31T22:00:00Z');
const NOW = Date.parse('2026-03-23T14:20:14Z');
const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };
const FILTER: AlarmReportFilter = { provider: null, until: '2026-03', months: 12, month: null };
const ASKED = 'until=2026-03';
/** Every view of the desk. */
const VIEWS: Readonly<Record<string, string>> = {
  report: `alarms/report?${ASKED}`,
  'one month': `alarms/report?${ASKED}&month=2026-02`,
  'one provider': `alarms/report?${ASKED}&provider=aura`,
  'by level': `alarms/report/groups?${ASKED}&by=level`,
  'by person': `alarms/report/groups?${ASKED}&by=person`,
  'by channel': `alarms/report/groups?${ASKED}&by=channel`,
  'rows, all': `alarms/report/rows?${ASKED}`,
  'rows, told late': `alarms/report/rows?${ASKED}&number=told-late`,
  'rows, over five minutes': `alarms/report/rows?${ASKED}&measure=reacted&over=300000`,
  'rows of a person': `alarms/report/rows?${ASKED}&by=person&key=weber&number=failed`,
};
const READ_ONCE = `SELECT numbers, told_ms, acknowledged_ms, reacted_ms FROM alarm_figures
WHERE of = 'all' AND test = 0 AND key = '' ORDER BY provider, raised_at`;

const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
const rounded = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
const figure = (name: string, value: number, goal: number): Figure => ({
  bench: 'alarm-report',
  figure: name,
  value,
  goal,
  holds: value <= goal,
});

function fill({ db, alarms }: Store): void {
  db.transaction(() => {
    for (const { entries, kind: _, ...alarm } of toldAlarms(ALARMS, FROM, NOW)) {
      for (const entry of entries) alarms.add(alarm.id, entry);
      alarms.put({ ...alarm, nextAt: null });
    }
  })();
  db.exec('ANALYZE');
}

/** Milliseconds of the processor. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function viewTimes(file: string): Promise<[name: string, ms: number][]> {
  const { ask, stop } = await benchedApp(file, RULES, NOW);
  const times: [string, number][] = [];
  for (const [name, path] of Object.entries(VIEWS)) {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) took.push((await ask(path)).time);
    times.push([name, median(took)]);
  }
  await stop();
  return times;
}

try {
  const file = join(folder, 'wallclock.sqlite');
  const store = storeIn(openForWriting(file), RULES);
  const started = performance.now();
  fill(store);
  const seconds = (performance.now() - started) / 1000;
  const readOnce = store.db.prepare(READ_ONCE).raw();
  // In turn, so that whatever else the machine does meets both alike.
  const rounds = Array.from({ length: ROUNDS }, () => ({
    reading: spent(() => readOnce.all()),
    whole: spent(() => alarmReport(store, FILTER)),
  }));
  const reading = median(rounds.map((round) => round.reading));
  const whole = median(rounds.map((round) => round.whole));
  const ratio = median(rounds.map((round) => round.whole / round.reading));
  const parts = ALARM_PARTS.map((by) => {
    const took = median(Array.from({ length: ROUNDS }, () => spent(() => alarmLines(store, FILTER, by))));
    return `by ${by} ${rounded(took)} ms`;
  });
  store.db.close();
  const times = await viewTimes(file);
  const [slowest, slowestMs] = times.reduce((a, b) => (a[1] > b[1] ? a : b));
  report(
    [
      figure('slowest-view-ms', rounded(slowestMs), VIEW_GOAL_MS),
      figure('report-cpu-ms', rounded(whole), CPU_GOAL_MS),
      figure('report-against-reading-once', rounded(ratio, 2), READING_GOAL),
    ],
    [
      `${ALARMS} alarms written in ${Math.round(seconds)} s; the database has ${Math.round(statSync(file).size / 2 ** 20)} MB`,
      `slowest view: ${slowest}; ${times.map(([name, ms]) => `${name} ${rounded(ms)} ms`).join(', ')}`,
      `of the processor: the report ${rounded(whole)} ms, reading the figures once ${rounded(reading)} ms; ${parts.join(', ')}`,
    ],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
