import type { LinkTo } from './DeskLink.tsx';
import { addressOf } from './ticket-place.ts';
import { goToTicket } from './use-ticket-place.ts';

/** The way to a ticket's page as of now, on the tickets desk itself. */
export function toTicket(ticketId: string): LinkTo {
  const place = { ticketId, at: null, clock: null };
  return { href: addressOf(place), go: () => goToTicket(place, 'push') };
}
