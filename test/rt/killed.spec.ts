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

/** Whether all that RT holds is on file. */
function isWhole(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new Database(file, { readonly: true });
  try {
    const count = (sql: string) => (db.prepare(sql).get() as { count: number }).count;
    if (count("SELECT count(*) AS count FROM sqlite_master WHERE name = 'tickets'") === 0) return false;
    return (
      count('SELECT count(*) AS count FROM tickets') === TICKETS &&
      count('SELECT count(*) AS count FROM incomplete') === 0
    );
  } finally {
    db.close();
  }
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
  const { dump, unfinished } = await onStation(async (station) => {
    let hits = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      // Short, since each start goes on where the last one was killed.
      await sleep((chance() * undisturbed.took) / 6);
      await station.kill();
      if (!isWhole(station.database)) hits++;
      await station.start();
    }
    await sleep(15000);
    console.log(JSON.stringify(await station.source()), station.output().slice(-3000));
    const db = new Database(station.database, { readonly: true });
    console.log(db.prepare('select count(*) c from incomplete').all(), db.prepare('select count(*) c from tickets').all(), db.prepare('select * from cursors').all(), db.prepare('select kind,count(*) c from facts group by kind').all(),db.prepare('select * from station').all());
    await whole(station);
    await station.stop();
    return { dump: canonicalDump(station.database), unfinished: hits };
  });

  expect(unfinished).toBeGreaterThanOrEqual(KILLS / 2);
  expect(dump.filter((line) => line.startsWith('facts')).length).toBeGreaterThan(4 * TICKETS);
  expect(dump).toEqual(undisturbed.dump);
  test.info().annotations.push({
    type: 'measured',
    description: `${undisturbed.took} ms undisturbed, ${unfinished} of ${KILLS} kills before the end`,
  });
});
