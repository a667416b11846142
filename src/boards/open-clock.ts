import type { Terms } from '../agreements/terms.ts';
import { type Calendar, nextOpening } from '../calendars/calendar.ts';
import type { Instant } from '../calendars/period.ts';
import { type Clock, isLive } from '../clocks/clock.ts';
import type { JudgedTicket } from './judged-board.ts';

/** A clock that has a goal: everything that can be counted on it is there. */
export type MeasuredClock = Clock & {
  readonly goal: NonNullable<Clock['goal']>;
  readonly dueAt: Instant;
  readonly usedMs: number;
  readonly remainingMs: number;
};

/** A promise that is still to be kept, or still being broken: what the walls show and the panel counts. */
export interface OpenClock<T extends Terms = Terms> {
  /** The same for the same clock at every instant. */
  readonly key: string;
  readonly judged: JudgedTicket<T>;
  readonly clock: MeasuredClock;
  /** The calendar is closed now: when it opens again. Null while the clock counts. */
  readonly resumesAt: Instant | null;
}

/** Whether a clock has a goal to be measured by. */
export function isMeasured(clock: Clock): clock is MeasuredClock {
  return clock.goal !== null && clock.dueAt !== null && clock.usedMs !== null && clock.remainingMs !== null;
}

/** Whether something is still owed: the clock runs or waits, or is late and nobody has stopped it yet. */
export function isOwed(clock: Clock): boolean {
  const unanswered =
    clock.state.kind === 'breached' && clock.stoppedAt === null && clock.cycleEndedAt === null;
  return isLive(clock) || unanswered;
}

/** The open clocks of one ticket at `now`, in the verdict's order. */
export function openClocksOf<T extends Terms>(
  judged: JudgedTicket<T>,
  calendarOf: (id: string) => Calendar,
  now: Instant,
): OpenClock<T>[] {
  const open: OpenClock<T>[] = [];
  const { clocks } = judged.verdict;
  for (let index = 0; index < clocks.length; index++) {
    const clock = clocks[index];
    if (!isMeasured(clock) || !isOwed(clock)) continue;
    const key = `${judged.ticket.id}/${clock.kind}/${clock.cycle}/${clock.startedAt}/${index}`;
    open.push({ key, judged, clock, resumesAt: nextOpening(calendarOf(clock.goal.calendar), now) });
  }
  return open;
}
