import { type AddressTiersTerms, minutes } from '../agreements/terms.ts';
import { tierOf } from '../clocks/governing-tier.ts';
import { allClearOwedSince } from '../clocks/marks.ts';
import type { Repair } from '../clocks/repair.ts';
import { latestCycle } from '../tickets/cycles.ts';
import { type DataTrust, unknownSince } from './data-age.ts';
import { type StatusAge, statusAge, type TierBadge, tierBadge } from './fault-rows.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import { isOwed } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';

/** A restored fault whose customer still waits for the all-clear. */
export interface AllClearOwed {
  readonly id: string;
  readonly about: TicketSubject;
  readonly tier: TierBadge | null;
  readonly restoredForMs: number;
  readonly urgent: boolean;
  /** It may have been sent meanwhile: the source does not answer. */
  readonly unknown: boolean;
}

/** A fault that has its reaction and is still being repaired. */
export interface ReactedFault {
  readonly id: string;
  readonly about: TicketSubject;
  readonly tier: TierBadge | null;
  readonly repair: Repair | null;
  /** "Vi arbejder uafbrudt": the work stands still all the same, and somebody has to look. */
  readonly interrupted: boolean;
  readonly status: StatusAge | null;
}

/** Why open faults have no clock. */
export const NO_CLOCK_REASONS = ['address-unknown', 'no-agreement', 'not-covered'] as const;
export type FaultNoClock = (typeof NO_CLOCK_REASONS)[number];

export interface FaultAsides {
  readonly allClearOwed: readonly AllClearOwed[];
  readonly reacted: readonly ReactedFault[];
  readonly noClock: Readonly<Record<FaultNoClock, number>>;
}

/** Whether an all-clear that is owed for so many milliseconds is urgent. Reading (`allClearUrgentMinutes`). */
export function isAllClearUrgent(owedMs: number, { attention }: AddressTiersTerms): boolean {
  return owedMs > minutes(attention.allClearUrgentMinutes);
}

/** What stands beside the reaction clocks: faults that are restored, under repair, or without a promise. */
export function faultAsides(board: JudgedBoard, trust: DataTrust): FaultAsides {
  const allClearOwed: AllClearOwed[] = [];
  const reacted: ReactedFault[] = [];
  const noClock: Record<FaultNoClock, number> = { 'address-unknown': 0, 'no-agreement': 0, 'not-covered': 0 };
  for (const judged of board.faults) {
    const { ticket, terms, verdict } = judged;
    const cycle = latestCycle(verdict.life);
    if (!cycle) continue;
    const id = ticket.id;
    const about = subjectOf(ticket, terms);
    const tier = tierBadge(terms, tierOf(ticket, cycle, terms)?.id ?? null);
    const owed = allClearOwedSince(ticket, verdict.life, terms);
    if (owed !== null) {
      const restoredForMs = board.now - owed;
      const unknown = unknownSince(id, trust) !== null;
      const urgent = isAllClearUrgent(restoredForMs, terms);
      allClearOwed.push({ id, about, tier, restoredForMs, urgent, unknown });
    }
    if (cycle.end !== null) continue;
    const reason = noClockReason(judged, cycle.number);
    if (reason) noClock[reason]++;
    else if (isReacted(judged, cycle.number)) {
      const { repair } = verdict;
      const status = statusAge(judged, board.now);
      reacted.push({ id, about, tier, repair, interrupted: isInterrupted(repair), status });
    }
  }
  allClearOwed.sort((a, b) => b.restoredForMs - a.restoredForMs);
  const order = ({ interrupted }: ReactedFault) => (interrupted ? 0 : 1);
  reacted.sort((a, b) => order(a) - order(b) || (b.status?.ageMs ?? -1) - (a.status?.ageMs ?? -1));
  return { allClearOwed, reacted, noClock };
}

/** Whether a repair that is promised to go on without a break stands still. */
export function isInterrupted(repair: Repair | null): boolean {
  return repair?.kind === 'non-stop' && repair.interrupted;
}

/** Why an open cycle of a fault has no clock; null when it has one. */
export function noClockReason(judged: JudgedTicket<AddressTiersTerms>, cycle: number): FaultNoClock | null {
  for (const { cycle: number, state } of judged.verdict.clocks) {
    if (number !== cycle || state.kind !== 'void') continue;
    const reason = NO_CLOCK_REASONS.find((known) => known === state.reason);
    if (reason) return reason;
  }
  return null;
}

/** Whether the repair goes on and no reaction is owed any more; a restored fault has no repair work. */
function isReacted({ verdict }: JudgedTicket<AddressTiersTerms>, cycle: number): boolean {
  const clocks = verdict.clocks.filter((clock) => clock.cycle === cycle);
  return (
    verdict.repair !== null && !clocks.some(isOwed) && clocks.some(({ stoppedAt }) => stoppedAt !== null)
  );
}

/** When a repair work goes on by the hours of a tier, for the heading of the wall. */
export function repairHours(board: JudgedBoard): { name: string; calendar: string; zone: string }[] {
  return board.terms.flatMap((terms) => {
    if (terms.form !== 'address-tiers') return [];
    return Object.values(terms.tiers).flatMap(({ name, repair }) =>
      repair.kind === 'hours' ? [{ name, calendar: repair.calendar, zone: terms.zone }] : [],
    );
  });
}
