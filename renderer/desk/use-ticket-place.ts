import { placeInAddress } from './place-in-address.ts';
import { addressOf, placeAt, type TicketPlace } from './ticket-place.ts';

const here = placeInAddress(() => placeAt(location.pathname, location.search));

/** Goes to another place: `push` makes it one of its own, to which Back returns, `replace` changes this one. */
export function goToTicket(to: TicketPlace, how: 'push' | 'replace'): void {
  here.go(addressOf(to), how);
}

/** The place as it is now, drawn anew when it changes. */
export const useTicketPlace = here.usePlace;
