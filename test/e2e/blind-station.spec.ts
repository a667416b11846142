import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import { type StationProcess, startStationProcess } from '../station-process.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

/** All on file since an instant, as the station tells them. */
async function blindSince(from: number): Promise<BlindSpot[]> {
  const instant = (at: number) => new Date(at).toISOString();
  const response = await fetch(
    `${station.url}/api/blind?from=${instant(from)}&to=${instant(Date.now() + 60_000)}&all=yes`,
  );
  const { blind } = (await response.json()) as { blind: BlindSpot[] };
  return blind.filter(({ source }) => source === null);
}

/** The last sign of life on file: a mark, or an answer of a source. */
function lastSign(): number {
  const db = new Database(join(station.folder, 'data', 'demo', 'wallclock.sqlite'), { readonly: true });
  try {
    const sql =
      "SELECT max(CAST(value AS INTEGER)) AS at FROM station WHERE key = 'alive-at' OR key LIKE 'answered %'";
    return db.prepare<[], { at: number }>(sql).get()!.at;
  } finally {
    db.close();
  }
}

test('a station that was killed knows at its next start for how long it was blind, once; one that was ended too', async () => {
  const began = Date.now();
  station = await startStationProcess(null);
  await expect.poll(lastSign, { timeout: 30_000 }).toBeGreaterThan(began);
  expect(await blindSince(began)).toEqual([]);
  await station.kill();
  const sign = lastSign();
  const killed = Date.now();
  await sleep(3_000);
  await station.start();
  const started = Date.now();
  const [spot, ...more] = await blindSince(began);
  expect(more).toEqual([]);
  expect(spot.why).toBe('ended without a word: killed, crashed, or without power');
  // From the last sign of life, which is no older than a poll of the source, to the start.
  expect(spot.from).toBe(sign);
  expect(killed - spot.from).toBeLessThan(12_000);
  expect(spot.to).toBeGreaterThan(killed + 3_000);
  expect(spot.to).toBeLessThanOrEqual(started);

  const ended = Date.now();
  expect(await station.stop()).toBe(0);
  await sleep(1_000);
  await station.start();
  const [first, second, ...others] = await blindSince(began);
  expect(others).toEqual([]);
  expect(first).toEqual(spot);
  expect(second.why).toBe('stopped');
  expect(second.from).toBeGreaterThanOrEqual(ended);
  expect(second.from).toBeLessThan(ended + 1_500);
  expect(second.to! - second.from).toBeGreaterThanOrEqual(1_000);
});
