import type { ClockKind } from '../clocks/clock.ts';

/** The smallest value within which so many of a hundred clocks stopped (nearest rank). */
export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

/** How long clocks of one kind and tier took. */
export interface PercentileLine {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
  /** Met and breached clocks of which it is known how much they used. */
  readonly clocks: number;
  /** In whole percent of the goal. */
  readonly usedPercent: Percentiles;
  /** In whole minutes of open time. */
  readonly minutes: Percentiles;
}

/** Clocks of one value: of whole percent of the goal, or whole minutes. */
export interface ValueCount {
  readonly value: number;
  readonly clocks: number;
}

/**
 * The percentiles of counted values, by nearest rank: the smallest value within which at least so many of a hundred
 * stopped. `counts` are in the order of their values, and not empty.
 */
export function percentilesOf(counts: readonly ValueCount[]): Percentiles {
  const all = counts.reduce((sum, { clocks }) => sum + clocks, 0);
  const within = (percent: number): number => {
    // Whole numbers: a hundredth of a count is none.
    const rank = Math.ceil((percent * all) / 100);
    let seen = 0;
    for (const { value, clocks } of counts) {
      seen += clocks;
      if (seen >= rank) return value;
    }
    return counts[counts.length - 1].value;
  };
  return { p50: within(50), p90: within(90), p95: within(95), p99: within(99) };
}

/** How many steps of 10 % of the goal are told apart; the last one takes in all beyond. */
export const STEPS = 15;

/** Clocks by the step of 10 % of the goal in which they stopped: up to and including 10 %, 20 %, … 140 %, and over. */
export function usedSteps(counts: readonly ValueCount[]): number[] {
  const steps = Array.from({ length: STEPS }, () => 0);
  for (const { value, clocks } of counts) steps[stepOf(value)] += clocks;
  return steps;
}

/** The step of 10 % in which a share of the goal lies, from 0. */
export function stepOf(percent: number): number {
  return Math.min(STEPS - 1, Math.max(0, Math.ceil(percent / 10) - 1));
}
