import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../main/database/store.ts';
import type { NumberedMapping } from '../../../main/sync/derive-ticket.ts';
import { deriveTicket } from '../../../main/sync/derive-ticket.ts';
import { ticketOf } from '../../../main/sync/mapping.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { type Batch, NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { canonicalDump } from '../../canonical-dump.ts';
import { temporaryStore } from '../temporary-store.ts';

const MAPPING: NumberedMapping = { number: 1, map: plainMapping };
const START = Date.parse('2026-03-23T08:00:00Z');
const LATER = Date.parse('2026-06-01T00:00:00Z');
const minutes = (count: number) => count * 60_000;

const record = (kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord => ({
  kind,
  record: id,
  sequence,
  at,
  body,
});

const ABOUT = {
  provider: 'aura',
  service: null,
  serviceKind: null,
  addressId: 'A1',
  customerId: 'C1',
  subject: 'no light',
  url: null,
  priority: null,
  requestKind: null,
};

function ticket(id: string, events: readonly [number, object][], about: object = {}): SourceRecord[] {
  return [
    record('ticket', id, { ...ABOUT, ...about }),
    ...events.map(([at, body], i) =>
      record('ticket.event', `${id}#${i}`, { ticketId: id, ...body }, START + minutes(at), i),
    ),
  ];
}

const agreement = (tier: string) =>
  record('agreement', 'G1', {
    provider: 'aura',
    addressId: 'A1',
    tier,
    from: '2020-01-01',
    to: null,
    listed: 1,
  });

function batchOf(records: readonly SourceRecord[], more: Partial<Batch> = {}): Batch {
  const complete = new Set(
    records.map((one) => ticketOf(one.kind, one.record, one.body)).filter((id) => id !== null),
  );
  return { ...NOTHING, records, complete: [...complete], ...more };
}

const store_ = (store: Store, batch: Batch, now = LATER, source = 's') =>
  storeBatch(store, source, batch, MAPPING, now);

const STORY: SourceRecord[] = [
  ...ticket('T1', [
    [0, { type: 'opened', channel: 'phone' }],
    [80, { type: 'repair-started' }],
    [200, { type: 'restored' }],
    [210, { type: 'closed' }],
  ]),
  ...ticket('T2', [
    [0, { type: 'opened', channel: 'email' }],
    [0, { type: 'technician-required' }],
    [600, { type: 'technician-arrived' }],
    [700, { type: 'reopened' }],
    [900, { type: 'closed' }],
  ]),
  ...ticket(
    'T3',
    [
      [0, { type: 'opened', channel: 'ticket-system' }],
      [5, { type: 'emergency-flagged' }],
      [50, { type: 'staff-replied' }],
      [60, { type: 'impact-classified', impact: 'not-impacting' }],
      [61, { type: 'closed' }],
    ],
    { provider: 'aurologic', service: 'IP-Transit', addressId: null },
  ),
  agreement('basis'),
  record('customer', 'C1', { id: 'C1', name: 'Kestrel', parentId: null, monthlyRevenueEur: 10 }),
];

describe('exactly once in effect', () => {
  test('a batch stored again changes nothing', () => {
    const { store, file } = temporaryStore();
    store_(store, batchOf(STORY));
    const once = canonicalDump(file);
    const again = store_(store, batchOf(STORY));
    expect(again.kinds).toEqual([]);
    expect(canonicalDump(file)).toEqual(once);
    expect(once.filter((line) => line.startsWith('outcomes'))).toHaveLength(4);
  });

  test('any order and any batching of the same facts give the same database', () => {
    const { store: whole, file: wholeFile } = temporaryStore();
    store_(whole, batchOf(STORY));
    // How a verdict came about differs with the order; what it is in the end does not.
    const settled = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('verdict_changes'));
    const expected = settled(canonicalDump(wholeFile));
    const shuffled = fc.shuffledSubarray(STORY, { minLength: STORY.length });
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 5 }), (records, size) => {
        const { store, file } = temporaryStore();
        for (let i = 0; i < records.length; i += size) store_(store, batchOf(records.slice(i, i + size)));
        expect(settled(canonicalDump(file))).toEqual(expected);
        store.db.close();
      }),
      { numRuns: 40 },
    );
  });

  test('a batch that fails leaves neither facts nor a cursor', () => {
    const { store, file } = temporaryStore();
    const before = canonicalDump(file);
    const broken: NumberedMapping = {
      number: 1,
      map: () => {
        throw new Error('the mapping failed');
      },
    };
    expect(() => storeBatch(store, 's', batchOf(STORY, { cursor: '9' }), broken, LATER)).toThrow(
      'the mapping failed',
    );
    expect(canonicalDump(file)).toEqual(before);
    expect(store.progress.cursor('s')).toBeNull();
  });
});

