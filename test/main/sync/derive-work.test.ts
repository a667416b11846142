import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../main/database/store.ts';
import { MOST_UNKNOWN } from '../../../main/database/work-reach.ts';
import { rebuildPlannedWork } from '../../../main/sync/derive-work.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { type Batch, NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import type { BoardDisruption, BoardWork } from '../../../src/boards/board.ts';
import type { WorkRecord } from '../../../src/planned-work/work-record.ts';
import { canonicalDump } from '../../canonical-dump.ts';
import { temporaryStore } from '../temporary-store.ts';

const at = (text: string) => Date.parse(text);
const NOW = at('2026-03-24T12:00:00Z');
const MONDAY = at('2026-04-13T00:30:00+02:00');
const NEXT_MONDAY = at('2026-04-20T00:30:00+02:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const WORK: WorkRecord = {
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
const work = (more: Partial<WorkRecord> = {}, id = 'W1') => record('work', id, { ...WORK, ...more });
const address = (id: string, lines?: readonly string[] | null) =>
  record('address', id, { id, text: `Torvet ${id}`, ...(lines === undefined ? {} : { lines }) });
const agreement = (
  id: string,
  addressId: string,
  tier: string,
  from: string,
  to: string | null,
  listed = 1,
) => record('agreement', id, { provider: 'aura', addressId, customerId: null, tier, from, to, listed });

const put = (
  store: Store,
  records: readonly SourceRecord[],
  { now = NOW, source = 's', ...more }: Partial<Batch> & { now?: number; source?: string } = {},
) => storeBatch(store, source, { ...NOTHING, records, ...more }, { number: 1, map: plainMapping }, now);

const shown = (store: Store): BoardWork[] => store.works.shown('aura', NOW - 7 * DAY, NOW + 60 * DAY);
const disruptions = (store: Store): BoardDisruption[] =>
  store.disruptions.shown('aura', NOW - DAY, NOW + 7 * DAY);

describe('planned work follows its record', () => {
  test('as the board shows it: without what only its source and the station need', () => {
    const { store } = temporaryStore();
    put(store, [work(), address('A1', ['L-1'])]);
    const { notice: _notice, series: _series, sequence: _sequence, maintenance: _ids, ...told } = WORK;
    expect(shown(store)).toEqual([
      {
        kind: 'work',
        id: 's:W1',
        work: { ...told, noticeAt: at('2026-03-20T10:00:00Z') },
        voidedNoticeAt: null,
        addressesByTier: {},
        withoutAgreement: 1,
        unknownObjects: [],
      },
    ]);
  });

  test('moved to another day its notice is void, and moved back it counts again', () => {
    const { store } = temporaryStore();
    const given = at('2026-03-20T10:00:00Z');
    put(store, [work()]);
    put(store, [work({ start: NEXT_MONDAY, end: NEXT_MONDAY + HOUR })]);
    expect(shown(store)).toMatchObject([
      { work: { noticeAt: null, start: NEXT_MONDAY }, voidedNoticeAt: given },
    ]);
    put(store, [work()]);
    expect(shown(store)).toMatchObject([{ work: { noticeAt: given, start: MONDAY }, voidedNoticeAt: null }]);
  });

  test('announced by being read, it is announced when the station had it first', () => {
    const { store } = temporaryStore();
    const read = { notice: { kind: 'first-read' } } as const;
    put(store, [work(read)], { now: NOW - 5000 });
    put(store, [work({ ...read, title: 'Access switches and a router' })], { now: NOW });
    expect(shown(store)).toMatchObject([{ work: { noticeAt: NOW - 5000 }, voidedNoticeAt: null }]);
    put(store, [work({ ...read, start: NEXT_MONDAY, end: NEXT_MONDAY + HOUR })], { now: NOW + 5000 });
    expect(shown(store)).toMatchObject([{ work: { noticeAt: NOW + 5000 }, voidedNoticeAt: NOW - 5000 }]);
  });

  test('retired it leaves; back again it has its notice', () => {
    const { store } = temporaryStore();
    const read = { notice: { kind: 'first-read' } } as const;
    put(store, [work(read), address('A1', ['L-1'])], { now: NOW - 5000 });
    put(store, [], { snapshotOf: ['work'] });
    expect(shown(store)).toEqual([]);
    expect(store.db.prepare('SELECT count(*) AS count FROM work_reach').get()).toEqual({ count: 0 });
    put(store, [work(read)]);
    expect(shown(store)).toMatchObject([{ work: { noticeAt: NOW - 5000 }, withoutAgreement: 1 }]);
  });

  test('of a provider without planned work it waits in quarantine', () => {
    const { store } = temporaryStore();
    put(store, [work({ provider: 'aurologic' })]);
    expect(shown(store)).toEqual([]);
    expect(store.quarantine.list('s', 9)).toMatchObject([
      {
        place: 'work W1',
        reason: "'aurologic' is not a provider with planned work: name one that has it, or add its terms",
      },
    ]);
    put(store, [work()]);
    expect(store.quarantine.list('s', 9)).toEqual([]);
    expect(shown(store)).toHaveLength(1);
  });

  test('is shown from two months before it until it ended a week ago, and always while it is under way', () => {
    const { store } = temporaryStore();
    const lasting = (start: number, more: Partial<WorkRecord> = {}) => ({
      start,
      end: start + HOUR,
      ...more,
    });
    put(store, [
      work(lasting(NOW + 60 * DAY), 'too far'),
      work(lasting(NOW + 60 * DAY - 1), 'far'),
      work(lasting(NOW - 7 * DAY - HOUR), 'a week'),
      work(lasting(NOW - 7 * DAY - HOUR - 1), 'more than a week'),
      work(lasting(NOW - 8 * DAY, { actualEnd: NOW - 7 * DAY }), 'ended late'),
      work(lasting(NOW - 8 * DAY, { actualStart: NOW - 8 * DAY, status: 'completed' }), 'completed'),
      work(lasting(NOW - 99 * DAY, { status: 'in-process' }), 'in process'),
      work(lasting(NOW - 99 * DAY, { actualStart: NOW - 98 * DAY }), 'begun'),
      work(lasting(NOW - 99 * DAY, { actualStart: NOW - 98 * DAY, status: 'cancelled' }), 'cancelled'),
      work(lasting(NOW + 90 * DAY, { actualStart: NOW }), 'begun early'),
    ]);
    expect(shown(store).map(({ id }) => id)).toEqual(
      ['begun', 'in process', 'ended late', 'a week', 'begun early', 'far'].map((id) => `s:${id}`),
    );
  });
});

describe('exactly once in effect', () => {
  const HISTORIES: SourceRecord[][] = [
    [work(), work({ start: NEXT_MONDAY, end: NEXT_MONDAY + HOUR }), work({ title: 'Moved back' })],
    [work({ objects: ['L-2', 'A1', 'X'] }, 'W2'), work({ objects: ['L-2'], status: 'cancelled' }, 'W2')],
    [address('A1', ['L-1', 'L-2'])],
    [address('A2', ['L-1']), address('A2', ['L-2'])],
    [agreement('G1', 'A1', 'pro', '2020-01-01', null)],
    [
      agreement('G2', 'A2', 'basis', '2020-01-01', null),
      agreement('G2', 'A2', 'basis', '2020-01-01', '2026-04-13'),
    ],
    [
      record('disruption', 'D1', {
        provider: 'aura',
        title: 'Cut',
        objects: ['L-1'],
        area: null,
        from: NOW,
        to: null,
      }),
    ],
  ];

  test('a batch stored again changes nothing', () => {
    const { store, file } = temporaryStore();
    const latest = HISTORIES.map((history) => history.at(-1)!);
    put(store, HISTORIES.flat());
    const once = canonicalDump(file);
    expect(once.filter((line) => line.startsWith('works'))).toHaveLength(2);
    expect(put(store, latest).kinds).toEqual([]);
    expect(canonicalDump(file)).toEqual(once);
  });

  test('any order and any batching of the same records give the same rows', () => {
    const { store: whole, file: wholeFile } = temporaryStore();
    put(whole, HISTORIES.flat());
    const expected = canonicalDump(wholeFile);
    // A record's own versions come in their order; those of others in any.
    const turns = fc.shuffledSubarray(
      HISTORIES.flatMap((history, i) => history.map(() => i)),
      { minLength: HISTORIES.flat().length },
    );
    fc.assert(
      fc.property(turns, fc.integer({ min: 1, max: 5 }), (order, size) => {
        const { store, file } = temporaryStore();
        const next = HISTORIES.map(() => 0);
        const records = order.map((i) => HISTORIES[i][next[i]++]);
        for (let i = 0; i < records.length; i += size) put(store, records.slice(i, i + size));
        expect(canonicalDump(file)).toEqual(expected);
        store.db.close();
      }),
      { numRuns: 40 },
    );
  });

  test('what an earlier version left undone is made up for, once, and to the same rows', () => {
    const { store, file } = temporaryStore();
    put(store, HISTORIES.flat());
    const expected = canonicalDump(file);
    for (const table of ['works', 'work_reach', 'address_objects', 'disruptions'])
      store.db.exec(`DELETE FROM ${table}`);
    rebuildPlannedWork(store, NOW);
    expect(canonicalDump(file)).toEqual(expected);
    store.db.exec('DELETE FROM works');
    rebuildPlannedWork(store, NOW);
    expect(shown(store)).toEqual([]);
  });
});

describe('whom planned work touches', () => {
  test('is counted by the tier of the day on which it starts, each address once', () => {
    const { store } = temporaryStore();
    put(store, [
      address('A1', ['L-1', 'L-2']),
      address('A2', ['L-2']),
      address('A3'),
      address('A4', null),
      address('A5', []),
      agreement('G1', 'A1', 'basis', '2020-01-01', '2026-04-13'),
      agreement('G2', 'A1', 'pro', '2026-04-13', null),
      agreement('G3', 'A2', 'basis', '2020-01-01', '2026-04-14'),
      agreement('G4', 'A3', 'basis', '2020-01-01', '2026-04-13'),
      work({ objects: ['A1', 'L-1', 'L-2', 'A3', 'A4', 'A1', 'nobody', 'A'] }),
    ]);
    expect(shown(store)).toMatchObject([
      { addressesByTier: { basis: 1, pro: 1 }, withoutAgreement: 2, unknownObjects: ['nobody', 'A'] },
    ]);
    put(store, [work({ start: NEXT_MONDAY, end: NEXT_MONDAY + HOUR, objects: ['A1', 'L-2'] })]);
    expect(shown(store)).toMatchObject([
      { addressesByTier: { pro: 1 }, withoutAgreement: 1, unknownObjects: [] },
    ]);
  });

  test('follows addresses and agreements, until the work ended the day before yesterday', () => {
    const { store } = temporaryStore();
    const yesterday = at('2026-03-23T00:00:00+01:00');
    put(store, [
      work(),
      work({ start: yesterday - HOUR, end: yesterday }, 'yesterday'),
      work({ start: yesterday - HOUR, end: yesterday - 1 }, 'before'),
    ]);
    put(store, [address('A1', ['L-1'])], { source: 'tables' });
    const counts = () => Object.fromEntries(shown(store).map((one) => [one.id, one.withoutAgreement]));
    expect(counts()).toEqual({ 's:W1': 1, 's:yesterday': 1, 's:before': 0 });
    put(store, [agreement('G1', 'A1', 'pro', '2020-01-01', null)], { source: 'tables' });
    expect(counts()).toEqual({ 's:W1': 0, 's:yesterday': 0, 's:before': 0 });
    expect(shown(store).map((one) => one.addressesByTier)).toEqual([{}, { pro: 1 }, { pro: 1 }]);
    put(store, [address('A2')], { source: 'tables', snapshotOf: ['address'] });
    expect(shown(store).map((one) => one.addressesByTier)).toEqual([{}, {}, {}]);
  });

  test('names only the first of very many objects that nobody knows', () => {
    const { store } = temporaryStore();
    put(store, [work({ objects: Array.from({ length: 200 }, (_, i) => `X${i}`) })]);
    const [{ unknownObjects }] = shown(store);
    expect(unknownObjects).toEqual(Array.from({ length: MOST_UNKNOWN }, (_, i) => `X${i}`));
  });

  test('equals a naive count over the facts, whatever happens to them', () => {
    const ids = fc.constantFrom('A1', 'A2', 'A3', 'A4');
    const lines = fc.constantFrom('L-1', 'L-2', 'A1');
    const days = fc.integer({ min: 10, max: 16 }).map((day) => `2026-04-${day}`);
    const change = fc.oneof(
      fc.tuple(ids, fc.array(lines, { maxLength: 2 })).map(([id, some]) => address(id, [...new Set(some)])),
      fc
        .record({
          id: fc.constantFrom('G1', 'G2', 'G3', 'G4', 'G5'),
          at: ids,
          tier: fc.constantFrom('basis', 'pro'),
          from: days,
          to: fc.option(days, { nil: null }),
          listed: fc.integer({ min: 1, max: 3 }),
        })
        .filter(({ from, to }) => to === null || to > from)
        .map((one) => agreement(one.id, one.at, one.tier, one.from, one.to, one.listed)),
      fc
        .tuple(
          fc.constantFrom('W1', 'W2'),
          fc.integer({ min: 0, max: 3 }),
          fc.array(fc.oneof(ids, lines, fc.constant('X')), { maxLength: 4 }),
        )
        .map(([id, day, objects]) =>
          work({ objects, start: MONDAY + day * DAY, end: MONDAY + day * DAY + HOUR }, id),
        ),
    );
    const step = fc.record({
      source: fc.constantFrom('s', 't'),
      records: fc.array(change, { maxLength: 4 }),
      snapshotOf: fc.subarray(['address', 'agreement', 'work']),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { store } = temporaryStore();
        for (const one of steps) put(store, one.records, { ...one, acceptFewer: true });
        for (const one of shown(store)) {
          const { addressesByTier, withoutAgreement, unknownObjects } = one;
          expect({ addressesByTier, withoutAgreement, unknownObjects }).toEqual(naiveReach(store, one));
        }
        store.db.close();
      }),
      { numRuns: 150 },
    );
  });
});

