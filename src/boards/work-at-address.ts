import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { latestCycle } from '../tickets/cycles.ts';
import { overlapsWork, workTouches } from './affected.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import { placeOf } from './ticket-place.ts';

/** Planned work with which a fault is annotated: the piece that began last, as it was planned. */
export interface WorkAtAddress {
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  /** How many other pieces the fault overlaps. */
  readonly others: number;
}

/**
 * "A fault that overlaps planned work at its address is annotated with it; the clock is unchanged (Reading)". The
 * latest cycle of the fault counts. Null where there is no such work.
 */
export function workAtAddress(
  judged: JudgedTicket<AddressTiersTerms>,
  board: Pick<JudgedBoard, 'works' | 'now'>,
): WorkAtAddress | null {
  const cycle = latestCycle(judged.verdict.life);
  if (!cycle) return null;
  const place = placeOf(judged.ticket);
  const met = board.works
    .filter(({ work }) => work.provider === judged.terms.provider && workTouches(work, place))
    .filter(({ work }) => overlapsWork(work, cycle.startedAt, cycle.endedAt, board.now))
    .sort((a, b) => b.work.start - a.work.start || (a.id < b.id ? -1 : 1));
  if (met.length === 0) return null;
  const { title, start, end } = met[0].work;
  return { title, start, end, others: met.length - 1 };
}
