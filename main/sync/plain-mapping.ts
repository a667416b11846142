import type { Happening } from '../../src/tickets/event.ts';
import type { Derivation, DerivedTicket, Mapping } from './mapping.ts';

/** The mapping of sources that already speak our words: `ticket` and `ticket.event` facts, taken as they are. */
export const plainMapping: Mapping = (ticket, facts): Derivation => {
  const about = facts.find((fact) => fact.kind === 'ticket');
  if (!about) {
    const reason = `ticket ${ticket} has events but nothing says what it is about`;
    return { ticket: null, events: [], quarantined: [{ place: `ticket ${ticket}`, raw: '', reason }] };
  }
  const events = facts
    .filter((fact) => fact.kind === 'ticket.event')
    .map((fact) => {
      const {
        ticketId: _,
        by = null,
        ...happening
      } = fact.body as Happening & { ticketId: string; by?: string };
      return { ...(happening as Happening), at: fact.at, by, fact };
    });
  return { ticket: { ...(about.body as DerivedTicket), hidden: null }, events, quarantined: [] };
};
