import type { Store } from '../../main/database/store.ts';
import { plainMapping } from '../../main/sync/plain-mapping.ts';
import { type Batch, NOTHING, type SourceRecord } from '../../main/sync/source.ts';
import { storeBatch } from '../../main/sync/store-batch.ts';
import type { BoardDisruption, BoardWork } from '../../src/boards/board.ts';
import type { WorkRecord } from '../../src/planned-work/work-record.ts';

export const at = (text: string) => Date.parse(text);
/** A Tuesday noon. */
export const NOW = at('2026-03-24T12:00:00Z');
/** The start of work on the Monday three weeks later, in its service window. */
export const MONDAY = at('2026-04-13T00:30:00+02:00');
export const NEXT_MONDAY = at('2026-04-20T00:30:00+02:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Work that was announced four days before `NOW`. */
export const WORK: WorkRecord = {
  provider: 'aura',
  title: 'Access switches, Hinnerup',
  kind: 'service-window',
  status: 'confirmed',
  impact: 'outage',
  start: MONDAY,
  end: MONDAY + 3 * HOUR,
  actualStart: null,
  actualEnd: null,
  noticeUrl: null,
  reason: null,
  downtimeMinutes: null,
  objects: ['L-1'],
  notice: { kind: 'at', at: at('2026-03-20T10:00:00Z'), forStart: null },
  series: 'W1',
  sequence: 0,
  maintenance: { provider: null, account: null, ids: ['1'] },
};

const record = (kind: string, id: string, body: object): SourceRecord => ({
  kind,
  record: id,
  sequence: 0,
  at: 0,
  body,
});
/** Our work, or another one with this id. */
export const work = (more: Partial<WorkRecord> = {}, id = 'W1') => record('work', id, { ...WORK, ...more });
export const address = (id: string, lines?: readonly string[] | null) =>
  record('address', id, { id, text: `Torvet ${id}`, ...(lines === undefined ? {} : { lines }) });
export const agreement = (
  id: string,
  addressId: string,
  tier: string,
  from: string,
  to: string | null,
  listed = 1,
) => record('agreement', id, { provider: 'aura', addressId, customerId: null, tier, from, to, listed });

/** Stores records as a source's batch. */
export const put = (
  store: Store,
  records: readonly SourceRecord[],
  { now = NOW, source = 's', ...more }: Partial<Batch> & { now?: number; source?: string } = {},
) => storeBatch(store, source, { ...NOTHING, records, ...more }, { number: 1, map: plainMapping }, now);

/** The works that a board shows at `NOW`. */
export const shown = (store: Store): BoardWork[] => store.works.shown('aura', NOW - 7 * DAY, NOW + 60 * DAY);
/** The disruptions that a board shows at `NOW`. */
export const disruptions = (store: Store): BoardDisruption[] =>
  store.disruptions.shown('aura', NOW - DAY, NOW + 7 * DAY);

/** A disruption that goes on. */
export const CUT = {
  provider: 'aura',
  title: 'Fibre cut',
  objects: ['L-1'],
  area: null,
  from: NOW - HOUR,
  to: null,
};

/** It as a record, or another one with this id. */
export const cut = (more: object = {}, id = 'D1') => record('disruption', id, { id, ...CUT, ...more });
