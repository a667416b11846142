// What was known at an instant is what the station showed then; what was then follows from what is on file now.

import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import { USUAL_ALARM_SETTINGS } from '../../../main/alarms/alarm-settings.ts';
import { boardFeed } from '../../../main/api/board-feed.ts';
import { boardKeeper } from '../../../main/board-keeper.ts';
import { openForReading } from '../../../main/database/database-file.ts';
import type { Reader } from '../../../main/database/reader.ts';
import type { Reviewer } from '../../../main/database/reviewer.ts';
import { storeIn } from '../../../main/database/store.ts';
import { startWorker } from '../../../main/database/worker-calls.ts';
import type { Writer } from '../../../main/database/writer.ts';
import { type BoardEntity, type BoardSettings, entityKey } from '../../../src/boards/board.ts';
import type { Sight } from '../../../src/boards/review.ts';
import { RULES, temporaryFolder } from '../temporary-store.ts';
import { START, type Step, someHistory } from './history.ts';
import { naiveWas } from './naive-was.ts';

const SETTINGS: BoardSettings = {
  ...{ kind: 'settings', id: 'settings', demo: false, oldAfterMs: 300_000, noLongerVisible: 0 },
  ...{ rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 } },
  ...{ problem: null, firstRun: null, copy: null, alarms: USUAL_ALARM_SETTINGS },
};
const PLAN = { kind: 'plain' } as const;
const source = (id: string) => ({
  id,
  title: id,
  delivers: [],
  providers: [],
  intervalMs: 1_000,
  plan: PLAN,
});
const CONFIGURATION = { sources: ['s', 't'].map(source), rules: RULES, settings: SETTINGS };
const PROVIDERS = RULES.terms.map(({ provider }) => provider);

/** All tickets that histories tell of. */
const TICKETS = Array.from({ length: 8 }, (_, nth) => `s:${nth}`);

const fail = (error: Error) => {
  throw error;
};
const writer = startWorker<Writer>('writer', fail);
const reader = startWorker<Reader>('reader', fail);
const reviewer = startWorker<Reviewer>('reviewer', fail);
afterAll(() => Promise.all([writer.stop(), reader.stop(), reviewer.stop()]));

