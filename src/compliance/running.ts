import type { Instant } from '../calendars/period.ts';
import { type ClockKind, isLive } from '../clocks/clock.ts';
import type { Verdict } from '../clocks/verdict.ts';
import { type Month, monthAt } from './counted.ts';

/** A clock that runs or waits: "Running and waiting clocks are not in it" (attainment), so they are told apart. */
export interface Running {
  readonly kind: ClockKind;
  readonly cycle: number;
  /** 1 for the first clock of its kind in the cycle. */
  readonly ordinal: number;
  readonly tier: string | null;
  readonly dueAt: Instant;
  /** The local month of the provider's zone in which it is due. */
  readonly month: Month;
}

/** The clocks of a verdict that run or wait, with the month in which each is due in `zone`. */
export function runningOf(verdict: Verdict, zone: string): Running[] {
  const counted = new Map<string, number>();
  return verdict.clocks.flatMap((clock) => {
    const { kind, cycle, tier, dueAt } = clock;
    const key = `${kind} ${cycle}`;
    const ordinal = (counted.get(key) ?? 0) + 1;
    counted.set(key, ordinal);
    if (!isLive(clock) || dueAt === null) return [];
    return [{ kind, cycle, ordinal, tier, dueAt, month: monthAt(dueAt, zone) }];
  });
}
