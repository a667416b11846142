import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention, ClockKind } from '../clocks/clock.ts';
import { agreementAt } from '../clocks/governing-tier.ts';
import { allClearOwedSince } from '../clocks/marks.ts';
import { type Cycle, latestCycle } from '../tickets/cycles.ts';
import type { Agreement } from '../tickets/ticket.ts';
import type { BoardTicket } from './board.ts';
import { type ClocklessState, clocklessFault } from './clockless-fault.ts';
import { coverAt } from './cover-end.ts';
import { addressKey } from './covered-faults.ts';
import { type DataTrust, unknownSince } from './data-age.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import { LEVELS } from './level.ts';
import type { OpenClock } from './open-clock.ts';

/** What there is to say about a fault at an address. Lengths are milliseconds, of open time for a clock. */
export type FaultState =
  | { readonly kind: 'late'; readonly clock: ClockKind; readonly byMs: number }
  | { readonly kind: 'due'; readonly clock: ClockKind; readonly dueAt: Instant }
  | { readonly kind: 'waiting'; readonly clock: ClockKind; readonly resumesAt: Instant }
  | ClocklessState
  | { readonly kind: 'not-judged' };

/** A fault at an address that is open, or whose customer still waits for the all-clear. */
export interface AddressFault {
  readonly ticketId: string;
  readonly provider: string;
  readonly level: Attention;
  readonly state: FaultState;
  /** Whether its last cycle is open. */
  readonly open: boolean;
  /** The agreement that was valid at the start of that cycle; null without one. */
  readonly governedBy: Agreement | null;
  /** Since when nobody knows what happened to it: its source does not answer. Null while it does. */
  readonly unknownSince: Instant | null;
  /** When the address is left without an agreement; null where it has none now, or another follows. */
  readonly uncoveredFrom: Instant | null;
}

/** The faults by address, the one that asks for most first; see `addressKey`. */
export type FaultsByAddress = ReadonlyMap<string, readonly AddressFault[]>;

/** What there is to say about faults at every address of the board. */
export function faultsByAddress(board: JudgedBoard, trust: DataTrust): FaultsByAddress {
  const byAddress = new Map<string, AddressFault[]>();
  const add = (ticket: BoardTicket, fault: AddressFault) => {
    const { provider, addressId } = ticket.ticket;
    if (addressId === null) return;
    const key = addressKey(provider, addressId);
    const there = byAddress.get(key);
    if (there) there.push(fault);
    else byAddress.set(key, [fault]);
  };
  const clocks = Map.groupBy(board.faultClocks, ({ judged }) => judged.ticket.id);
  for (const judged of board.faults) {
    const fault = faultOf(judged, clocks.get(judged.ticket.id) ?? [], board.now, trust);
    if (fault) add(judged.ticket, fault);
  }
  for (const { ticket } of board.notJudged) {
    add(ticket, {
      ticketId: ticket.id,
      provider: ticket.ticket.provider,
      level: 'watch',
      state: { kind: 'not-judged' },
      open: true,
      governedBy: null,
      unknownSince: unknownSince(ticket.id, trust),
      uncoveredFrom: null,
    });
  }
  const order = ({ level }: AddressFault) => LEVELS.indexOf(level);
  for (const faults of byAddress.values()) faults.sort((a, b) => order(a) - order(b));
  return byAddress;
}

/** The keys of the addresses at which a fault is open. */
export function addressesWithOpenFault(faults: FaultsByAddress): ReadonlySet<string> {
  return new Set([...faults].flatMap(([key, all]) => (all.some(({ open }) => open) ? [key] : [])));
}

/** At how many addresses of a provider a fault is open that an agreement governs. */
export function coveredWithFault(faults: FaultsByAddress, provider: string): number {
  const counts = (fault: AddressFault) =>
    fault.open && fault.provider === provider && fault.governedBy !== null;
  return [...faults.values()].filter((all) => all.some(counts)).length;
}

function faultOf(
  judged: JudgedTicket<AddressTiersTerms>,
  clocks: readonly OpenClock<AddressTiersTerms>[],
  now: Instant,
  trust: DataTrust,
): AddressFault | null {
  const { ticket, terms, verdict } = judged;
  const cycle = latestCycle(verdict.life);
  if (!cycle) return null;
  const owed = allClearOwedSince(ticket, verdict.life, terms);
  const open = cycle.end === null;
  if (!open && owed === null) return null;
  return {
    ticketId: ticket.id,
    provider: terms.provider,
    ...stateOf(judged, cycle, clocks, now),
    open,
    governedBy: agreementAt(ticket, cycle.startedAt) ?? null,
    unknownSince: unknownSince(ticket.id, trust),
    uncoveredFrom: uncoveredFrom(ticket, now),
  };
}

function stateOf(
  judged: JudgedTicket<AddressTiersTerms>,
  cycle: Cycle,
  clocks: readonly OpenClock<AddressTiersTerms>[],
  now: Instant,
): { readonly level: Attention; readonly state: FaultState } {
  const worst = worstClock(clocks);
  if (worst) return { level: worst.clock.attention, state: clockState(worst) };
  return clocklessFault(judged, cycle, now);
}

function worstClock(
  clocks: readonly OpenClock<AddressTiersTerms>[],
): OpenClock<AddressTiersTerms> | undefined {
  const order = ({ clock }: OpenClock) => LEVELS.indexOf(clock.attention);
  return clocks.toSorted((a, b) => order(a) - order(b) || a.clock.dueAt - b.clock.dueAt)[0];
}

function clockState({ clock, resumesAt }: OpenClock<AddressTiersTerms>): FaultState {
  if (clock.attention === 'late') return { kind: 'late', clock: clock.kind, byMs: -clock.remainingMs };
  if (resumesAt !== null) return { kind: 'waiting', clock: clock.kind, resumesAt };
  return { kind: 'due', clock: clock.kind, dueAt: clock.dueAt };
}

/** When a ticket's address is left without an agreement; null where it has none now, or another follows. */
function uncoveredFrom(ticket: BoardTicket, now: Instant): Instant | null {
  const cover = coverAt(ticket, now);
  return cover.kind === 'ends' && cover.follows === null ? cover.at : null;
}