describe('verdicts follow facts', () => {
  test('an agreement that arrives late changes the verdict, and the change is logged with its cause', () => {
    const { store } = temporaryStore();
    store_(store, batchOf(STORY.filter((one) => one.kind !== 'agreement')));
    expect(store.outcomes.ofTicket('s:T1').map((one) => one.state)).toEqual(['void']);
    store_(store, batchOf([agreement('basis')]), LATER, 'tables');
    expect(store.outcomes.ofTicket('s:T1')).toMatchObject([{ state: 'met', tier: 'basis' }]);
    expect(store.outcomes.changesOf('s:T1')).toMatchObject([
      {
        kind: 'remote-reaction',
        was: 'void (no-agreement)',
        became: 'met',
        cause: 'tables: agreement/G1',
        at: LATER,
      },
    ]);
  });

  test('a breach that turns out to be excused is a change as well', () => {
    const { store } = temporaryStore();
    const story = ticket('T1', [
      [0, { type: 'opened', channel: 'phone' }],
      [0, { type: 'technician-required' }],
      [300, { type: 'technician-arrived' }],
    ]);
    store_(store, batchOf([...story, agreement('pro')]));
    const refused = { ticketId: 'T1', type: 'access-refused' };
    store_(store, batchOf([record('ticket.event', 'T1#9', refused, START + minutes(60), 9)]));
    expect(store.outcomes.changesOf('s:T1')).toMatchObject([
      {
        kind: 'onsite-reaction',
        was: 'breached',
        became: 'breached (excused)',
        cause: 's: ticket.event/T1#9',
      },
    ]);
  });

  test('an outcome names the facts it follows from', () => {
    const { store } = temporaryStore();
    store_(store, batchOf(STORY));
    expect(store.outcomes.ofTicket('s:T1')[0].followsFrom).toEqual([
      'ticket.event/T1#0',
      'ticket.event/T1#1',
      'ticket.event/T1#3',
      'agreement/G1',
    ]);
  });

  test('a clock that runs out without an event is settled when time is looked at', () => {
    const { store } = temporaryStore();
    const open = ticket('T9', [[0, { type: 'opened', channel: 'phone' }]]);
    store_(store, batchOf([...open, agreement('pro')]), START + minutes(1));
    const due = START + minutes(60);
    expect(store.tickets.nextLook()).toBe(due + 1);
    expect(store.tickets.toLookAt(due, 9)).toEqual([]);
    expect(store.tickets.toLookAt(due + 1, 9)).toEqual(['s:T9']);
  });

  test('a superseded record is kept, and said to be superseded', () => {
    const { store } = temporaryStore();
    store_(store, batchOf([agreement('basis')]));
    store_(store, batchOf([agreement('pro')]));
    const rows = store.db.prepare("SELECT body ->> '$.tier' AS tier, superseded_at AS at FROM facts").all();
    expect(rows).toEqual([
      { tier: 'basis', at: LATER },
      { tier: 'pro', at: null },
    ]);
  });
});

