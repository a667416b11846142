import { type TicketLedgers, ticketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Charge } from '../../src/clocks/charges.ts';
import type { Clock } from '../../src/clocks/clock.ts';
import type { Mark } from '../../src/clocks/marks.ts';
import type { Verdict } from '../../src/clocks/verdict.ts';
import type { BlindSpots } from './blind-spots.ts';
import { forBoard, type GatheredTicket } from './cases.ts';
import type { Fact } from './facts.ts';
import type { StoredOutcome, VerdictChange } from './outcomes.ts';
import type { Store } from './store.ts';

/** A ticket with everything on file about it: its facts, its outcomes, and what became of them. */
export interface TicketRecord {
  readonly ticket: GatheredTicket;
  readonly clocks: readonly Clock[];
  readonly charges: readonly Charge[];
  readonly marks: readonly Mark[];
  readonly facts: readonly Fact[];
  readonly outcomes: readonly StoredOutcome[];
  readonly changes: readonly VerdictChange[];
  /** Why it cannot be judged now, so that it has neither clocks nor charges; null when it can. */
  readonly problem: string | null;
}

/** What is on file about a ticket, judged at `now`; null when there is none of that id. */
export function ticketRecord(store: Store, id: string, now: Instant): TicketRecord | null {
  const ticket = store.caseOf(id);
  if (!ticket) return null;
  let verdict: Verdict | null = null;
  let problem: string | null = null;
  try {
    verdict = store.judging.verdict(ticket, now);
  } catch (error) {
    // What is on file is told all the same: its facts and the verdicts that were kept.
    problem = (error as Error).message;
  }
  return {
    ticket,
    clocks: verdict?.clocks ?? [],
    charges: verdict?.charges ?? [],
    marks: verdict?.marks ?? [],
    facts: store.facts.ofTicket(ticket.row.source, ticket.row.record),
    outcomes: store.outcomes.ofTicket(id),
    changes: store.outcomes.changesOf(id),
    problem,
  };
}

/**
 * How each clock of a ticket came about, as of an instant; null when there is no ticket of that id. `known`: the store
 * holds what was known then, and these are the outages of its station.
 */
export function ledgersOf(
  store: Store,
  id: string,
  at: Instant,
  known: BlindSpots | null = null,
): TicketLedgers | null {
  const gathered = store.caseOf(id);
  if (!gathered) return null;
  const ticket = forBoard(gathered);
  const { provider, events } = ticket.ticket;
  const since = Math.min(at, ...events.map((event) => event.at));
  const besides = {
    works: store.works.shown(provider, since, at + 1),
    disruptions: store.disruptions.shown(provider, since, at + 1),
    blind: known
      ? known.during(gathered.row.source, since, at, 'known')
      : store.blindSpots.during(gathered.row.source, since, at, 'was'),
  };
  return store.judging.withRules(ticket, at, (rules) => ticketLedgers(ticket, rules, besides, at));
}
