import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stationApp } from '../main/api/app.ts';
import { boardFeed } from '../main/api/board-feed.ts';
import { complianceReport } from '../main/database/compliance-report.ts';
import { type Db, openForWriting } from '../main/database/database-file.ts';
import { type MonthSums, monthSumsIn } from '../main/database/month-sums.ts';
import { type Outcomes, outcomesIn } from '../main/database/outcomes.ts';
import type { Reader } from '../main/database/reader.ts';
import { reportSums } from '../main/database/report-source.ts';
import { storeIn } from '../main/database/store.ts';
import { startWorker } from '../main/database/worker-calls.ts';
import { reviewing } from '../main/review/reviewing.ts';
import { plainMapping } from '../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import { storeBatch } from '../main/sync/store-batch.ts';
import type { ReportFilter } from '../src/compliance/report.ts';
import { countsTogether, type Measure } from '../src/compliance/sums.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';
import { type Figure, median, report } from './figures.ts';
import { ADDRESSES, CUSTOMERS, type SettledTicket, seededOutcomes } from './seeded-outcomes.ts';

/**
 * A million settled clocks of twelve months: how soon each view of the compliance desk answers at the api, how much
 * sooner the sums answer than the clocks counted one by one, and what keeping the sums costs when clocks are settled.
 */
const CLOCKS = 1_000_000;
const ROUNDS = 9;
const VIEW_GOAL_MS = 100;
const FASTER_GOAL = 1_000;
/** Of the rate at which outcomes are put without sums, so much is left with them. */
const RATE_GOAL = 0.55;
const RATE_CLOCKS = 60_000;
const RATE_ROUNDS = 5;

const FROM = Date.parse('2025-03-31T23:00:00Z');
const NOW = Date.parse('2026-03-23T14:20:14Z');
const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };
const NO_SUMS: Pick<MonthSums, 'count' | 'keep'> = { count: () => undefined, keep: () => undefined };
const FILTER: ReportFilter = {
  provider: null,
  until: '2026-03',
  months: 12,
  kind: null,
  tier: null,
  service: null,
  customer: null,
  address: null,
};
const FILTERED = 'until=2026-03&month=2026-02';
/** Every view of the desk, and the narrowings that have no sums of their own. */
const VIEWS: Readonly<Record<string, string>> = {
  report: `compliance?${FILTERED}`,
  'one provider': `compliance?${FILTERED}&provider=aura`,
  'one tier': `compliance?${FILTERED}&kind=onsite-reaction&tier=basis`,
  'one service': `compliance?${FILTERED}&service=Fiber%20500`,
  'one customer': `compliance?${FILTERED}&customer=C0`,
  'one address': `compliance?${FILTERED}&address=A7`,
  'by provider': `compliance/groups?${FILTERED}&by=provider`,
  'by service': `compliance/groups?${FILTERED}&by=service`,
  'by customer': `compliance/groups?${FILTERED}&by=customer`,
  'by address': `compliance/groups?${FILTERED}&by=address`,
  'rows, all': `compliance/rows?${FILTERED}`,
  'rows, breached in a month': `compliance/rows?${FILTERED}&span=month&standing=breached`,
  'rows, void by one person': `compliance/rows?${FILTERED}&standing=void&reason=not-covered&causedBy=k.weber`,
  'rows, 90 to 100 %': `compliance/rows?${FILTERED}&percentOver=90&percentUpTo=100`,
  'rows, one hour of the week': `compliance/rows?${FILTERED}&hour=34`,
  'rows, met of one customer': `compliance/rows?${FILTERED}&customer=C4&standing=met`,
  breaches: `compliance/breaches?${FILTERED}&span=month&standing=breached&limit=50`,
  charges: `compliance/charges?${FILTERED}`,
  work: `compliance/work?${FILTERED}`,
  changes: `compliance/changes?${FILTERED}`,
};

