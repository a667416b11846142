import type { Instant } from '../../src/calendars/period.ts';
import { outcomesOf } from '../../src/compliance/outcome.ts';
import { standingOf } from '../../src/tickets/standing.ts';
import type { StoredOutcome } from '../database/outcomes.ts';
import type { Store } from '../database/store.ts';

/** What settling a ticket changed. */
export interface Settled {
  readonly outcomesChanged: boolean;
}

/**
 * Judges a ticket at `now` and keeps what follows: its settled outcomes with the facts they follow from, each
 * change of a verdict, and when it has to be looked at again (`waitsUntil`: an event that is not taken yet).
 * Within the caller's transaction. `cause` says what made it judge: a source's records, or the passing of time.
 */
export function settleTicket(
  store: Store,
  ticket: string,
  cause: string,
  now: Instant,
  waitsUntil: Instant | null = null,
): Settled {
  const gathered = store.caseOf(ticket);
  const verdict = gathered && store.judging.verdict(gathered, now);
  if (!gathered || !verdict) return { outcomesChanged: false };
  const terms = store.judging.terms(gathered.ticket.provider)!;
  const standing = standingOf(verdict, terms);
  const lookAt = [standing.lookAt, waitsUntil].filter((at) => at !== null);
  store.tickets.setStanding(ticket, {
    ...standing,
    lookAt: gathered.row.hidden !== null || lookAt.length === 0 ? null : Math.min(...lookAt),
  });
  // Events in the order of the ticket's life, which its outcomes refer to.
  const recorded = gathered.ticket.events;
  const facts = new Map(recorded.map((event) => [event as object, event.fact]));
  const factOf = (index: number) => facts.get(verdict.life.events[index])!;
  const version = store.termsVersion(gathered.ticket.provider);
  const outcomes = outcomesOf(verdict).map(
    ({ events, basis, ...outcome }): StoredOutcome => ({
      ...outcome,
      provider: gathered.ticket.provider,
      terms: version,
      followsFrom: [...new Set([...events.map(factOf), ...(basis ? [basis] : [])])],
    }),
  );
  return { outcomesChanged: store.outcomes.replace(ticket, outcomes, cause, now) };
}