/** Counts over the current facts, one address after the other. */
function naiveReach(store: Store, { work: { objects, start } }: BoardWork) {
  const all = store.db
    .prepare<[], { kind: string; source: string; record: string; body: string }>(
      'SELECT kind, source, record, body FROM facts WHERE superseded_at IS NULL ORDER BY source, record',
    )
    .all()
    .map((row) => ({ ...row, body: JSON.parse(row.body) }));
  const addresses = new Map<string, string[]>();
  for (const { kind, record: id, body } of all) {
    if (kind === 'address' && !addresses.has(id)) addresses.set(id, [id, ...(body.lines ?? [])]);
  }
  const day = new Date(start + 2 * HOUR).toISOString().slice(0, 10);
  const tierOf = (id: string) =>
    all
      .filter(({ kind, body }) => kind === 'agreement' && body.addressId === id)
      .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.body.listed - b.body.listed))
      .filter(({ body }) => body.from <= day && (body.to === null || body.to > day))
      .reduce<{ from: string; tier: string } | null>(
        (best, { body }) => (best === null || body.from >= best.from ? body : best),
        null,
      )?.tier;
  const touched = [...addresses].filter(([, names]) => names.some((name) => objects.includes(name)));
  const addressesByTier: Record<string, number> = {};
  let withoutAgreement = 0;
  for (const [id] of touched) {
    const tier = tierOf(id);
    if (tier === undefined) withoutAgreement++;
    else addressesByTier[tier] = (addressesByTier[tier] ?? 0) + 1;
  }
  const known = new Set([...addresses.values()].flat());
  return {
    addressesByTier,
    withoutAgreement,
    unknownObjects: objects.filter((object) => !known.has(object)),
  };
}

