import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForWriting } from '../main/database/database-file.ts';
import { type Store, storeIn } from '../main/database/store.ts';
import { plainMapping } from '../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import { storeBatch } from '../main/sync/store-batch.ts';
import { tierSpans } from '../src/agreements/tier-spans.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';
import { SEARCHES } from './agreement-searches.ts';
import { benchedApp } from './benched-app.ts';
import { danishTables } from './danish-addresses.ts';
import { type Figure, median, report } from './figures.ts';

/**
 * 200,000 addresses: how long their first import takes, how soon the agreements desk's search answers at the
 * api, and what the wall's sums cost against counting the facts.
 */
const ADDRESSES = 200_000;
const TICKETS = 5_000;
const ROUNDS = 5;
const MEDIAN_GOAL_MS = 20;
/** Of the slowest search, the median of its rounds. */
const SLOWEST_GOAL_MS = 150;
/** The kept sums against a scan of the facts, in one run. */
const SUMS_GOAL = 0.01;

const NOW = Date.parse('2026-03-23T14:20:14Z');
const TODAY = '2026-03-23';
const MAPPING = { number: 1, map: plainMapping };
const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };

const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
const rounded = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
const since = (started: number) => performance.now() - started;

try {
  const file = join(folder, 'wallclock.sqlite');
  const store = storeIn(openForWriting(file), RULES);
  const { customers, addresses, agreements } = danishTables(ADDRESSES, TODAY);
  const seconds: Record<string, number> = {};
  for (const [name, records] of Object.entries({ customers, addresses, agreements })) {
    const started = performance.now();
    storeBatch(store, 'tables', { ...NOTHING, records, snapshotOf: [records[0].kind] }, MAPPING, NOW);
    seconds[name] = rounded(since(started) / 1000);
  }
  storeTickets(store);
  const imported = Object.values(seconds).reduce((sum, one) => sum + one, 0);

  const sums = times(50, () => store.agreements.totals('aura', TODAY));
  const scan = times(3, () => scanned(store));
  store.db.close();
  const megabytes = Math.round(statSync(file).size / 2 ** 20);
  const { all, slowest, remarks } = await searchTimes(file);

  const ratio = rounded(median(sums) / median(scan), 5);
  const figure = (name: string, value: number, goal: number): Figure => ({
    bench: 'agreements',
    figure: name,
    value,
    goal,
    holds: value <= goal,
  });
  report(
    [
      figure('search-median-ms', rounded(median(all)), MEDIAN_GOAL_MS),
      figure('slowest-search-ms', rounded(slowest), SLOWEST_GOAL_MS),
      figure('sums-against-scan', ratio, SUMS_GOAL),
    ],
    [
      `${addresses.length} addresses, ${agreements.length} agreements, ${customers.length} customers, ` +
        `${TICKETS} tickets`,
      `first import ${rounded(imported)} s: ${Object.entries(seconds)
        .map(([name, time]) => `${name} ${time} s`)
        .join(', ')}; the database has ${megabytes} MB`,
      `the wall's sums ${rounded(median(sums), 2)} ms, counted from the facts ${Math.round(median(scan))} ms`,
      ...remarks,
    ],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Tickets at addresses spread over all, one in fifty still open. */
function storeTickets(store: Store): void {
  for (let first = 0; first < TICKETS; first += 500) {
    const ids = Array.from({ length: 500 }, (_, i) => first + i);
    const records = ids.flatMap((i) => ticket(i));
    storeBatch(store, 'rt', { ...NOTHING, records, complete: ids.map((i) => `${20_000 + i}`) }, MAPPING, NOW);
  }
}

function ticket(i: number): SourceRecord[] {
  const id = `${20_000 + i}`;
  const opened = NOW - (TICKETS - i) * 3_600_000;
  const about = {
    provider: 'aura',
    service: null,
    serviceKind: null,
    addressId: `A-${1_000_000 + ((i * 37) % ADDRESSES)}`,
    customerId: null,
    subject: i % 3 === 0 ? 'Ingen forbindelse' : i % 3 === 1 ? 'Langsom linje' : 'Udfald om natten',
    url: null,
    priority: null,
    requestKind: null,
  };
  const event = (n: number, at: number, body: object): SourceRecord => ({
    kind: 'ticket.event',
    record: `${id}#${n}`,
    sequence: n,
    at,
    body: { ticketId: id, ...body },
  });
  const closed = i % 50 === 0 ? [] : [event(1, opened + 3_000_000, { type: 'closed' })];
  return [
    { kind: 'ticket', record: id, sequence: 0, at: 0, body: about },
    event(0, opened, { type: 'opened', channel: 'phone' }),
    ...closed,
  ];
}

/** How long each of so many calls takes, in milliseconds. */
function times(count: number, call: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const started = performance.now();
    call();
    return since(started);
  });
}

/** The same question put to the facts: addresses by the tier that governs them today, counted one by one. */
function scanned({ db }: Store): Record<string, number> {
  const rows = db
    .prepare<[], { body: string }>(
      "SELECT body FROM facts WHERE kind = 'agreement' AND superseded_at IS NULL",
    )
    .all()
    .map(({ body }) => JSON.parse(body));
  const counts: Record<string, number> = {};
  for (const listed of Map.groupBy(rows, ({ addressId }) => addressId).values()) {
    const spans = tierSpans(listed.map((one) => ({ ...one, customer: one.customerId })));
    const governing = spans.find(({ from, to }) => from <= TODAY && (to === null || TODAY < to));
    if (governing) counts[governing.tier] = (counts[governing.tier] ?? 0) + 1;
  }
  return counts;
}

interface SearchTimes {
  readonly all: readonly number[];
  readonly slowest: number;
  readonly remarks: readonly string[];
}

/** Puts every search to the app, the real reader's thread behind it; milliseconds up to the answer's text. */
async function searchTimes(file: string): Promise<SearchTimes> {
  const app = await benchedApp(file, RULES, NOW);
  const ask = async (query: string) => {
    const { time, text } = await app.ask(`agreements?${query}`);
    return {
      time,
      answer: JSON.parse(text) as { next: string | null; found: { count: number; exact: boolean } },
    };
  };
  const far = async (query: string, pages: number) => {
    let after = '';
    for (let page = 0; page < pages; page++) {
      after = (await ask(`${query}&limit=200&after=${after}`)).answer.next ?? '';
    }
    return `${query}&after=${after}`;
  };
  const all: number[] = [];
  let slowest = 0;
  const remarks: string[] = [];
  for (const [kind, queries] of Object.entries(SEARCHES)) {
    const ofKind: number[] = [];
    const counts: string[] = [];
    for (const { query, pages } of queries) {
      const asked = pages > 0 ? await far(query, pages) : query;
      // The first round warms the disk's cache.
      const { found } = (await ask(asked)).answer;
      counts.push(`${found.exact ? '' : '>'}${found.count}`);
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push((await ask(asked)).time);
      slowest = Math.max(slowest, median(rounds));
      ofKind.push(...rounds);
    }
    all.push(...ofKind);
    const sorted = ofKind.toSorted((a, b) => a - b);
    const p95 = sorted[Math.floor(sorted.length * 0.95)];
    remarks.push(
      `${kind}: median ${rounded(median(ofKind))} ms, 95 % ${rounded(p95)} ms, ` +
        `worst ${rounded(sorted.at(-1)!)} ms; found ${counts.join(' ')}`,
    );
  }
  await app.stop();
  return { all, slowest, remarks };
}
