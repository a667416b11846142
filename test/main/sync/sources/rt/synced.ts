import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openForWriting } from '../../../../../main/database/database-file.ts';
import { type Store, storeIn } from '../../../../../main/database/store.ts';
import type { Batch, Poll, Source } from '../../../../../main/sync/source.ts';
import { type RtSourceConfig, rtSourceConfig } from '../../../../../main/sync/sources/rt/rt-config.ts';
import { rtMapping } from '../../../../../main/sync/sources/rt/rt-mapping.ts';
import { rtSource } from '../../../../../main/sync/sources/rt/rt-source.ts';
import { storeBatch } from '../../../../../main/sync/store-batch.ts';
import type { Instant } from '../../../../../src/calendars/period.ts';
import { CALENDARS, PROVIDERS } from '../../../../../src/providers/providers.ts';

/** A source that polls into a real database of its own, as the station does. */
export interface Synced {
  readonly source: Source;
  readonly store: Store;
  /** One whole poll; answers its batches. */
  poll(): Promise<readonly Batch[]>;
  /** The station's clock. */
  now: Instant;
}

const TOKEN = '1-28-0123456789abcdef0123456789abcdef';
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** The token that `syncedRt` sends. */
export const theToken = TOKEN;

/** Begins to sync the RT of this configuration, from nothing or again into `store`; `afterBatch` may change RT. */
export function syncedRt(
  config: RtSourceConfig,
  options: { now: Instant; store?: Store; afterBatch?: (batch: Batch) => void },
): Synced {
  const store = options.store ?? freshStore();
  const source = rtSource(config, () => TOKEN);
  const mapping = { number: 1, map: rtMapping(config.mapping, config.url) };
  const synced: Synced = {
    source,
    store,
    now: options.now,
    async poll() {
      const batches: Batch[] = [];
      const poll: Poll = {
        cursor: store.progress.cursor(config.id),
        incomplete: async () => store.progress.incomplete(config.id),
        open: async () => store.tickets.openAt(config.id),
        stored: async (ticket) => store.facts.ofTicket(config.id, ticket),
        current: async (kind) => store.facts.ofKind(config.id, kind),
        answered: () => {},
        now: () => synced.now,
        signal: new AbortController().signal,
      };
      for await (const batch of source.poll(poll)) {
        storeBatch(store, config.id, batch, mapping, synced.now);
        batches.push(batch);
        options.afterBatch?.(batch);
        if (batches.length > 200) throw new Error('the poll does not end');
      }
      return batches;
    },
  };
  return synced;
}

function freshStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-rt-source-'));
  const store = storeIn(openForWriting(join(folder, 'wallclock.sqlite')), {
    terms: [...PROVIDERS.values()],
    calendars: CALENDARS,
  });
  open.push(() => {
    store.db.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

/** The source `rt` of queue NOC at this address, with `changes` to it. */
export function rtConfig(url: string, changes: Readonly<Record<string, unknown>> = {}): RtSourceConfig {
  const mapping = {
    provider: { field: 'Provider', values: { aurologic: 'aurologic', aura: 'aura' } },
    fields: {
      Emergency: { yes: 'emergency-flagged', no: 'emergency-unflagged', '': 'emergency-unflagged' },
      EscalationLevel: { '*': 'escalated' },
    },
  };
  return rtSourceConfig.parse({
    id: 'rt',
    type: 'rt',
    url,
    token: TOKEN,
    queues: ['NOC'],
    mapping,
    ...changes,
  });
}
