import { onTestFinished } from 'vitest';
import { stationApp } from '../../../main/api/app.ts';
import { boardFeed } from '../../../main/api/board-feed.ts';
import type { Reader } from '../../../main/database/reader.ts';
import { startWorker } from '../../../main/database/worker-calls.ts';
import { reviewing } from '../../../main/review/reviewing.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';

/** The real app over the real reader's thread, on a database with these records of source `s`; asked by path. */
export async function askedApp(
  records: readonly SourceRecord[],
  now: Instant,
): Promise<(path: string) => Promise<Response>> {
  const { store, file } = temporaryStore();
  const complete = records.filter(({ kind }) => kind === 'ticket').map((one) => one.record);
  storeBatch(store, 's', { ...NOTHING, records, complete }, { number: 1, map: plainMapping }, now);
  store.db.close();
  const reader = startWorker<Reader>('reader', (error) => {
    throw error;
  });
  onTestFinished(() => reader.stop());
  await reader.call.open(file, RULES);
  const app = stationApp({
    feed: boardFeed('e'),
    reader: reader.call,
    reviewing: reviewing(file),
    health: () => [],
    now: () => now,
    hosts: () => ['station'],
    pages: '/nowhere',
    firstRun: null,
    onError: (error) => {
      throw error;
    },
  });
  return async (path) => app.fetch(new Request(`http://station${path}`));
}
