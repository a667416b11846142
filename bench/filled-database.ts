import { join } from 'node:path';
import { openForWriting } from '../main/database/database-file.ts';
import { storeIn } from '../main/database/store.ts';
import { plainMapping } from '../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import { storeBatch } from '../main/sync/store-batch.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';

const MINUTE = 60_000;
/** Tickets of the last years, this far apart. */
const APART = 90 * MINUTE;
/** The last so many are still open. */
const OPEN = 40;

/** Fills a database in `folder` with so many tickets of five events each, the last ones open; answers its file. */
export function filledDatabase(folder: string, tickets: number, now: number): string {
  const file = join(folder, 'wallclock.sqlite');
  const store = storeIn(openForWriting(file), { terms: [...PROVIDERS.values()], calendars: CALENDARS });
  const mapping = { number: 1, map: plainMapping };
  storeBatch(store, 'bench', { ...NOTHING, records: addresses() }, mapping, now);
  for (let first = 0; first < tickets; first += 500) {
    const ids = Array.from({ length: Math.min(500, tickets - first) }, (_, i) => first + i);
    const records = ids.flatMap((i) => ticket(i, now - (tickets - i) * APART, i < tickets - OPEN));
    storeBatch(store, 'bench', { ...NOTHING, records, complete: ids.map(String) }, mapping, now);
  }
  store.db.close();
  return file;
}

const record = (kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord => ({
  kind,
  record: id,
  sequence,
  at,
  body,
});

function addresses(): SourceRecord[] {
  return Array.from({ length: 500 }, (_, i) => [
    record('address', `A${i}`, { id: `A${i}`, text: `Havnegade ${i}, Aarhus` }),
    record('agreement', `G${i}`, {
      provider: 'aura',
      addressId: `A${i}`,
      tier: i % 3 ? 'basis' : 'pro',
      from: '2015-01-01',
      to: null,
      listed: i,
    }),
  ]).flat();
}

function ticket(i: number, opened: number, closed: boolean): SourceRecord[] {
  const aura = i % 2 === 0;
  const about = {
    provider: aura ? 'aura' : 'aurologic',
    service: aura ? 'Fiber 1000' : 'IP-Transit',
    serviceKind: null,
    addressId: aura ? `A${i % 500}` : null,
    customerId: `C${i % 200}`,
    subject: `Ticket ${i}`,
    url: null,
    priority: null,
    requestKind: null,
  };
  const story: [number, object][] = aura
    ? [
        [0, { type: 'opened', channel: 'phone' }],
        [40, { type: 'repair-started' }],
        [90, { type: 'restored' }],
        [95, { type: 'all-clear-sent' }],
        [100, { type: 'closed' }],
      ]
    : [
        [0, { type: 'opened', channel: 'ticket-system' }],
        [1, { type: 'emergency-flagged' }],
        [12, { type: 'staff-replied' }],
        [60, { type: 'customer-replied' }],
        [100, { type: 'closed' }],
      ];
  const events = story.slice(0, closed ? 5 : 2).map(([minute, body], n) => {
    const at = opened + minute * MINUTE;
    return record('ticket.event', `${i}#${n}`, { ticketId: String(i), ...body }, at, n);
  });
  return [record('ticket', String(i), about), ...events];
}
