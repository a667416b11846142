import { standingOf } from '../../src/boards/standing.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Verdict } from '../../src/clocks/verdict.ts';
import { chargeLinesOf } from '../../src/compliance/charge-ledger.ts';
import { counted, mayHaveBeenBreached } from '../../src/compliance/counted.ts';
import { type Outcome, outcomesOf } from '../../src/compliance/outcome.ts';
import { runningOf } from '../../src/compliance/running.ts';
import { raiseAlarms } from '../alarms/raise.ts';
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
  if (!gathered) {
    // Of a provider that nobody knows any more: it is looked at again when one of its records changes.
    store.tickets.lookNoMore(ticket);
    return { outcomesChanged: false };
  }
  const { source, record } = gathered.row;
  try {
    const settled = store.write(() => judged(store, gathered, cause, now));
    store.quarantine.replace(source, `judging ${record}`, [], now);
    return settled;
  } catch (error) {
    // What the database refuses is no fault of the ticket's, and may have ended the whole transaction.
    if ((error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
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
  if (!verdict) {
    store.tickets.lookNoMore(ticket);
    return { outcomesChanged: false };
  }
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
    service: nameOf(serviceKind ?? service),
    customer: nameOf(customerId),
    address: nameOf(addressId),
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
  raiseAlarms(store, gathered, gathered.row.hidden === null ? verdict : null, now);
  // What its system no longer shows leaves the clocks.
  store.runningClocks.replace(ticket, about, gathered.row.hidden === null ? runningOf(verdict, zone) : []);
  store.chargeLines.replace(
    ticket,
    about,
    chargeLinesOf(gathered, verdict, store.judging.history(provider)!, zone),
  );
  return { outcomesChanged: store.outcomes.replace(ticket, outcomes, cause, now) };
}

/** A name as reports tell it: an empty one is none, and so is the word by which those without one are asked for. */
function nameOf(name: string | null): string | null {
  return name === '' || name === 'none' ? null : name;
}

/**
 * Whether a void clock was breached when it became void: so it was just before the event since which it is void. Looked
 * for from the last event back, since a later one may have given it another reason.
 */
function wasBreached(store: Store, gathered: GatheredTicket, outcome: Outcome, { life }: Verdict): boolean {
  if (!mayHaveBeenBreached(outcome, life.events)) return false;
  const due = outcome.dueAt!;
  const before = life.events.map(({ at }) => at - 1).filter((at) => at > due);
  for (const at of [...new Set([due + 1, ...before])].sort((a, b) => b - a)) {
    const { clocks } = store.judging.verdict(gathered, at)!;
    const alike = clocks.filter(({ kind, cycle }) => kind === outcome.kind && cycle === outcome.cycle);
    const state = alike[outcome.ordinal - 1]?.state.kind;
    if (state !== 'void') return state === 'breached';
  }
  return false;
}
