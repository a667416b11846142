import type { Instant } from '../calendars/period.ts';
import type { Attention, ClockKind } from '../clocks/clock.ts';
import { tierOf } from '../clocks/governing-tier.ts';
import { latestCycle } from '../tickets/cycles.ts';
import { overlapsWork, workTouches } from './affected.ts';
import type { DataTrust } from './data-age.ts';
import { faultRows, type TierBadge, tierBadge } from './fault-rows.ts';
import type { JudgedBoard } from './judged-board.ts';
import { placeOf } from './ticket-place.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';
import type { WorkLine } from './work-line.ts';

/** An open fault at an address that planned work touches. */
export interface AffectedFault {
  readonly key: string;
  readonly about: TicketSubject;
  readonly tier: TierBadge | null;
  readonly zone: string;
  readonly level: Attention;
  /** Its reaction clock, as on the clocks wall; null where none is open. */
  readonly clock: {
    readonly kind: ClockKind;
    readonly dueAt: Instant;
    /** The clock stands still: when it goes on. */
    readonly resumesAt: Instant | null;
  } | null;
}

/**
 * The open faults that overlap some planned work at their address, in the order of the clocks wall, those
 * without an open clock last: "A fault that overlaps planned work at its address is annotated with it; the
 * clock is unchanged".
 */
export function affectedFaults(
  board: JudgedBoard,
  trust: DataTrust,
  lines: readonly WorkLine[],
): AffectedFault[] {
  const affected = new Set(
    board.faults.filter(({ ticket, terms, verdict }) => {
      const cycle = latestCycle(verdict.life);
      if (!cycle || cycle.end !== null) return false;
      const place = placeOf(ticket);
      return lines.some(
        ({ work }) =>
          work.provider === terms.provider &&
          workTouches(work, place) &&
          overlapsWork(work, cycle.startedAt, cycle.endedAt, board.now),
      );
    }),
  );
  if (affected.size === 0) return [];
  const rows = faultRows(board, trust).filter(({ open }) => affected.has(open.judged));
  const counted = new Set(rows.map(({ open }) => open.judged));
  const others = [...affected].filter((judged) => !counted.has(judged));
  return [
    ...rows.map(({ key, about, tier, zone, level, clock, dueAt, resumesAt }) => {
      return { key, about, tier, zone, level, clock: { kind: clock, dueAt, resumesAt } };
    }),
    ...others.map(({ ticket, terms, verdict }): AffectedFault => {
      const tier = tierBadge(terms, tierOf(ticket, latestCycle(verdict.life)!, terms)?.id ?? null);
      const about = subjectOf(ticket, terms);
      return { key: ticket.id, about, tier, zone: terms.zone, level: 'calm', clock: null };
    }),
  ];
}
