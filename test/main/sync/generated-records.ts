// Generated lines of `evaluate` as what a source has of tickets.
import type { Store } from '../../../main/database/store.ts';
import type { NumberedMapping } from '../../../main/sync/derive-ticket.ts';
import { ticketOf } from '../../../main/sync/mapping.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import type { Line } from '../../naive/arbitraries.ts';

const MAPPING: NumberedMapping = { number: 1, map: plainMapping };

/** A generated line as one of several tickets, with an address and a customer of its own. */
export function ticketLine(line: Line, id: string): Line {
  const { customerId, addressId, ...ticket } = line.ticket as Line;
  const own = (value: unknown) => (typeof value === 'string' && value !== '' ? `${id} ${value}` : null);
  const named = (one: Line): Line => ({ ...one, addressId: own(one.addressId) });
  const known = own(customerId) !== null;
  return {
    ...line,
    ticket: { ...ticket, id, customerId: own(customerId), addressId: own(addressId) },
    // A source knows a ticket's customer by its number only.
    customer: known ? line.customer : null,
    activations: known ? line.activations : null,
    agreements: ((line.agreements ?? []) as Line[]).map(named),
  };
}

/** What a source that speaks our words has of a ticket. */
export function recordsOf({ ticket, customer, activations, agreements, provider }: Line): SourceRecord[] {
  const { id, events, service = null, serviceKind = null, addressId, customerId } = ticket as Line;
  const row = (kind: string, record: string, body: object): SourceRecord => {
    return { kind, record: `${id} ${record}`, sequence: 0, at: 0, body };
  };
  const about = { provider, service, serviceKind, addressId, customerId, subject: 'a fault' };
  return [
    { ...row('ticket', '', { ...about, url: null, priority: null, requestKind: null }), record: String(id) },
    ...(events as Line[]).map(({ at, ...event }, sequence) => {
      const happened = row('ticket.event', `#${sequence}`, { ticketId: id, ...event });
      return { ...happened, sequence, at: Date.parse(String(at)) };
    }),
    ...((agreements ?? []) as Line[]).map((one, listed) => {
      return row('agreement', `G${listed}`, { ...one, to: one.to ?? null, provider, listed });
    }),
    ...((activations ?? []) as Line[]).map((one, nth) => {
      return row('activation', `A${nth}`, { ...one, to: one.to ?? null, provider, customerId });
    }),
    ...(customer ? [customerRow(row, customer as Line, String(customerId))] : []),
  ];
}

function customerRow(
  row: (kind: string, record: string, body: object) => SourceRecord,
  one: Line,
  id: string,
) {
  const { parentId, monthlyRevenueEur = null } = one;
  return { ...row('customer', '', { id, name: 'a customer', parentId, monthlyRevenueEur }), record: id };
}

/** Stores records as complete as they are, and judges all tickets once more at the end. */
export function arrive(store: Store, records: readonly SourceRecord[], now: number): void {
  const complete = records.map((one) => ticketOf(one.kind, one.record, one.body)).filter((id) => id !== null);
  storeBatch(store, 's', { ...NOTHING, records, complete: [...new Set(complete)] }, MAPPING, now);
}