const byKey = (entities: readonly BoardEntity[]) =>
  new Map(
    entities
      .map((one) => [entityKey(one), JSON.stringify(one)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Settles what comes due up to an instant, each thing at its own, as a station does within a second. */
async function timePasses(from: number, to: number, due: number | null) {
  for (let next = due; next !== null && next <= to; ) {
    next = (await writer.call.settle(Math.max(next, from))).nextLook;
  }
}

/** The board that a station shows at an instant. */
async function liveBoard(now: number) {
  const feed = boardFeed('e');
  const keeper = await boardKeeper({
    ...{
      feed,
      settings: SETTINGS,
      sources: ['s', 't'],
      providers: PROVIDERS,
      now: () => now,
      steady: () => 0,
    },
    ...{ reader: reader.call, writer: writer.call, say: (sentence: string) => expect(sentence).toBe('') },
  });
  await keeper.stop();
  return byKey(JSON.parse(`{${feed.since('', -1).json}}`).changed);
}

/** Now and then somebody takes the first alarm that goes on. */
async function acknowledgeFirst(now: number) {
  if (now % 3 > 0) return;
  const going = (await reader.call.boardAlarms(now)).find(({ end }) => end === null);
  const by = { kind: 'screen', screen: 'NOC' } as const;
  if (going) await writer.call.acknowledge({ id: `at ${now}`, alarm: going.id, by }, now);
}

/** The source of tickets fails now and then, and answers again some steps later; so does the whole station. */
async function nowAndThenBlind(nth: number, now: number) {
  const failing = { source: 's', title: 'S', intervalMs: 1_000, from: now, why: 'timed out' };
  if (nth % 7 === 2) await writer.call.noteBlind(failing, now);
  if (nth % 7 === 5) await writer.call.noteAnswer('s', now);
  if (nth % 11 === 8) await writer.call.noteAlive(now, now - 90_000);
}

async function played(steps: readonly Step[]) {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  await writer.call.open(file, RULES, [], START);
  await writer.call.keepConfiguration(CONFIGURATION);
  await reader.call.open(file, RULES);
  for (const { id, plan } of CONFIGURATION.sources) await writer.call.setMapping(id, plan);
  await writer.call.setAlarmPlan({ ...USUAL_ALARM_PLAN, sources: ['s', 't'] });
  await reviewer.call.open(file);
  const shown = new Map<number, ReadonlyMap<string, string>>();
  const pages = new Map<number, ReadonlyMap<string, string>>();
  let before = START;
  let due: number | null = null;
  for (const [nth, { now, source, batch, isKept }] of steps.entries()) {
    await timePasses(before, now - 1, due);
    if (batch) await writer.call.storeBatch(source, batch, now);
    due = (await writer.call.settle(now)).nextLook;
    await timePasses(now, now, due);
    await writer.call.alarmStep([], now);
    await acknowledgeFirst(now);
    await nowAndThenBlind(nth, now);
    before = now;
    if (isKept) {
      shown.set(now, await liveBoard(now));
      pages.set(now, await livePages(now));
    }
    // Also while the station goes on, an earlier instant each time.
    const earlier = [...shown.keys()][Math.floor(shown.size / 2)];
    const board = earlier === undefined ? null : await reviewed(earlier, 'known', now);
    if (board !== null) expectSame(earlier, board, shown.get(earlier)!);
  }
  await reader.call.close();
  await writer.call.close();
  return { file, shown, pages };
}

/** The page of each ticket as the station tells it now; of one that it does not know, that it does not. */
async function livePages(now: number): Promise<ReadonlyMap<string, string>> {
  const told = TICKETS.map(
    async (id) => [id, JSON.stringify(await reader.call.ticketLedgers(id, now))] as const,
  );
  return new Map(await Promise.all(told));
}

async function reviewed(at: number, sight: Sight, now = Number.MAX_SAFE_INTEGER) {
  const board = await reviewer.call.board(at, sight, now);
  return 'begins' in board ? null : byKey(board.entities);
}

/** Only what differs is told: whole boards are long. */
function expectSame(at: number, board: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>) {
  const differing = [...new Set([...board.keys(), ...expected.keys()])].filter(
    (key) => board.get(key) !== expected.get(key),
  );
  const of = (one: ReadonlyMap<string, string>) => differing.map((key) => `${key} ${one.get(key)}`);
  expect([at, ...of(board)]).toEqual([at, ...of(expected)]);
}

/** An order of instants in which a review may jump, and one that follows the time. */
const orders = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });

test('the board as known at any instant is the board that the station showed', {
  timeout: 600_000,
}, async () => {
  let alarms = 0;
  await fc.assert(
    fc.asyncProperty(someHistory, orders, async (steps, order) => {
      const { shown } = await played(steps);
      for (const board of shown.values()) {
        alarms += [...board.keys()].filter((key) => key.startsWith('alarm:')).length;
      }
      const instants = [...shown.keys()];
      const jumps = instants.length > 0 ? order.map((n) => instants[n % instants.length]) : [];
      for (const at of [...instants, ...jumps]) {
        const board = await reviewed(at, 'known');
        if (board !== null) expectSame(at, board, shown.get(at)!);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(alarms).toBeGreaterThan(0);
});

test('a ticket’s page as known at any instant is the page that the station told', {
  timeout: 600_000,
}, async () => {
  let blind = 0;
  await fc.assert(
    fc.asyncProperty(someHistory, orders, async (steps, order) => {
      const { pages, shown } = await played(steps);
      for (const page of pages.values()) {
        blind += [...page.values()].filter((told) => told.includes('"why":"timed out"')).length;
      }
      const instants = [...pages.keys()];
      const jumps = instants.length > 0 ? order.map((n) => instants[n % instants.length]) : [];
      for (const at of [...instants, ...jumps]) {
        for (const id of TICKETS) {
          const page = JSON.stringify(await reviewer.call.ticketLedgers(id, at, Number.MAX_SAFE_INTEGER));
          expect([at, page]).toEqual([at, pages.get(at)!.get(id)]);
        }
        // A ticket that was put in besides leaves the board as it was.
        const board = await reviewed(at, 'known');
        if (board !== null) expectSame(at, board, shown.get(at)!);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(blind).toBeGreaterThan(0);
});

test('the board as it was follows from all that is on file, judged at the instant', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(someHistory, async (steps) => {
      const { file, shown } = await played(steps);
      const store = storeIn(openForReading(file), RULES);
      try {
        for (const at of shown.keys()) {
          const board = await reviewed(at, 'was');
          if (board === null) continue;
          const naive = byKey(naiveWas(store, at, SETTINGS));
          const kinds = ['ticket', 'outcomes', 'settings'];
          const told = [...board].filter(([key]) => kinds.some((kind) => key.startsWith(`${kind}:`)));
          expectSame(at, new Map(told), naive);
        }
      } finally {
        store.db.close();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