const ZONES = RULES.terms.map(({ provider, zone }) => ({ provider, zone }));
/** The questions that the sums are there for, and as they would be put to the clocks themselves. */
const QUESTIONS: readonly (readonly [name: string, measure: Measure, oneByOne: string])[] = [
  [
    'attainment by month',
    'standing',
    'SELECT provider, kind, tier, month, standing, count(*) AS clocks FROM ? GROUP BY 1, 2, 3, 4, 5',
  ],
  [
    'counted apart',
    'apart',
    "SELECT month, standing, apart_reason, caused_by, count(*) AS clocks FROM ? AND standing NOT IN ('met', 'breached') GROUP BY 1, 2, 3, 4",
  ],
  [
    'used of goal',
    'percent',
    'SELECT provider, kind, tier, percent, count(*) AS clocks FROM ? AND percent NOT NULL GROUP BY 1, 2, 3, 4',
  ],
  [
    'reaction times',
    'minutes',
    'SELECT provider, kind, tier, minutes, count(*) AS clocks FROM ? AND minutes NOT NULL GROUP BY 1, 2, 3, 4',
  ],
  ['hours of the week', 'hour', 'SELECT hour, count(*) AS clocks FROM ? AND hour NOT NULL GROUP BY 1'],
];
const OUTCOMES = "outcomes NOT INDEXED WHERE month BETWEEN '2025-04' AND '2026-03'";

const RATES = { kept: 'with sums', without: 'without sums', bare: 'without the indexes of rows too' };

const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
const rounded = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
const since = (started: number) => performance.now() - started;

/** Puts tickets with their clocks, 500 tickets a transaction; answers how long it took, in milliseconds. */
function put(
  db: Db,
  outcomes: Outcomes,
  sums: Pick<MonthSums, 'keep'>,
  tickets: Iterable<SettledTicket>,
): number {
  const started = performance.now();
  const all = tickets[Symbol.iterator]();
  for (;;) {
    const step: SettledTicket[] = [];
    for (let i = 0; i < 500; i++) {
      const next = all.next();
      if (next.done) break;
      step.push(next.value);
    }
    if (step.length === 0) return since(started);
    db.transaction(() => {
      for (const one of step) outcomes.replace(one.ticket, one.outcomes, 'measured', NOW);
      sums.keep();
    })();
  }
}

function names(): SourceRecord[] {
  const record = (kind: string, id: string, body: object) => ({ kind, record: id, sequence: 0, at: 0, body });
  return [
    ...Array.from({ length: CUSTOMERS }, (_, i) =>
      record('customer', `C${i}`, {
        id: `C${i}`,
        name: `Customer ${i}`,
        parentId: null,
        monthlyRevenueEur: null,
      }),
    ),
    ...Array.from({ length: ADDRESSES }, (_, i) =>
      record('address', `A${i}`, { id: `A${i}`, text: `Havnegade ${i}, Aarhus` }),
    ),
  ];
}

/** How many clocks a second are put, in fresh databases: with sums, without, and without the indexes of the rows too. */
function rates(round: number): { readonly kept: number; readonly without: number; readonly bare: number } {
  const tickets = [...seededOutcomes(RATE_CLOCKS, FROM, NOW)];
  const rate = (name: 'kept' | 'without' | 'bare') => {
    const db = openForWriting(join(folder, `${name}-${round}.sqlite`));
    if (name === 'bare') {
      for (const index of ['counted', 'not_met', 'of_customer']) db.exec(`DROP INDEX outcomes_${index}`);
    }
    const sums = name === 'kept' ? monthSumsIn(db) : NO_SUMS;
    const took = put(db, outcomesIn(db, sums), sums, tickets);
    db.close();
    return (RATE_CLOCKS / took) * 1000;
  };
  // In another order each round, so that whatever else the machine does meets all of them alike.
  const names = (['kept', 'without', 'bare'] as const).toSorted(() => (round % 2 === 0 ? 1 : -1));
  return Object.fromEntries(names.map((name) => [name, rate(name)])) as ReturnType<typeof rates>;
}

async function viewTimes(file: string): Promise<Map<string, number>> {
  const { call, stop } = startWorker<Reader>('reader', (error) => {
    throw error;
  });
  await call.open(file, RULES);
  const app = stationApp({
    feed: boardFeed('bench'),
    reader: call,
    reviewing: reviewing(file),
    health: () => [],
    now: () => NOW,
    hosts: () => ['127.0.0.1:1'],
    pages: folder,
    firstRun: null,
    onError: (error) => process.stderr.write(`${error.stack}\n`),
  });
  const times = new Map<string, number>();
  for (const [name, path] of Object.entries(VIEWS)) {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const answer = await app.fetch(
        new Request(`http://127.0.0.1:1/api/${path}`, { headers: { Host: '127.0.0.1:1' } }),
      );
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      took.push(since(started));
    }
    times.set(name, median(took));
  }
  await stop();
  return times;
}

