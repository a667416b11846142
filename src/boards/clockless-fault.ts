import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import { allClearOwedSince } from '../clocks/marks.ts';
import type { Repair } from '../clocks/repair.ts';
import { type Cycle, firstOf } from '../tickets/cycles.ts';
import { type FaultNoClock, isAllClearUrgent, isInterrupted, noClockReason } from './fault-asides.ts';
import { type StatusAge, statusAge } from './fault-rows.ts';
import type { JudgedTicket } from './judged-board.ts';

/** How it stands with a fault that has no open clock. Lengths are milliseconds. */
export type ClocklessState =
  | { readonly kind: 'all-clear-owed'; readonly forMs: number }
  | { readonly kind: 'no-clock'; readonly reason: FaultNoClock }
  /** No reaction is owed any more, and the ticket is still open. */
  | { readonly kind: 'reacted'; readonly repair: Repair | null; readonly status: StatusAge | null }
  | { readonly kind: 'restored' };

export interface ClocklessFault {
  readonly level: Attention;
  readonly state: ClocklessState;
}

/**
 * How it stands with a fault without an open clock, and how much it asks for: the same on every wall and on the
 * desk. `cycle` is its latest.
 */
export function clocklessFault(
  judged: JudgedTicket<AddressTiersTerms>,
  cycle: Cycle,
  now: Instant,
): ClocklessFault {
  const { ticket, terms, verdict } = judged;
  const { life, repair } = verdict;
  const owed = allClearOwedSince(ticket, life, terms);
  if (owed !== null) {
    const forMs = now - owed;
    const level = isAllClearUrgent(forMs, terms) ? 'urgent' : 'calm';
    return { level, state: { kind: 'all-clear-owed', forMs } };
  }
  const reason = noClockReason(judged, cycle.number);
  // "open fault without agreement" and an unknown address: someone must look.
  if (reason)
    return { level: reason === 'not-covered' ? 'calm' : 'watch', state: { kind: 'no-clock', reason } };
  if (firstOf(life, ['restored'], cycle.first, life.events.length) !== null)
    return { level: 'calm', state: { kind: 'restored' } };
  const status = statusAge(judged, now);
  const level = isInterrupted(repair) || status?.urgent ? 'urgent' : 'calm';
  return { level, state: { kind: 'reacted', repair, status } };
}
