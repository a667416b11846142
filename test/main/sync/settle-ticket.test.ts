import { expect, test } from 'vitest';
import { complianceQuestions } from '../../../main/database/compliance-questions.ts';
import type { Store } from '../../../main/database/store.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { temporaryStore } from '../temporary-store.ts';

const at = (time: string) => Date.parse(`2026-03-10T${time}:00Z`);
type Happened = readonly [at: number, type: string, fields?: object];
const OPENED: Happened = [at('10:00'), 'opened', { channel: 'ticket-system' }];
const FLAGGED: Happened = [at('10:00'), 'emergency-flagged'];

function recordsOf(id: string, events: readonly Happened[], about: object = {}): SourceRecord[] {
  const ticket = {
    provider: 'aurologic',
    service: null,
    serviceKind: 'IP-Transit',
    addressId: null,
    customerId: 'C1',
  };
  const body = { ...ticket, subject: 's', url: null, priority: null, requestKind: null, ...about };
  return [
    { kind: 'ticket', record: id, sequence: 0, at: 0, body },
    ...events.map(([when, type, fields], nth) => ({
      kind: 'ticket.event',
      record: `${id}#${nth}`,
      sequence: nth,
      at: when,
      body: { ticketId: id, type, ...fields },
    })),
  ];
}

function put(store: Store, records: readonly SourceRecord[], tickets: readonly string[], now: number): void {
  storeBatch(store, 's', { ...NOTHING, records, complete: tickets }, { number: 1, map: plainMapping }, now);
}

const MARCH = {
  provider: null,
  kind: null,
  tier: null,
  service: null,
  customer: null,
  address: null,
} as const;
const report = (store: Store) =>
  complianceQuestions(store).report(
    { ...MARCH, until: '2026-03', months: 1, month: null, span: 'period' },
    at('20:00'),
  );

test('a clock that was void, then breached, and is void again was breached when it became so', () => {
  const { store } = temporaryStore();
  const classified = (when: string, impact: string): Happened => [at(when), 'impact-classified', { impact }];
  const events = [
    ...[OPENED, FLAGGED, classified('10:10', 'not-impacting'), classified('11:00', 'impacting')],
    // Said once more it is void since then all the same.
    ...[classified('12:00', 'not-impacting'), classified('13:00', 'not-impacting')],
  ];
  put(store, recordsOf('T', events), ['T'], at('14:00'));
  expect(report(store).inPeriod.apart).toMatchObject([
    { standing: 'voided-after-due', reason: 'not-service-impacting', clocks: 1 },
  ]);
});

test('one that was void all the time it was due is not', () => {
  const { store } = temporaryStore();
  const classified = (when: string): Happened => [at(when), 'impact-classified', { impact: 'not-impacting' }];
  put(store, recordsOf('T', [OPENED, FLAGGED, classified('10:10'), classified('12:00')]), ['T'], at('14:00'));
  expect(report(store).inPeriod.apart).toMatchObject([{ standing: 'void', clocks: 1 }]);
});

test('a ticket of a provider nobody knows is not looked at for ever', () => {
  const { store } = temporaryStore();
  put(store, recordsOf('T', [OPENED, FLAGGED]), ['T'], at('10:01'));
  store.db.exec("UPDATE tickets SET provider = 'gone', look_at = 0");
  settleTicket(store, 's:T', 'time passed', at('20:00'));
  expect(store.tickets.nextLook()).toBeNull();
});

test('a clock of a ticket that its system no longer shows does not run for ever', () => {
  const { store } = temporaryStore();
  put(store, recordsOf('T', [OPENED, FLAGGED]), ['T'], at('10:01'));
  expect(report(store).inMonth.running).toBe(1);
  store.db.exec("UPDATE tickets SET hidden = 'permission'");
  settleTicket(store, 's:T', 'its system', at('10:05'));
  expect(report(store).inMonth.running).toBe(0);
});

test('what is named by an empty word, or by none, is told as naming none', () => {
  const { store } = temporaryStore();
  const withdrawn = (by: string): Happened => [at('10:10'), 'emergency-unflagged', { by }];
  put(
    store,
    recordsOf('A', [OPENED, FLAGGED, withdrawn('')], { service: '', serviceKind: '' }),
    ['A'],
    at('12:00'),
  );
  put(
    store,
    recordsOf('B', [OPENED, FLAGGED, withdrawn('none')], { serviceKind: 'none' }),
    ['B'],
    at('12:00'),
  );
  const questions = complianceQuestions(store);
  const filter = { ...MARCH, until: '2026-03', months: 1, month: null, span: 'period' } as const;
  expect(questions.groups(filter, 'service', at('20:00'))).toMatchObject([{ id: null, apart: 2 }]);
  const behind = {
    standing: null,
    reason: null,
    percentOver: null,
    percentUpTo: null,
    hour: null,
    causedBy: 'none',
  };
  const page = questions.rows({ ...filter, service: 'none' }, behind, null, 9, at('20:00'));
  expect([page.count, page.rows.length]).toEqual([2, 2]);
});

test('a full disk in the midst of a batch leaves nothing of it: neither rows nor sums, and blames no ticket', () => {
  const answered: Happened = [at('10:05'), 'staff-replied', { by: 'y'.repeat(300) }];
  let refused = 0;
  for (let pages = 0; pages < 40; pages += 3) {
    const { store } = temporaryStore();
    put(store, recordsOf('W', [OPENED, FLAGGED, answered]), ['W'], at('12:00'));
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    store.db.pragma(
      `max_page_count = ${(store.db.pragma('page_count', { simple: true }) as number) + pages}`,
    );
    const ids = Array.from({ length: 30 }, (_, nth) => `X${nth}`);
    const records = ids.flatMap((id) =>
      recordsOf(id, [OPENED, FLAGGED, answered], { subject: 'x'.repeat(600) }),
    );
    try {
      put(store, records, ids, at('12:00'));
    } catch {
      refused++;
      const { count } = store.db
        .prepare<[], { count: number }>('SELECT count(*) AS count FROM outcomes')
        .get()!;
      expect([report(store).inPeriod.tally.met, count]).toEqual([1, 1]);
      expect(store.quarantine.counts().size).toBe(0);
    }
  }
  expect(refused).toBeGreaterThan(3);
});

test('what an older database settled is said to be in no number, until it is settled anew', () => {
  const { store } = temporaryStore();
  const answered: Happened = [at('10:05'), 'staff-replied'];
  const ids = ['A', 'B', 'C'];
  put(
    store,
    ids.flatMap((id) => recordsOf(id, [OPENED, FLAGGED, answered])),
    ids,
    at('12:00'),
  );
  // As the tables of reports find it.
  store.db.exec(
    'UPDATE outcomes SET standing = NULL, counted_at = NULL, month = NULL, percent = NULL, minutes = NULL',
  );
  store.db.exec('DELETE FROM month_sums; DELETE FROM rolled_sums; UPDATE tickets SET look_at = 0');
  expect([report(store).uncounted, report(store).inPeriod.tally.met]).toEqual([3, 0]);
  // What runs out now comes first.
  put(store, recordsOf('D', [OPENED, FLAGGED]), ['D'], at('10:01'));
  expect(store.tickets.toLookAt(at('12:00'), 2)[0]).toBe('s:D');
  for (const ticket of store.tickets.toLookAt(at('12:00'), 9))
    settleTicket(store, ticket, 'time passed', at('12:00'));
  expect(report(store)).toMatchObject({ uncounted: 0, inPeriod: { tally: { met: 3, breached: 1 } } });
  expect(store.tickets.nextLook()).toBeNull();
});
