import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForWriting } from '../main/database/database-file.ts';
import { type Store, storeIn } from '../main/database/store.ts';
import { deriveSearch } from '../main/sync/derive-search.ts';
import type { DerivedTicket } from '../main/sync/mapping.ts';
import { plainMapping } from '../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import { storeBatch } from '../main/sync/store-batch.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';
import { benchedApp } from './benched-app.ts';
import { type Figure, median, report } from './figures.ts';
import { QUERIES } from './search-queries.ts';
import { searchNames, ticketBatches } from './search-tickets.ts';

/**
 * A million tickets of 200,000 addresses: how soon the desks' search answers at the api, and what keeping it in step
 * costs of the rate at which tickets are stored.
 */
const TICKETS = Number(process.env.WALLCLOCK_BENCH_TICKETS ?? 1_000_000);
const ADDRESSES = 200_000;
/** Tickets that are stored with the search and without it, in turn. */
const IN_TURN = 20_000;
/** Tickets that are written at once where only what the search reads is written. */
const FILLED_AT_ONCE = 5_000;
const ROUNDS = 5;
const MEDIAN_GOAL_MS = 20;
const SLOWEST_GOAL_MS = 150;
/** Of the rate at which tickets are stored. */
const COST_GOAL_PERCENT = 20;

const NOW = Date.parse('2026-03-23T14:20:14Z');
const MAPPING = { number: 1, map: plainMapping };
const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };

const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
const rounded = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
const since = (started: number) => performance.now() - started;
const figure = (name: string, value: number, goal: number): Figure => ({
  bench: 'search',
  figure: name,
  value,
  goal,
  holds: value <= goal,
});

