import type { GatheredTicket } from '../database/cases.ts';
import type { Store } from '../database/store.ts';

/** A store whose tickets are gathered once. */
export interface GatheredOnce {
  readonly store: Store;
  /** A ticket as it was gathered; null where it was not. */
  known(ticket: string): GatheredTicket | null;
  /** Takes a ticket as it was gathered elsewhere. */
  take(ticket: GatheredTicket): void;
  /** Forgets a ticket that was taken out, or is about to be put in anew. */
  forget(ticket: string): void;
}

/**
 * A scratch's store that gathers each ticket once, until it is forgotten: in a scratch nothing that a ticket is gathered
 * from changes but by putting the ticket in anew. What is on file about its customer and its address is put in before.
 */
export function gatheredOnce(store: Store): GatheredOnce {
  const gathered = new Map<string, GatheredTicket | null>();
  return {
    store: {
      ...store,
      caseOf(ticket) {
        const known = gathered.get(ticket);
        if (known !== undefined) return known;
        const found = store.caseOf(ticket);
        gathered.set(ticket, found);
        return found;
      },
    },
    known: (ticket) => gathered.get(ticket) ?? null,
    take: (ticket) => void gathered.set(ticket.id, ticket),
    forget: (ticket) => void gathered.delete(ticket),
  };
}
