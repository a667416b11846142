import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';
import { customerNetworkSince, tierOf } from '../clocks/governing-tier.ts';
import { impossible } from '../impossible.ts';
import { type Cycle, latestCycle } from '../tickets/cycles.ts';
import { clocklessFault } from './clockless-fault.ts';
import { isInterrupted } from './fault-asides.ts';
import type { JudgedTicket } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';

/** A ticket of a provider whose reaction depends on the tier of an address. */
export type Fault = JudgedTicket<AddressTiersTerms>;

/** How it stands with the promise for a fault: its clock, else why none runs. */
export type FaultStanding =
  | { readonly kind: 'late' | 'due'; readonly clock: ClockKind; readonly dueAt: Instant }
  | {
      readonly kind: 'waiting';
      readonly clock: ClockKind;
      readonly dueAt: Instant;
      readonly resumesAt: Instant;
    }
  | { readonly kind: 'all-clear-owed'; readonly forMs: number }
  | { readonly kind: 'status-old'; readonly ageMs: number }
  | { readonly kind: 'repair-interrupted' }
  | { readonly kind: 'address-unknown' | 'no-agreement' | 'not-covered' | 'restored' | 'reacted' };

/** Why nothing was promised for a fault although somebody may have to be told: the address, or its agreement. */
export function gapOf({ ticket, terms, verdict }: Fault): 'address-unknown' | 'no-agreement' | null {
  if (ticket.ticket.addressId === null) return 'address-unknown';
  return tierOf(ticket, latestCycle(verdict.life)!, terms) ? null : 'no-agreement';
}

/** How it stands with the promise of an open clock. */
export function clockStanding({ clock, resumesAt }: OpenClock): FaultStanding {
  const about = { clock: clock.kind, dueAt: clock.dueAt };
  if (clock.attention === 'late') return { kind: 'late', ...about };
  return resumesAt === null ? { kind: 'due', ...about } : { kind: 'waiting', ...about, resumesAt };
}

/** How it stands with a fault without an open clock. `cycle` is its latest. */
export function clocklessStanding(judged: Fault, cycle: Cycle, now: Instant): FaultStanding {
  const gap = gapOf(judged);
  if (gap) return { kind: gap };
  const { state } = clocklessFault(judged, cycle, now);
  switch (state.kind) {
    case 'all-clear-owed':
    case 'restored':
      return state;
    case 'no-clock':
      return { kind: state.reason };
    case 'reacted': {
      const { repair, status } = state;
      if (isInterrupted(repair)) return { kind: 'repair-interrupted' };
      if (status?.urgent) return { kind: 'status-old', ageMs: status.ageMs };
      return { kind: customerNetworkSince(judged.verdict.life, cycle) === null ? 'reacted' : 'not-covered' };
    }
    default:
      return impossible(state);
  }
}