try {
  const names = searchNames(ADDRESSES, '2026-03-23');
  const file = join(folder, 'wallclock.sqlite');
  const store = storeIn(openForWriting(file), RULES);
  for (const records of [names.customers, names.addresses]) {
    storeBatch(store, 'tables', { ...NOTHING, records, snapshotOf: [records[0].kind] }, MAPPING, NOW);
  }
  const costs = costOfSearch(names);
  const started = performance.now();
  for (const batch of ticketBatches(TICKETS, names, NOW, FILLED_AT_ONCE)) fill(store, batch.records);
  const seconds = since(started) / 1000;
  const sizes = store.db
    .prepare<[], { name: string; bytes: number }>(
      `SELECT iif(name LIKE '%search%', 'search', 'all else') AS name, sum(pgsize) AS bytes
       FROM dbstat WHERE aggregate = 1 GROUP BY 1`,
    )
    .all()
    .map(({ name, bytes }) => `${name} ${Math.round(bytes / 2 ** 20)} MB`)
    .join(', ');
  store.db.close();
  const { all, slowest, kinds, remarks } = await searchTimes(file);
  report(
    [
      figure('median-ms', rounded(median(all)), MEDIAN_GOAL_MS),
      figure('slowest-kind-median-ms', rounded(Math.max(...kinds)), MEDIAN_GOAL_MS),
      figure('slowest-search-ms', rounded(slowest), SLOWEST_GOAL_MS),
      figure('cost-percent-of-insert-rate', rounded(costs.percent), COST_GOAL_PERCENT),
    ],
    [
      `${TICKETS} tickets, ${names.customers.length} customers, ${names.addresses.length} addresses; ` +
        `written with their words alone in ${Math.round(seconds)} s; the database has ${Math.round(statSync(file).size / 2 ** 20)} MB (${sizes})`,
      `${Math.round(costs.without)} tickets a second without the search, ${Math.round(costs.with)} with it`,
      ...remarks,
    ],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes what the search reads of tickets, without facts and verdicts: those take most of the time. */
function fill(store: Store, records: readonly SourceRecord[]): void {
  const { db, tickets, events } = store;
  const isClosed = new Set(
    records.flatMap(({ body }) => {
      const { ticketId, type } = body as { ticketId?: string; type?: string };
      return type === 'closed' ? [ticketId!] : [];
    }),
  );
  db.transaction(() => {
    for (const { kind, record, at, body } of records) {
      if (kind === 'ticket') {
        const ticket = `rt:${record}`;
        tickets.put({ ...(body as DerivedTicket), hidden: null, ticket, source: 'rt', record }, 1);
        if (isClosed.has(record)) continue;
        tickets.setStanding(ticket, {
          open: true,
          onBoard: true,
          lookAt: null,
          emergencyUntil: null,
          shownUntil: null,
        });
      } else if (record.endsWith('#0')) {
        const opened = {
          type: 'opened',
          channel: 'phone',
          at,
          originalAt: null,
          fact: `${kind}/${record}`,
        } as const;
        events.replace(`rt:${record.slice(0, -2)}`, [opened]);
      }
    }
    deriveSearch(store);
  })();
}

/** Tickets a second, with the search and without it, in turn on two databases; and by how many percent it is slower. */
function costOfSearch({ customers, addresses }: ReturnType<typeof searchNames>) {
  const few = { customers: customers.slice(0, 5000), addresses: addresses.slice(0, 5000) };
  const stores = ['with', 'without'].map((name) => {
    const store = storeIn(openForWriting(join(folder, `${name}.sqlite`)), RULES);
    if (name === 'without') withoutSearch(store);
    for (const records of [few.customers, few.addresses]) {
      storeBatch(store, 'tables', { ...NOTHING, records, snapshotOf: [records[0].kind] }, MAPPING, NOW);
    }
    return store;
  });
  const spent = stores.map((): number[] => []);
  for (const batch of ticketBatches(IN_TURN, few, NOW, 500)) {
    for (const [i, store] of stores.entries()) {
      const started = performance.now();
      storeBatch(store, 'rt', batch, MAPPING, NOW);
      spent[i].push(since(started));
    }
  }
  for (const store of stores) store.db.close();
  const [having, lacking] = spent.map((times) => (500 * 1000) / median(times));
  return { with: having, without: lacking, percent: (1 - having / lacking) * 100 };
}

/** Nothing is marked, so nothing is derived. */
function withoutSearch({ db }: Store): void {
  const names = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search_stale%'",
    )
    .all();
  for (const { name } of names) db.exec(`DROP TRIGGER ${name}`);
  db.exec('DROP INDEX tickets_by_record; DROP INDEX tickets_open_of_customer');
}

interface SearchTimes {
  readonly all: readonly number[];
  /** The medians of the kinds of searches. */
  readonly kinds: readonly number[];
  /** Of the slowest search, the median of its rounds. */
  readonly slowest: number;
  readonly remarks: readonly string[];
}

/** Puts every search to the app, the real reader's thread behind it; milliseconds up to the answer's text. */
async function searchTimes(file: string): Promise<SearchTimes> {
  const app = await benchedApp(file, RULES, NOW);
  const ask = async (query: string) => {
    const { time, text } = await app.ask(`search?limit=5&q=${encodeURIComponent(query)}`);
    return { time, count: (JSON.parse(text) as { found: unknown[] }).found.length };
  };
  const all: number[] = [];
  const kinds: number[] = [];
  let slowest = 0;
  const remarks: string[] = [];
  for (const [kind, queries] of Object.entries(QUERIES)) {
    const ofKind: number[] = [];
    let worst = { query: '', time: 0 };
    for (const query of queries) {
      // The first round warms the disk's cache.
      await ask(query);
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push((await ask(query)).time);
      if (median(rounds) > worst.time) worst = { query, time: median(rounds) };
      ofKind.push(...rounds);
    }
    slowest = Math.max(slowest, worst.time);
    all.push(...ofKind);
    kinds.push(median(ofKind));
    remarks.push(
      `${kind}: median ${rounded(median(ofKind), 2)} ms, worst single ${rounded(Math.max(...ofKind))} ms; ` +
        `slowest '${worst.query}' ${rounded(worst.time)} ms`,
    );
  }
  await app.stop();
  return { all, kinds, slowest, remarks };
}