describe('what cannot be understood', () => {
  test('goes to quarantine with the reason, and leaves it when it reads well', () => {
    const { store } = temporaryStore();
    const [about, ...events] = ticket('T1', [[0, { type: 'opened', channel: 'phone' }]]);
    const wrong = { ...about, body: { ...about.body, provider: 'acme' } };
    store_(store, batchOf([wrong, ...events]));
    expect(store.quarantine.list('s', 9)).toMatchObject([
      { place: 'ticket T1', reason: "unknown provider 'acme': correct the mapping or add its terms" },
    ]);
    expect(store.tickets.one('s:T1')).toBeUndefined();
    store_(store, batchOf([about]));
    expect(store.quarantine.list('s', 9)).toEqual([]);
    expect(store.tickets.one('s:T1')).toMatchObject({ provider: 'aura' });
  });

  test('an event dated too far ahead waits until its instant has come', () => {
    const { store } = temporaryStore();
    const records = ticket('T1', [
      [0, { type: 'opened', channel: 'phone' }],
      [60, { type: 'repair-started' }],
    ]);
    store_(store, batchOf(records), START + minutes(10));
    expect(store.events.ofTicket('s:T1').map((event) => event.type)).toEqual(['opened']);
    expect(store.quarantine.list('s', 9)[0].reason).toMatch(
      /lies in the future: the source's clock is ahead/,
    );
    expect(store.progress.waitedFor(START + minutes(60))).toEqual([{ source: 's', ticket: 'T1' }]);
    // What else becomes known of the ticket does not make it forget.
    store_(store, batchOf([agreement('pro')]), START + minutes(11), 'tables');
    expect(store.progress.nextWaited()).toBe(START + minutes(60));
  });

  test('a ticket whose very opening lies ahead is there when its instant has come', () => {
    const { store } = temporaryStore();
    const records = ticket('T1', [[10, { type: 'opened', channel: 'phone' }]]);
    store_(store, batchOf(records), START);
    expect(store.tickets.one('s:T1')).toBeUndefined();
    expect(store.quarantine.list('s', 9).map(({ place }) => place)).toEqual(['ticket.event/T1#0']);
    expect(store.progress.waitedFor(START + minutes(10))).toEqual([{ source: 's', ticket: 'T1' }]);
    deriveTicket(store, 's', 'T1', MAPPING, START + minutes(10));
    expect(store.tickets.one('s:T1')).toMatchObject({ provider: 'aura' });
    expect(store.progress.nextWaited()).toBeNull();
    expect(store.quarantine.list('s', 9)).toEqual([]);
  });

  test('a ticket that was understood and is not now stays as it was, with the fault in quarantine', () => {
    const { store } = temporaryStore();
    const [about, ...events] = ticket('T1', [[0, { type: 'opened', channel: 'phone' }]]);
    store_(store, batchOf([about, ...events, agreement('pro')]));
    const before = store.outcomes.ofTicket('s:T1');
    store_(store, batchOf([{ ...about, body: { ...about.body, provider: 'acme' } }]));
    expect(store.tickets.one('s:T1')).toMatchObject({ provider: 'aura' });
    expect(store.outcomes.ofTicket('s:T1')).toEqual(before);
    expect(store.quarantine.list('s', 9)[0].reason).toContain("unknown provider 'acme'");
  });

  test('a ticket that cannot be judged goes to quarantine and holds nobody else up', () => {
    const { store } = temporaryStore();
    const { verdict } = store.judging;
    store.judging.verdict = (facts, now) => {
      if (facts.ticket.id === 's:T1') throw new Error('its dates are absurd');
      return verdict(facts, now);
    };
    store_(store, batchOf(STORY));
    expect(store.outcomes.ofTicket('s:T2')).toHaveLength(2);
    expect(store.quarantine.list('s', 9)).toMatchObject([
      { place: 'ticket T1', reason: 'cannot be judged: its dates are absurd; what was known of it stays' },
    ]);
  });

  test('an event dated a little ahead of its arrival takes its arrival, and keeps its own instant', () => {
    const { store } = temporaryStore();
    store_(store, batchOf(ticket('T1', [[1, { type: 'opened', channel: 'phone' }]])), START);
    expect(store.events.ofTicket('s:T1')).toMatchObject([{ at: START, originalAt: START + minutes(1) }]);
  });
});

describe('rows that vanish from a table', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      record('customer', `C${i}`, { id: `C${i}`, name: 'n', parentId: null }),
    );
  const table = (count: number, more: Partial<Batch> = {}) =>
    batchOf(rows(count), { snapshotOf: ['customer'], ...more });

  test('are retired, up to a tenth of them', () => {
    const { store } = temporaryStore();
    store_(store, table(20));
    store_(store, table(18));
    expect(store.facts.count('s', 'customer')).toBe(18);
  });

  test('are refused beyond a tenth, and everything stays', () => {
    const { store } = temporaryStore();
    store_(store, table(20));
    expect(() => store_(store, table(10))).toThrow(
      'customer: 10 of 20 rows would vanish at once, which looks like a file cut off; what was stored stays. Mend the file, or if it is right set acceptFewer: 10 for it',
    );
    expect(store.facts.count('s', 'customer')).toBe(20);
    store_(store, table(10, { acceptFewer: true }));
    expect(store.facts.count('s', 'customer')).toBe(10);
  });

  test('stay while a row is there but cannot be read', () => {
    const { store } = temporaryStore();
    store_(store, table(20));
    store_(store, table(10, { keep: rows(20).map((one) => one.record) }));
    expect(store.facts.count('s', 'customer')).toBe(20);
  });
});

describe('what is owed on a closed ticket', () => {
  const closed = [
    ...ticket('T1', [
      [0, { type: 'opened', channel: 'phone' }],
      [10, { type: 'restored' }],
      [20, { type: 'closed' }],
    ]),
    agreement('pro'),
  ];

  test('stays on the board for 30 days, and is no open ticket meanwhile', () => {
    const { store } = temporaryStore();
    store_(store, batchOf(closed), START + minutes(30));
    expect(store.tickets.onBoard()).toEqual(['s:T1']);
    expect(store.tickets.openAt('s')).toEqual([]);
    const over = START + minutes(10) + 30 * 86_400_000;
    expect(store.tickets.toLookAt(over - 1, 9)).toEqual([]);
    expect(store.tickets.toLookAt(over, 9)).toEqual(['s:T1']);
    settleTicket(store, 's:T1', 'time passed', over);
    expect(store.tickets.onBoard()).toEqual([]);
  });

  test('years later it is not on the board from the start', () => {
    const { store } = temporaryStore();
    store_(store, batchOf(closed), Date.parse('2029-01-01T00:00:00Z'));
    expect(store.tickets.onBoard()).toEqual([]);
    expect(store.tickets.nextLook()).toBeNull();
  });
});
