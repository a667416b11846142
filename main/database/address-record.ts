import type { Instant } from '../../src/calendars/period.ts';
import type { Clock, ClockKind, ClockState } from '../../src/clocks/clock.ts';
import type { Mark } from '../../src/clocks/marks.ts';
import type { Verdict } from '../../src/clocks/verdict.ts';
import { latestCycle } from '../../src/tickets/cycles.ts';
import { type AgreementRow, agreementRow } from './agreement-list.ts';
import type { Store } from './store.ts';

/** One clock of one cycle of a ticket at an address. Lengths are milliseconds of open time. */
export interface AddressCycle {
  readonly ticketId: string;
  readonly cycle: number;
  readonly kind: ClockKind;
  /** The tier that governs the cycle; null without an agreement. */
  readonly tier: string | null;
  readonly reportedAt: Instant;
  readonly dueAt: Instant | null;
  readonly state: ClockState['kind'];
  /** Why the promise does not apply; null unless the clock is void. */
  readonly reason: string | null;
  readonly excused: boolean;
  readonly usedMs: number | null;
  readonly goalMs: number | null;
  /** Of the ticket, which are those of its latest cycle; empty for earlier cycles. */
  readonly marks: readonly Mark[];
}

/** An address as its page shows it. */
export interface AddressRecord {
  readonly addressId: string;
  /** As people write it; null when it is not on file. */
  readonly address: string | null;
  /** The lines on which it depends, by id. */
  readonly lines: readonly string[];
  readonly agreements: readonly AgreementRow[];
  /** The newest first. */
  readonly cycles: readonly AddressCycle[];
  /** How many more there are, earlier than these. */
  readonly moreCycles: number;
}

const MOST_CYCLES = 200;

/** The question of an address's page, as judged at `now`; null when nothing is on file about the address. */
export function addressRecord(store: Store, address: string, now: Instant): AddressRecord | null {
  const { facts, rows } = store.agreements;
  const about = facts.address(address);
  const entries = rows.atAddress(address).toSorted((a, b) => compareText(a.place, b.place));
  const tickets = store.tickets.atAddress(address);
  if (!about && entries.length === 0 && tickets.length === 0) return null;
  const cycles = tickets
    .flatMap((ticket) => cyclesOf(store, ticket, now))
    .sort((a, b) => b.reportedAt - a.reportedAt || compareText(a.ticketId, b.ticketId) || b.cycle - a.cycle);
  return {
    addressId: address,
    address: about?.text ?? null,
    lines: about?.lines ?? [],
    agreements: entries.filter(({ tier }) => tier !== null).map((entry) => agreementRow(entry, facts)),
    cycles: cycles.slice(0, MOST_CYCLES),
    moreCycles: Math.max(0, cycles.length - MOST_CYCLES),
  };
}

function cyclesOf(store: Store, ticket: string, now: Instant): AddressCycle[] {
  const verdict = verdictOn(store, ticket, now);
  if (!verdict) return [];
  const latest = latestCycle(verdict.life)?.number;
  const startOf = new Map(verdict.life.cycles.map(({ number, startedAt }) => [number, startedAt]));
  return verdict.clocks.map((clock) => ({
    ticketId: ticket,
    cycle: clock.cycle,
    kind: clock.kind,
    tier: clock.tier,
    reportedAt: startOf.get(clock.cycle) ?? clock.startedAt,
    dueAt: clock.dueAt,
    state: clock.state.kind,
    reason: clock.state.kind === 'void' ? clock.state.reason : null,
    excused: isExcused(clock),
    usedMs: clock.usedMs,
    goalMs: clock.goal?.goalMs ?? null,
    marks: clock.cycle === latest ? verdict.marks : [],
  }));
}

/** null for a ticket that cannot be judged: it waits in quarantine with the reason, and holds no other up. */
function verdictOn(store: Store, ticket: string, now: Instant): Verdict | null {
  const gathered = store.caseOf(ticket);
  try {
    return gathered && store.judging.verdict(gathered, now);
  } catch {
    return null;
  }
}

function isExcused(clock: Clock): boolean {
  return clock.state.kind === 'breached' && clock.excusedBy !== null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
