import type { Place } from './affected.ts';
import type { BoardTicket } from './board.ts';

/** The address of a ticket as work and disruptions name it. */
export function placeOf({ ticket, lines, address }: BoardTicket): Place {
  return { addressId: ticket.addressId, lines, address };
}
