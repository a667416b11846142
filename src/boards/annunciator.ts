import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import { latestCycle } from '../tickets/cycles.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';

/** The panel that every wall carries: how many clocks ask for how much, and whose runs out next. */
export interface Annunciator {
  readonly counts: Readonly<Record<Attention, number>>;
  readonly next: NextDue | null;
}

/** The clock that runs out next: not late yet, and the earliest to be due. */
export interface NextDue {
  readonly dueAt: Instant;
  readonly zone: string;
  readonly about: TicketSubject;
}

/**
 * Counts the open clocks of all providers by attention. "On the walls a void `address-unknown` is shown as
 * `watch`": it counts there, since someone must look.
 */
export function annunciator(board: JudgedBoard): Annunciator {
  const counts: Record<Attention, number> = { late: 0, urgent: 0, watch: 0, calm: 0 };
  let next: OpenClock | null = null;
  for (const open of [...board.emergencyClocks, ...board.faultClocks]) {
    counts[open.clock.attention]++;
    if (open.clock.attention === 'late') continue;
    if (!next || open.clock.dueAt < next.clock.dueAt) next = open;
  }
  counts.watch += board.faults.filter(isAddressUnknown).length;
  if (!next) return { counts, next };
  const { terms, ticket } = next.judged;
  return { counts, next: { dueAt: next.clock.dueAt, zone: terms.zone, about: subjectOf(ticket, terms) } };
}

/** Whether an open fault has no clock because nobody knows its address. */
export function isAddressUnknown(judged: JudgedTicket): boolean {
  const cycle = latestCycle(judged.verdict.life);
  if (!cycle || cycle.end !== null) return false;
  return judged.verdict.clocks.some(
    ({ cycle: number, state }) =>
      number === cycle.number && state.kind === 'void' && state.reason === 'address-unknown',
  );
}
