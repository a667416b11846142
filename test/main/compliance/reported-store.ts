// Random histories with texts as bad as they come, in a real database.
import fc from 'fast-check';
import { openForWriting } from '../../../main/database/database-file.ts';
import { type Store, storeIn } from '../../../main/database/store.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { RULES } from '../temporary-store.ts';

const MINUTE = 60_000;
/** A Monday in January. */
const BEGIN = Date.parse('2026-01-05T08:00:00+01:00');
/** All that happens is over by then. */
export const LATER = Date.parse('2026-05-04T08:00:00Z');

/** Texts that a CSV, a spreadsheet or a page may stumble over. */
const hostile = fc.constantFrom(
  "=cmd|' /C calc'!A0",
  '@SUM(1;2)',
  '-1+1',
  '\t=1',
  '"; DROP; "',
  'two\r\nlines, and; more',
  'Møllers Tømmerhandel "Aabyhøj"',
  'Straße 🚨 <b>bold</b>',
  '',
);

/** One ticket: of which provider and address, when, and what happened to it. */
const ticket = fc.record({
  provider: fc.constantFrom('aura', 'aurologic'),
  address: fc.constantFrom('A1', 'A2', 'A3', null),
  customer: fc.constantFrom('C1', 'C2', null),
  service: fc.constantFrom('Fiber 1000', '=1+1', 'IP-Transit', null),
  subject: hostile,
  by: hostile,
  day: fc.integer({ min: 0, max: 90 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  visit: fc.boolean(),
  refused: fc.boolean(),
  impact: fc.constantFrom('impacting', 'not-impacting', null),
  /** Minutes until somebody reacts; null when nobody does. */
  reaction: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: null }),
});
type Ticket = typeof ticket extends fc.Arbitrary<infer T> ? T : never;

/** Histories of some tickets, and the names of customers and addresses. */
export const histories = fc.record({
  tickets: fc.oneof(
    { arbitrary: fc.constant<Ticket[]>([]), weight: 1 },
    { arbitrary: fc.array(ticket, { minLength: 4, maxLength: 14 }), weight: 19 },
  ),
  names: fc.tuple(hostile, hostile),
  addresses: fc.tuple(hostile, hostile),
});
export type Histories = typeof histories extends fc.Arbitrary<infer T> ? T : never;

/** Stores the histories in a file; the store is to be closed. */
export function storedHistories(file: string, { tickets, names, addresses }: Histories): Store {
  const store = storeIn(openForWriting(file), RULES);
  const records: SourceRecord[] = [
    ...names.map((name, i) => fact('customer', `C${i + 1}`, { id: `C${i + 1}`, name, parentId: null })),
    ...addresses.map((text, i) => fact('address', `A${i + 1}`, { id: `A${i + 1}`, text, lines: [] })),
    ...[agreement('A1', 'basis'), agreement('A2', 'pro')],
    ...tickets.flatMap((one, i) => recordsOf(`T${i}`, one)),
  ];
  const complete = tickets.map((_, i) => `T${i}`);
  storeBatch(store, 'noc', { ...NOTHING, records, complete }, { number: 1, map: plainMapping }, LATER);
  return store;
}

function fact(kind: string, record: string, body: object, at = 0, sequence = 0): SourceRecord {
  return { kind, record, sequence, at, body };
}

function agreement(addressId: string, tier: string): SourceRecord {
  const body = { provider: 'aura', addressId, tier, from: '2020-01-01', to: null, listed: 1 };
  return fact('agreement', `G ${addressId}`, body);
}

function recordsOf(id: string, told: Ticket): SourceRecord[] {
  const { provider, address, customer, service, subject, by, day, minute, visit, refused, impact, reaction } =
    told;
  const opened = BEGIN + (day * 1440 + minute) * MINUTE;
  const isFault = provider === 'aura';
  const after = (minutes: number) => opened + minutes * MINUTE;
  const reacted = reaction ?? 0;
  const events: [at: number, type: string, fields?: object][] = [
    [opened, 'opened', { channel: 'ticket-system' }],
    ...(isFault ? [] : ([[after(1), 'emergency-flagged', { by }]] as [number, string, object][])),
    ...(impact === null
      ? []
      : ([[after(2), 'impact-classified', { impact, by }]] as [number, string, object][])),
    ...(isFault && visit ? ([[after(3), 'technician-required', { by }]] as [number, string, object][]) : []),
    ...(isFault && refused ? ([[after(30), 'access-refused', { by }]] as [number, string, object][]) : []),
    ...(reaction === null
      ? []
      : ([
          [
            after(reacted),
            isFault ? (visit ? 'technician-arrived' : 'repair-started') : 'staff-replied',
            { by },
          ],
        ] as [number, string, object][])),
    [after(reacted + 600), 'restored', { by }],
    [after(reacted + 700), 'closed', { by }],
  ];
  const about = {
    provider,
    service,
    serviceKind: null,
    addressId: isFault ? address : null,
    customerId: customer,
  };
  return [
    fact('ticket', id, { ...about, subject, url: null, priority: null, requestKind: null }),
    ...events.map(([at, type, fields], i) =>
      fact('ticket.event', `${id}#${i}`, { ticketId: id, type, ...fields }, at, i),
    ),
  ];
}
