import { pathOf, pathOfTicket, ticketAt, typedInstant } from '../../src/boards/desks.ts';
import type { Sight } from '../../src/boards/review.ts';

/** Where the tickets desk stands, as its address says it. */
export interface TicketPlace {
  /** The ticket that is open; null for none. */
  readonly ticketId: string | null;
  /** The instant as of which it is shown, as it stands there; null: now. */
  readonly at: string | null;
  /** The clock that is explained, `kind.cycle.ordinal`; null: the one that asks for most. */
  readonly clock: string | null;
  /** At an instant: by what is known now, which is usual, or by what was known then. */
  readonly sight?: Sight;
}

/** The place that a path and its query string name. */
export function placeAt(path: string, search: string): TicketPlace {
  const named = new URLSearchParams(search);
  return {
    ticketId: ticketAt(path),
    at: typedInstant(named.get('at') ?? '') || null,
    clock: named.get('clock') || null,
    ...(named.get('sight') === 'known' ? { sight: 'known' as const } : {}),
  };
}

/** The address of a place, without its host. */
export function addressOf({ ticketId, at, clock, sight = 'was' }: TicketPlace): string {
  if (ticketId === null) return pathOf('tickets');
  const named = new URLSearchParams();
  if (at !== null) named.set('at', at);
  if (at !== null && sight !== 'was') named.set('sight', sight);
  if (clock !== null) named.set('clock', clock);
  return `${pathOfTicket(ticketId)}${named.size > 0 ? `?${named}` : ''}`;
}
