import type { DatedAgreement } from '../../src/agreements/tier-spans.ts';
import { AGREEMENTS } from './cases.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** The address as people write it, and the lines on which it depends. */
export interface AddressFact {
  readonly text: string;
  readonly lines: readonly string[];
}

/** An agreement as bought, with the provider whose it is. */
export interface BoughtAgreement extends DatedAgreement {
  readonly provider: string;
}

const ADDRESS = `
SELECT body FROM facts
WHERE kind = 'address' AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`;
const CUSTOMER = `
SELECT body ->> '$.name' AS name FROM facts
WHERE kind = 'customer' AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`;

const TICKETS = 'SELECT ticket, subject FROM tickets WHERE address = ? ORDER BY ticket';
export const OPEN_TICKETS = `
SELECT ticket FROM tickets INDEXED BY tickets_open_at_address
WHERE address = ? AND open = 1 AND hidden IS NULL ORDER BY ticket`;

/** What is on file about addresses, read from the current facts. */
export interface AddressFacts {
  /** The address; null when it is not on file. */
  address(id: string): AddressFact | null;
  /** Its agreements as bought, in the order in which they are listed. */
  agreements(address: string): BoughtAgreement[];
  /** The customer's name; null when the customer is not on file. */
  customerName(customer: string): string | null;
  /** The ids and subjects of its tickets, open or not. */
  ticketsAt(address: string): string[];
  /** Its open tickets, by id; not those that their system no longer shows to us. */
  openTicketsAt(address: string): string[];
}

export function addressFactsIn(db: Db): AddressFacts {
  const address = prepared<[string], { body: string }>(db, ADDRESS);
  const agreements = prepared<[string], { body: string }>(db, AGREEMENTS);
  const customer = prepared<[string], { name: string | null }>(db, CUSTOMER);
  const tickets = prepared<[string], { ticket: string; subject: string | null }>(db, TICKETS);
  const openTickets = prepared<[string], { ticket: string }>(db, OPEN_TICKETS);
  return {
    address(id) {
      const row = address.get(id);
      if (!row) return null;
      const { text, lines } = JSON.parse(row.body) as { text: string; lines?: string[] | null };
      return { text, lines: lines ?? [] };
    },
    agreements: (id) =>
      agreements.all(id).map(({ body }) => {
        const { provider, tier, from, to, customerId } = JSON.parse(body);
        return { provider, tier, from, to: to ?? null, customer: customerId ?? null };
      }),
    customerName: (id) => customer.get(id)?.name ?? null,
    ticketsAt: (id) => tickets.all(id).flatMap(({ ticket, subject }) => [ticket, subject ?? '']),
    openTicketsAt: (id) => openTickets.all(id).map(({ ticket }) => ticket),
  };
}
