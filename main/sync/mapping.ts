import type { Instant } from '../../src/calendars/period.ts';
import type { Happening } from '../../src/tickets/event.ts';
import type { Fact } from '../database/facts.ts';
import type { Quarantined } from './source.ts';

/** What a ticket is about, as a mapping reads it from a source's facts. Missing is null. */
export interface DerivedTicket {
  readonly provider: string;
  readonly service: string | null;
  readonly serviceKind: string | null;
  readonly addressId: string | null;
  readonly customerId: string | null;
  readonly subject: string | null;
  readonly url: string | null;
  readonly priority: string | null;
  readonly requestKind: 'accounting' | 'technical' | null;
  /** Why its system no longer shows it to us; null while it does. */
  readonly hidden: string | null;
}

/** An event as derived, with the fact it follows from. */
export type DerivedEvent = Happening & {
  readonly at: Instant;
  readonly by: string | null;
  readonly fact: Fact;
};

/** A ticket's events and what it is about; `ticket` is null when its facts do not make one. */
export interface Derivation {
  readonly ticket: DerivedTicket | null;
  /** In the order of facts, and within a fact as it happened. */
  readonly events: readonly DerivedEvent[];
  readonly quarantined: readonly Quarantined[];
}

/** Derives one ticket from all its current facts. Pure: the same facts always give the same events. */
export type Mapping = (ticket: string, facts: readonly Fact[]) => Derivation;

/** The ticket a record belongs to, by its id at the source; null for what belongs to none. */
export function ticketOf(kind: string, record: string, body: object): string | null {
  if (kind === 'ticket' || kind === 'rt.ticket') return record;
  const { ticketId } = body as { ticketId?: unknown };
  if (kind === 'ticket.event' || kind === 'rt.transaction' || kind === 'acknowledgement') {
    return typeof ticketId === 'string' ? ticketId : null;
  }
  return null;
}

/** Names a fact for the record: `rt.transaction/48`. */
export function factName(fact: Pick<Fact, 'kind' | 'record'>): string {
  return `${fact.kind}/${fact.record}`;
}
