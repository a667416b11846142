import { standingOf } from '../../src/boards/standing.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Verdict } from '../../src/clocks/verdict.ts';
import { chargeLinesOf } from '../../src/compliance/charge-ledger.ts';
import { counted, mayHaveBeenBreached } from '../../src/compliance/counted.ts';
import { type Outcome, outcomesOf } from '../../src/compliance/outcome.ts';
import { runningOf } from '../../src/compliance/running.ts';
import type { GatheredTicket } from '../database/cases.ts';
import type { StoredOutcome } from '../database/outcomes.ts';
import type { Store } from '../database/store.ts';

/** What settling a ticket changed. */
export interface Settled {
  readonly outcomesChanged: boolean;
}

/**
 * Judges a ticket at `now` and keeps what follows: its settled outcomes with the facts they follow from, each
 * change of a verdict, and when it has to be looked at again. Within the caller's transaction. `cause` says what
 * made it judge: a source's records, or the passing of time. One that cannot be judged goes to quarantine with
 * the reason, keeps what it had, and holds nobody else up.
 */
export function settleTicket(store: Store, ticket: string, cause: string, now: Instant): Settled {
  const gathered = store.caseOf(ticket);
  if (!gathered) return { outcomesChanged: false };
  const { source, record } = gathered.row;
  try {
    const settled = store.write(() => judged(store, gathered, cause, now));
    store.quarantine.replace(source, `judging ${record}`, [], now);
    return settled;
  } catch (error) {
    const reason = `cannot be judged: ${(error as Error).message}; what was known of it stays`;
    store.quarantine.replace(
      source,
      `judging ${record}`,
      [{ place: `ticket ${record}`, raw: '', reason }],
      now,
    );
    store.tickets.lookNoMore(ticket);
    return { outcomesChanged: false };
  }
}

function judged(store: Store, gathered: GatheredTicket, cause: string, now: Instant): Settled {
  const ticket = gathered.id;
  const verdict = store.judging.verdict(gathered, now);
  if (!verdict) return { outcomesChanged: false };
  const standing = standingOf(verdict, gathered, now);
  // What its system no longer shows leaves the clocks.
  store.tickets.setStanding(ticket, gathered.row.hidden === null ? standing : { ...standing, lookAt: null });
  // Events in the order of the ticket's life, which its outcomes refer to.
  const recorded = gathered.ticket.events;
  const facts = new Map(recorded.map((event) => [event as object, event.fact]));
  const factOf = (index: number) => facts.get(verdict.life.events[index])!;
  const { provider, serviceKind, service, customerId, addressId } = gathered.ticket;
  const about = {
    provider,
    service: serviceKind ?? service,
    customer: customerId,
    address: addressId,
  };
  const { zone } = verdict.terms.terms;
  const outcomes = outcomesOf(verdict).map((settled): StoredOutcome => {
    const { events, basis, decidedBy: _by, endedBy: _end, ...outcome } = settled;
    const { reason: apartReason, ...counting } = counted(settled, {
      events: verdict.life.events,
      wasBreached: wasBreached(store, gathered, settled, verdict),
      zone,
    });
    const followsFrom = [...new Set([...events.map(factOf), ...(basis ? [basis] : [])])];
    return { ...outcome, ...about, ...counting, apartReason, followsFrom };
  });
  store.runningClocks.replace(ticket, about, runningOf(verdict, zone));
  store.chargeLines.replace(
    ticket,
    about,
    chargeLinesOf(gathered, verdict, store.judging.history(provider)!, zone),
  );
  return { outcomesChanged: store.outcomes.replace(ticket, outcomes, cause, now) };
}

/** Whether a void clock was breached before it became void: so it was just after it was due. */
function wasBreached(store: Store, gathered: GatheredTicket, outcome: Outcome, { life }: Verdict): boolean {
  if (!mayHaveBeenBreached(outcome, life.events)) return false;
  const then = store.judging.verdict(gathered, outcome.dueAt! + 1)!;
  const alike = then.clocks.filter(({ kind, cycle }) => kind === outcome.kind && cycle === outcome.cycle);
  return alike[outcome.ordinal - 1]?.state.kind === 'breached';
}
