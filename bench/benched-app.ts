import { stationApp } from '../main/api/app.ts';
import { boardFeed } from '../main/api/board-feed.ts';
import type { Reader } from '../main/database/reader.ts';
import type { Rules } from '../main/database/store.ts';
import { startWorker } from '../main/database/worker-calls.ts';
import { reviewing } from '../main/review/reviewing.ts';
import type { Instant } from '../src/calendars/period.ts';

/** The api of a station, the real reader's thread behind it, on a database's file. */
export async function benchedApp(file: string, rules: Rules, now: Instant) {
  const reader = startWorker<Reader>('reader', (error) => {
    throw error;
  });
  await reader.call.open(file, rules);
  const app = stationApp({
    feed: boardFeed('bench'),
    reader: reader.call,
    reviewing: reviewing(file),
    health: () => [],
    now: () => now,
    hosts: () => ['bench'],
    pages: '/nowhere',
    firstRun: null,
    onError: (error) => {
      throw error;
    },
  });
  return {
    /** Milliseconds up to the answer's text, and the text. Throws when the station refuses. */
    async ask(path: string): Promise<{ readonly time: number; readonly text: string }> {
      const started = performance.now();
      const response = await app.fetch(new Request(`http://bench/api/${path}`));
      const text = await response.text();
      const time = performance.now() - started;
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
      return { time, text };
    },
    stop: () => reader.stop(),
  };
}
