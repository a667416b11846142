import type { Instant } from '../../src/calendars/period.ts';
import type { ClockKind } from '../../src/clocks/clock.ts';
import type { Verdict } from '../../src/clocks/verdict.ts';
import { type Outcome, outcomesOf } from '../../src/compliance/outcome.ts';
import { adoptedTerms, type OfferedTerms } from './adopt-terms.ts';
import { type Judging, judging } from './judging.ts';
import { verdictWords } from './outcomes.ts';
import type { Rules, Store } from './store.ts';
import { termsOnFile } from './terms-on-file.ts';

/** A settled clock as two versions of the terms have it; null where one of them settles none. */
export interface AlteredVerdict {
  readonly ticket: string;
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
  readonly was: ToldVerdict | null;
  readonly becomes: ToldVerdict | null;
}

/** A verdict in words, and when its clock was due. */
export interface ToldVerdict {
  readonly verdict: string;
  readonly dueAt: Instant | null;
}

/** What terms that reach back would do to one ticket. */
export interface AlteredTicket {
  readonly ticket: string;
  /** Its settled clocks that would have another verdict, or be due at another instant. */
  readonly clocks: readonly AlteredVerdict[];
  /** What is charged for it, in EUR net. */
  readonly chargedWas: number;
  readonly chargedBecomes: number;
  /** Why the offered terms could not judge it; null when they can. */
  readonly problem: string | null;
}

const STEP = 500;

/**
 * What terms that are offered, and would govern cycles from an instant on, would do to the tickets on file: those that
 * would not stay as they are, by their ids. Writes nothing.
 */
export function* alteredTickets(
  store: Store,
  rules: Rules,
  offered: OfferedTerms,
  from: Instant,
  now: Instant,
): Generator<AlteredTicket> {
  const { provider } = offered.terms;
  const added = { ...adoptedTerms(offered, { from, approval: null }, now), adoption: 0 };
  const { histories, calendars } = termsOnFile([...store.termsVersions.all(), added], rules);
  const other = judging(histories, calendars, store.holidays);
  let after = '';
  for (;;) {
    const tickets = store.termsVersions.ticketsSince(provider, from, after, STEP);
    for (const ticket of tickets) {
      const altered = alteredTicket(store, other, ticket, now);
      if (altered) yield altered;
    }
    if (tickets.length < STEP) return;
    after = tickets.at(-1)!;
  }
}

function alteredTicket(store: Store, other: Judging, ticket: string, now: Instant): AlteredTicket | null {
  const gathered = store.caseOf(ticket);
  const before = gathered && judgedBy(store.judging, gathered, now);
  if (!gathered || !before?.verdict) return null;
  const after = judgedBy(other, gathered, now);
  const clocks = after.verdict ? differing(ticket, before.verdict, after.verdict) : [];
  const chargedWas = charged(before.verdict);
  const chargedBecomes = after.verdict ? charged(after.verdict) : chargedWas;
  const { problem } = after;
  if (clocks.length === 0 && chargedWas === chargedBecomes && problem === null) return null;
  return { ticket, clocks, chargedWas, chargedBecomes, problem };
}

/** One ticket that cannot be judged holds up no other. */
function judgedBy(judges: Judging, facts: Parameters<Judging['verdict']>[0], now: Instant) {
  try {
    return { verdict: judges.verdict(facts, now), problem: null };
  } catch (error) {
    return { verdict: null, problem: (error as Error).message };
  }
}

function differing(ticket: string, before: Verdict, after: Verdict): AlteredVerdict[] {
  const keyOf = ({ cycle, kind, ordinal }: Outcome) => `${cycle} ${kind} ${ordinal}`;
  const was = new Map(outcomesOf(before).map((one) => [keyOf(one), one]));
  const becomes = new Map(outcomesOf(after).map((one) => [keyOf(one), one]));
  return [...new Set([...was.keys(), ...becomes.keys()])].sort().flatMap((key) => {
    const [one, other] = [told(was.get(key)), told(becomes.get(key))];
    if (one?.verdict === other?.verdict && one?.dueAt === other?.dueAt) return [];
    const { kind, cycle, ordinal } = (was.get(key) ?? becomes.get(key))!;
    return [{ ticket, kind, cycle, ordinal, was: one, becomes: other }];
  });
}

function told(outcome: Outcome | undefined): ToldVerdict | null {
  return outcome ? { verdict: verdictWords(outcome), dueAt: outcome.dueAt } : null;
}

function charged({ charges }: Verdict): number {
  return charges.reduce((sum, { eurNet }) => sum + eurNet, 0);
}
