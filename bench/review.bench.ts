import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stationApp } from '../main/api/app.ts';
import { boardFeed } from '../main/api/board-feed.ts';
import { boardTicketsIn } from '../main/database/board-questions.ts';
import { openForReading } from '../main/database/database-file.ts';
import type { Reader } from '../main/database/reader.ts';
import { storeIn } from '../main/database/store.ts';
import { startWorker } from '../main/database/worker-calls.ts';
import { reviewing } from '../main/review/reviewing.ts';
import { SIGHTS, type Sight } from '../src/boards/review.ts';
import { type Figure, median, report } from './figures.ts';
import { RULES, reviewedStation } from './reviewed-station.ts';

/**
 * The review desk on large stations of five years: how soon the first board of a past instant is there, and the next
 * ones, at the api, by how many tickets are open and how many are on file.
 */
const STATIONS = (process.env.WALLCLOCK_BENCH_STATIONS ?? '300/100000 2000/16000')
  .split(' ')
  .map((words) => words.split('/').map(Number))
  .map(([open, tickets]) => ({ open, tickets }));
const FIRST_GOAL_MS = 1_000;
const STEP_GOAL_MS = 100;
/** Where far more is shown than fits any wall. */
const MANY_OPEN = 1_000;
const MANY_STEP_GOAL_MS = 300;
const MANY_FIRST_GOAL_MS = 5_000;
const FIRSTS = 3;
const STEPS = 24;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-03-23T14:20:14Z');
/** Where a walk begins. */
const AT = NOW - 5 * DAY;

const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
const rounded = (value: number) => Math.round(value * 10) / 10;
const figures: Figure[] = [];
const remarks: string[] = [];

try {
  for (const { open, tickets } of STATIONS) {
    const file = join(folder, `${open}-${tickets}.sqlite`);
    const started = performance.now();
    reviewedStation(file, tickets, open, NOW);
    const seconds = Math.round((performance.now() - started) / 1000);
    const name = `${open}-open-of-${tickets}`;
    remarks.push(`${name}: filled in ${seconds} s, ${Math.round(statSync(file).size / 2 ** 20)} MB`);
    const live = gatheringLive(file);
    for (const sight of SIGHTS) await measure(file, sight, name, open >= MANY_OPEN, live);
    rmSync(file);
  }
  report(figures, remarks);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds in which the tickets of the board of now are gathered: the least that a board can be. */
function gatheringLive(file: string): number {
  const store = storeIn(openForReading(file), RULES);
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    boardTicketsIn(store);
    return performance.now() - started;
  });
  store.db.close();
  return median(times);
}

async function measure(file: string, sight: Sight, name: string, many: boolean, live: number): Promise<void> {
  const figure = (what: string, value: number, goal: number) =>
    figures.push({
      bench: 'review',
      figure: `${name}-${sight}-${what}`,
      value: rounded(value),
      goal,
      holds: value <= goal,
    });
  const firsts: number[] = [];
  for (let round = 0; round < FIRSTS; round++) {
    const { ask, end } = await asking(file, sight);
    firsts.push(await ask(AT - round * HOUR));
    await end();
  }
  const { ask, later, end } = await asking(file, sight);
  await ask(AT);
  const walk = async (next: (at: number) => number | Promise<number>, from = AT) => {
    const times: number[] = [];
    for (let at = from; times.length < STEPS; ) {
      at = await next(at);
      times.push(await ask(at));
    }
    return { median: median(times), worst: Math.max(...times) };
  };
  const steps = {
    'played-at-60×': await walk((at) => at + MINUTE),
    'played-at-600×': await walk((at) => at + 10 * MINUTE),
    'next-event': await walk(later),
    'hour-on': await walk((at) => at + HOUR),
    'hour-back': await walk((at) => at - HOUR, AT + DAY),
  };
  const far = await ask(AT - 20 * DAY);
  await end();
  figure('first-ms', median(firsts), many ? MANY_FIRST_GOAL_MS : FIRST_GOAL_MS);
  for (const [step, times] of Object.entries(steps)) {
    figure(`${step}-ms`, times.median, many ? MANY_STEP_GOAL_MS : STEP_GOAL_MS);
  }
  const worst = Object.entries(steps).map(([step, times]) => `${step} ${rounded(times.worst)}`);
  remarks.push(
    `${name}, ${sight}: worst single step in ms: ${worst.join(', ')}; a jump of 20 days ${rounded(far)} ms; ` +
      `a minute on takes ${rounded(steps['played-at-60×'].median / live)} times, the first answer ` +
      `${rounded(median(firsts) / live)} times as long as gathering the tickets of now (${rounded(live)} ms)`,
  );
}

/** Asks the app, a reviewer's thread of its own behind it; milliseconds up to the answer's text. */
async function asking(file: string, sight: Sight) {
  const reader = startWorker<Reader>('reader', (error) => {
    throw error;
  });
  const review = reviewing(file);
  const app = stationApp({
    ...{ feed: boardFeed('bench'), reader: reader.call, reviewing: review, health: () => [] },
    ...{ now: () => NOW, hosts: () => ['bench'], pages: folder, firstRun: null },
    onError: (error) => {
      throw error;
    },
  });
  const fetched = async (path: string) => {
    const response = await app.fetch(new Request(`http://bench/api/${path}`));
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  const iso = (at: number) => new Date(at).toISOString();
  return {
    async ask(at: number): Promise<number> {
      const started = performance.now();
      await fetched(`review?sight=${sight}&at=${iso(at)}`);
      return performance.now() - started;
    },
    /** The instant of the next event. */
    async later(at: number): Promise<number> {
      return JSON.parse(await fetched(`review/span?at=${iso(at)}`)).later.at;
    },
    async end(): Promise<void> {
      await review.end();
      await reader.stop();
    },
  };
}
