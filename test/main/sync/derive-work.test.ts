import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { MIGRATIONS } from '../../../main/database/migrations/migrations.ts';
import { storeIn } from '../../../main/database/store.ts';
import { rebuildPlannedWork } from '../../../main/sync/derive-work.ts';
import type { SourceRecord } from '../../../main/sync/source.ts';
import type { WorkRecord } from '../../../src/planned-work/work-record.ts';
import { canonicalDump } from '../../canonical-dump.ts';
import {
  address,
  agreement,
  at,
  cut,
  DAY,
  HOUR,
  MONDAY,
  NEXT_MONDAY,
  NOW,
  put,
  shown,
  WORK,
  work,
} from '../planned-facts.ts';
import { RULES, temporaryFolder, temporaryStore } from '../temporary-store.ts';

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

  test('read while the clock was ahead it is announced when that is noticed, not in the future', () => {
    const { store } = temporaryStore();
    const read = { notice: { kind: 'first-read' } } as const;
    put(store, [work(read)], { now: NOW + 9 * DAY });
    put(store, [work(read)], { snapshotOf: ['work'], now: NOW });
    expect(shown(store)).toMatchObject([{ work: { noticeAt: NOW } }]);
    put(store, [work(read)], { snapshotOf: ['work'], now: NOW + HOUR });
    expect(shown(store)).toMatchObject([{ work: { noticeAt: NOW } }]);
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

  test('is shown from two months before it until it ended a week ago, and a week longer while it is said to be under way', () => {
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
      work(lasting(NOW - 14 * DAY - HOUR, { status: 'in-process' }), 'in process'),
      work(lasting(NOW - 15 * DAY, { actualStart: NOW - 14 * DAY }), 'begun'),
      work(lasting(NOW - 99 * DAY, { status: 'in-process' }), 'in process for ever'),
      work(lasting(NOW - 15 * DAY, { actualStart: NOW - 14 * DAY - 1 }), 'begun for ever'),
      work(lasting(NOW - 9 * DAY, { status: 'in-process', presumedEnd: NOW - 7 * DAY }), 'dropped'),
      work(lasting(NOW - 99 * DAY, { actualStart: NOW - 98 * DAY, status: 'cancelled' }), 'cancelled'),
      work(lasting(NOW + 90 * DAY, { actualStart: NOW }), 'begun early'),
    ]);
    expect(shown(store).map(({ id }) => id)).toEqual(
      ['begun', 'in process', 'dropped', 'ended late', 'a week', 'begun early', 'far'].map((id) => `s:${id}`),
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
    [cut()],
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
      { numRuns: 25 },
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

test('a database of before planned work knows its addresses once it is opened', () => {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  const old = new Database(file);
  for (const { number, sql } of MIGRATIONS.slice(0, 2)) {
    old.exec(sql);
    old.pragma(`user_version = ${number}`);
  }
  for (const { record: id, body } of [address('A1', ['L-1']), address('A2')]) {
    old
      .prepare(
        "INSERT INTO facts (source, kind, record, hash, sequence, at, arrived_at, body) VALUES ('t', 'address', ?, '', 0, 0, 0, ?)",
      )
      .run(id, JSON.stringify(body));
  }
  old.close();
  const store = storeIn(openForWriting(file), RULES);
  onTestFinished(() => void store.db.close());
  rebuildPlannedWork(store, NOW);
  put(store, [work({ objects: ['L-1', 'A2', 'A1'] })]);
  expect(shown(store)).toMatchObject([{ withoutAgreement: 2, unknownObjects: [] }]);
});
