import type { Terms } from '../agreements/terms.ts';
import type { BoardTicket } from './board.ts';

/** What a row is about: the customer of an emergency, the address of a fault, or the next best that is known. */
export type TicketSubject = {
  readonly kind: 'customer' | 'address' | 'subject' | 'ticket';
  readonly text: string;
};

/** The name under which a ticket stands on the walls of its provider. */
export function subjectOf(ticket: BoardTicket, terms: Terms): TicketSubject {
  const customer = { kind: 'customer', text: ticket.customer?.name } as const;
  const address = { kind: 'address', text: ticket.address } as const;
  const subject = { kind: 'subject', text: ticket.subject } as const;
  const order =
    terms.form === 'emergency-tickets' ? [customer, subject, address] : [address, customer, subject];
  for (const { kind, text } of order) if (text?.trim()) return { kind, text };
  return { kind: 'ticket', text: ticket.id };
}