try {
  const file = join(folder, 'wallclock.sqlite');
  const store = storeIn(openForWriting(file), RULES);
  const tables = { ...NOTHING, records: names(), snapshotOf: ['customer', 'address'] };
  storeBatch(store, 'bench', tables, { number: 1, map: plainMapping }, NOW);
  const sums = monthSumsIn(store.db);
  const filling = put(store.db, outcomesIn(store.db, sums), sums, seededOutcomes(CLOCKS, FROM, NOW));
  store.db.exec(
    `INSERT INTO tickets (ticket, source, record, provider, customer, address, subject, mapping)
     SELECT DISTINCT ticket, 'bench', substr(ticket, 7), provider, customer, address, 'a fault', 1 FROM outcomes`,
  );
  store.db.pragma('optimize');
  store.db.exec('ANALYZE');

  const timeOf = (ask: () => unknown, rounds: number) => {
    const took = Array.from({ length: rounds }, () => {
      const started = performance.now();
      ask();
      return since(started);
    });
    return median(took);
  };
  const ratios: Record<string, [number, number]> = {};
  const asked = { filter: FILTER, providers: ZONES, from: '2025-04', until: '2026-03' };
  for (const [name, measure, question] of QUESTIONS) {
    const oneByOne = store.db.prepare<[], { clocks: number }>(question.replace('?', OUTCOMES));
    const sums = reportSums(store, asked);
    const kept = () => {
      if (measure === 'apart') return sums.apart(null);
      return measure === 'hour' ? sums.hours() : countsTogether(sums.lines([measure]), measure);
    };
    const scanned = oneByOne.all().reduce((all, { clocks }) => all + clocks, 0);
    const summed = Object.values(kept()).reduce((all, clocks) => all + clocks, 0);
    if (summed !== scanned) throw new Error(`${name}: ${summed} clocks by the sums, ${scanned} one by one`);
    ratios[name] = [timeOf(kept, 41), timeOf(() => oneByOne.all(), 3)];
  }
  const whole = timeOf(() => complianceReport(store, FILTER, '2026-02', NOW), 11);
  store.db.close();
  const megabytes = Math.round(statSync(file).size / 2 ** 20);
  const times = await viewTimes(file);
  const measured = Array.from({ length: RATE_ROUNDS }, (_, round) => rates(round));
  const rate = median(measured.map(({ kept, without }) => kept / without));

  const [slowest, slowestMs] = [...times].reduce((a, b) => (a[1] > b[1] ? a : b));
  const faster = Object.entries(ratios).map(([name, [sum, scan]]) => [name, scan / sum] as const);
  const [least, leastFaster] = faster.reduce((a, b) => (a[1] < b[1] ? a : b));
  const all = Object.values(ratios);
  const allFaster = all.reduce((ms, [, scan]) => ms + scan, 0) / all.reduce((ms, [sum]) => ms + sum, 0);
  const figures: Figure[] = [
    {
      bench: 'reports',
      figure: 'slowest-view-ms',
      value: rounded(slowestMs),
      goal: VIEW_GOAL_MS,
      holds: slowestMs < VIEW_GOAL_MS,
    },
    {
      bench: 'reports',
      figure: 'sums-times-faster',
      value: Math.round(leastFaster),
      goal: FASTER_GOAL,
      holds: leastFaster >= FASTER_GOAL,
    },
    {
      bench: 'reports',
      figure: 'rate-with-sums',
      value: rounded(rate, 3),
      goal: RATE_GOAL,
      holds: rate >= RATE_GOAL,
    },
  ];
  report(figures, [
    `${CLOCKS} clocks put at ${Math.round(CLOCKS / filling)} a millisecond; the database has ${megabytes} MB`,
    `slowest view: ${slowest}; ${[...times].map(([name, ms]) => `${name} ${rounded(ms)} ms`).join(', ')}`,
    `least gain: ${least}; all together ${Math.round(allFaster)} times; ${Object.entries(ratios)
      .map(
        ([name, [sum, scan]]) =>
          `${name} ${rounded(sum, 3)} against ${Math.round(scan)} ms, ${Math.round(scan / sum)} times`,
      )
      .join(', ')}`,
    `the whole report ${rounded(whole)} ms`,
    `clocks a second: ${(['kept', 'without', 'bare'] as const).map((name) => `${RATES[name]} ${Math.round(median(measured.map((one) => one[name])))}`).join(', ')}`,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
