import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { canonicalDump } from '../canonical-dump.ts';
import { chanceFrom, fillQueue } from './many-tickets.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type SlowProxy, startSlowProxy } from './slow-proxy.ts';
import { type RtStation, startRtStation } from './station.ts';

const TICKETS = 150;
const KILLS = 20;
const SEED = 20260302;
/** So that a sync takes long enough to be hit in the middle. */
const LATENCY_MS = 100;

let rt: RtServer;
let proxy: SlowProxy;

test.beforeAll(async () => {
  rt = await startRt();
  await fillQueue(rt, TICKETS, SEED);
  proxy = await startSlowProxy(rt.url, LATENCY_MS);
});
test.afterAll(async () => {
  await proxy?.close();
  await rt?.remove();
});

/** How far a station came: its facts, and the tickets that are whole, of so many that RT holds. */
function progress(file: string): { facts: number; tickets: number; incomplete: number } {
  if (!existsSync(file)) return { facts: 0, tickets: 0, incomplete: 0 };
  const db = new Database(file, { readonly: true });
  try {
    const tables = db.prepare<[], { name: string }>('SELECT name FROM sqlite_master').all();
    const count = (table: string) =>
      tables.some(({ name }) => name === table)
        ? db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()!.count
        : 0;
    return { facts: count('facts'), tickets: count('tickets'), incomplete: count('incomplete') };
  } finally {
    db.close();
  }
}

function isWhole(file: string): boolean {
  const { tickets, incomplete } = progress(file);
  return tickets === TICKETS && incomplete === 0;
}

async function whole(station: RtStation): Promise<void> {
  const patience = { timeout: 60_000, intervals: [100] };
  await expect.poll(() => isWhole(station.database), patience).toBe(true);
}

const onStation = async <T>(use: (station: RtStation) => Promise<T>): Promise<T> => {
  const station = await startRtStation({ ...rt, url: proxy.url });
  try {
    return await use(station);
  } finally {
    await station.remove();
  }
};

test(`killed at ${KILLS} moments of its first sync, a station knows at last what an undisturbed one knows`, async () => {
  const began = Date.now();
  const undisturbed = await onStation(async (station) => {
    await whole(station);
    const took = Date.now() - began;
    await station.stop();
    return { took, dump: canonicalDump(station.database) };
  });

  const chance = chanceFrom(SEED);
  const { dump, seen } = await onStation(async (station) => {
    const seen: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // Short, since each start goes on where the last one was killed.
      await sleep((chance() * undisturbed.took) / 3);
      await station.kill();
      seen.push(JSON.stringify(progress(station.database)));
      await station.start();
    }
    await whole(station);
    await station.stop();
    return { dump: canonicalDump(station.database), seen };
  });

  // The kills were spread over the sync.
  expect(new Set(seen).size).toBeGreaterThanOrEqual(4);
  expect(dump.filter((line) => line.startsWith('facts')).length).toBeGreaterThan(4 * TICKETS);
  expect(dump).toEqual(undisturbed.dump);
});
