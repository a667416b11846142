import { acknowledgerText } from '../../src/alarms/acknowledgement.ts';
import type { AcknowledgedBy } from '../../src/alarms/alarm-entry.ts';
import type { Acknowledgement, BoardTicket } from '../../src/boards/board.ts';
import { ALL_TIME, type Period } from '../../src/calendars/period.ts';
import { type LocalDate, startOfDay } from '../../src/calendars/wall-time.ts';
import { serviceKey } from '../../src/clocks/emergency-support.ts';
import type { Activation, Agreement, Customer } from '../../src/tickets/ticket.ts';
import type { Db } from './database-file.ts';
import type { Events, StoredEvent } from './events.ts';
import { prepared } from './prepared.ts';
import type { TicketRow, Tickets } from './tickets.ts';

const CUSTOMER = `
SELECT body FROM facts WHERE kind = 'customer' AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`;
const ADDRESS = `
SELECT body FROM facts WHERE kind = 'address' AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`;
export const AGREEMENTS = `
SELECT record, body FROM facts INDEXED BY agreements_at_address
WHERE kind = 'agreement' AND superseded_at IS NULL AND body ->> '$.addressId' = ?
ORDER BY source, body ->> '$.listed', record`;
export const ACTIVATIONS = `
SELECT record, body FROM facts INDEXED BY activations_of_customer
WHERE kind = 'activation' AND superseded_at IS NULL AND body ->> '$.customerId' = ? ORDER BY source, record`;
export const SERVICES = `
SELECT body FROM facts INDEXED BY services_of_customer
WHERE kind = 'service' AND superseded_at IS NULL AND body ->> '$.customerId' = ? ORDER BY source, record`;
const ACKNOWLEDGEMENTS = `
SELECT body FROM facts WHERE source = ? AND ticket = ? AND kind = 'acknowledgement' AND superseded_at IS NULL
ORDER BY at, sequence`;

/** Acknowledgements at this station's screens, or by its links. */
export const ACKNOWLEDGED_HERE = `
SELECT raised_at AS alarmAt, entries.at, entries.body FROM alarms
JOIN alarm_entries AS entries ON entries.alarm = alarms.id AND entries.kind = 'acknowledged'
WHERE alarms.ticket = ? ORDER BY entries.entry`;

/** A ticket with everything its verdict follows from; its events still name their facts. */
export type GatheredTicket = Omit<BoardTicket, 'ticket'> & {
  /** Those that its own system keeps. */
  readonly sourceAcknowledgements: readonly Acknowledgement[];
  readonly ticket: Omit<BoardTicket['ticket'], 'events'> & { readonly events: readonly StoredEvent[] };
  readonly row: TicketRow;
};

interface Validity {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Gathers tickets with their customers, addresses, agreements and activations as they are on file now.
 * `zoneOf` gives a provider's zone, in which agreements' local dates are read; null for an unknown provider.
 */
export function casesIn(
  db: Db,
  tickets: Tickets,
  events: Events,
  zoneOf: (provider: string) => string | null,
) {
  type Body = { body: string };
  const customerBody = prepared<[string], Body>(db, CUSTOMER);
  const addressBody = prepared<[string], Body>(db, ADDRESS);
  const agreementRows = prepared<[string], Body & { record: string }>(db, AGREEMENTS);
  const activationRows = prepared<[string], Body & { record: string }>(db, ACTIVATIONS);
  const serviceRows = prepared<[string], Body>(db, SERVICES);
  const acknowledgementRows = prepared<[string, string], Body>(db, ACKNOWLEDGEMENTS);
  const hereRows = prepared<[string], Body & { alarmAt: number; at: number }>(db, ACKNOWLEDGED_HERE);

  const acknowledgedHere = (ticket: string): Acknowledgement[] =>
    hereRows.all(ticket).map(({ alarmAt, at, body }) => {
      const { by } = JSON.parse(body) as { by: AcknowledgedBy };
      return { alarmAt, at, by: acknowledgerText(by) };
    });

  const customerOf = (id: string | null): Customer | null => {
    const row = id === null ? undefined : customerBody.get(id);
    if (!row) return null;
    const { name, parentId, monthlyRevenueEur } = JSON.parse(row.body);
    const parent = parentId ? customerBody.get(parentId) : undefined;
    const parentName = parent ? JSON.parse(parent.body).name : null;
    return { id: id!, name, parentId: parentId ?? null, parentName, monthlyRevenueEur };
  };

  const valid = ({ from, to }: Validity, zone: string): Period => ({
    start: startOfDay(from, zone),
    end: to === null ? ALL_TIME.end : startOfDay(to, zone),
  });

  const agreementsAt = (address: string | null, provider: string, zone: string): Agreement[] =>
    (address === null ? [] : agreementRows.all(address))
      .map((row) => ({ record: row.record, ...JSON.parse(row.body) }))
      .filter((one) => one.provider === provider)
      .map((one) => ({
        addressId: one.addressId,
        tier: one.tier,
        valid: valid(one, zone),
        fact: `agreement/${one.record}`,
      }));

  const activationsOf = (customer: string | null, provider: string, zone: string): Activation[] =>
    (customer === null ? [] : activationRows.all(customer))
      .map((row) => ({ record: row.record, ...JSON.parse(row.body) }))
      .filter((one) => one.provider === provider)
      .map((one) => ({ service: one.service, valid: valid(one, zone), fact: `activation/${one.record}` }));

  /** A ticket may name its service by the id or the name that the services' table has, which knows the kind. */
  const serviceOf = (row: TicketRow) => {
    if (row.service === null || row.serviceKind !== null || row.customerId === null) return row;
    for (const { body } of serviceRows.all(row.customerId)) {
      const service = JSON.parse(body) as { id: string; name: string; kind: string | null };
      if (service.id === row.service || serviceKey(service.name) === serviceKey(row.service)) {
        return { service: service.name, serviceKind: service.kind };
      }
    }
    return row;
  };

  return (id: string): GatheredTicket | null => {
    const row = tickets.one(id);
    const zone = row ? zoneOf(row.provider) : null;
    if (!row || zone === null) return null;
    const { provider, addressId, customerId } = row;
    const { service, serviceKind } = serviceOf(row);
    const address = addressId === null ? undefined : addressBody.get(addressId);
    const sourceAcknowledgements = acknowledgementRows.all(row.source, row.record).map(({ body }) => {
      const { alarmAt, at, by } = JSON.parse(body) as Acknowledgement;
      return { alarmAt, at, by };
    });
    const about = address ? (JSON.parse(address.body) as { text: string; lines?: string[] }) : null;
    return {
      kind: 'ticket',
      id,
      row,
      ticket: { id, provider, service, serviceKind, addressId, customerId, events: events.ofTicket(id) },
      customer: customerOf(customerId),
      agreements: agreementsAt(addressId, provider, zone),
      activations: activationsOf(customerId, provider, zone),
      subject: row.subject,
      url: row.url,
      priority: row.priority,
      requestKind: row.requestKind,
      address: about?.text ?? null,
      lines: about?.lines ?? [],
      sourceAcknowledgements,
      acknowledgements: [...sourceAcknowledgements, ...acknowledgedHere(id)].sort((a, b) => a.at - b.at),
    };
  };
}

/** The gathered ticket as a page gets it: without what only the station needs. */
export function forBoard(gathered: GatheredTicket): BoardTicket {
  const { row: _, sourceAcknowledgements: _theirs, ...ticket } = gathered;
  const events = ticket.ticket.events.map(({ fact: _fact, originalAt: _at, ...event }) => event);
  return { ...ticket, ticket: { ...ticket.ticket, events } };
}
