import type { Poll } from '../../source.ts';
import type { OddItem } from './rt-items.ts';

/** Remembers transactions that cannot be read, and holds their tickets back in the poll that met them first. */
export interface Held {
  /** Whether it is known, and in quarantine. */
  isMet(id: string): boolean;
  /** Holds the tickets of those that are not known yet, in this poll. */
  hold(odd: readonly OddItem[], poll: Poll): void;
  /** They are in quarantine now. */
  met(odd: readonly OddItem[]): void;
  /** They read well now, by their numbers. */
  healed(ids: readonly string[]): void;
  isHeld(ticket: string, poll: Poll): boolean;
}

/** Begins with none known. */
export function heldTickets(): Held {
  const known = new Set<string>();
  const held = new WeakMap<Poll, Set<string>>();
  return {
    isMet: (id) => known.has(id),
    hold(odd, poll) {
      const tickets = held.get(poll) ?? new Set();
      for (const { id, ticket } of odd) if (!known.has(id) && ticket !== null) tickets.add(ticket);
      held.set(poll, tickets);
    },
    met(odd) {
      for (const { id } of odd) known.add(id);
    },
    healed(ids) {
      for (const id of ids) known.delete(id);
    },
    isHeld: (ticket, poll) => held.get(poll)?.has(ticket) ?? false,
  };
}