describe('general disruptions', () => {
  const cut = (more: object = {}, id = 'D1') =>
    record('disruption', id, {
      id,
      provider: 'aura',
      title: 'Fibre cut',
      objects: ['L-1'],
      area: null,
      from: NOW - HOUR,
      to: null,
      ...more,
    });

  test('go on until they end, and stay known after they left their table', () => {
    const { store } = temporaryStore();
    put(store, [cut()]);
    expect(disruptions(store)).toEqual([
      {
        kind: 'disruption',
        id: 's:D1',
        provider: 'aura',
        title: 'Fibre cut',
        objects: ['L-1'],
        area: null,
        from: NOW - HOUR,
        to: null,
      },
    ]);
    put(store, [], { snapshotOf: ['disruption'], now: NOW });
    expect(disruptions(store)).toMatchObject([{ id: 's:D1', to: NOW }]);
    put(store, [cut()], { now: NOW + HOUR });
    expect(disruptions(store)).toMatchObject([{ id: 's:D1', to: null }]);
  });

  test('that leave ended by then: as told, or when it was noticed', () => {
    const { store } = temporaryStore();
    put(store, [
      cut({ to: NOW - 9 }, 'ended'),
      cut({ to: NOW + HOUR }, 'expected'),
      cut({ from: NOW + 1 }, 'later'),
    ]);
    put(store, [], { snapshotOf: ['disruption'], acceptFewer: true, now: NOW });
    expect(disruptions(store).map(({ id, to }) => [id, to])).toEqual([
      ['s:ended', NOW - 9],
      ['s:expected', NOW],
    ]);
  });

  test('are shown from a week before until they ended before yesterday', () => {
    const { store } = temporaryStore();
    put(store, [
      cut({ from: NOW - 9 * DAY }, 'long'),
      cut({ from: NOW - 9 * DAY, to: NOW - DAY }, 'yesterday'),
      cut({ from: NOW - 9 * DAY, to: NOW - DAY - 1 }, 'over'),
      cut({ from: NOW + 7 * DAY - 1 }, 'soon'),
      cut({ from: NOW + 7 * DAY }, 'later'),
    ]);
    expect(disruptions(store).map(({ id }) => id)).toEqual(['s:long', 's:yesterday', 's:soon']);
  });
});
