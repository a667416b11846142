/** One step of the distribution of used ÷ goal: more than `over` percent, up to and including `upTo`. */
export interface UsedStep {
  readonly over: number;
  /** null for the last, which has no upper end. */
  readonly upTo: number | null;
  readonly clocks: number;
}

/** Steps of so many percent. */
const STEP = 10;

/** The steps of the distribution, as the report counts them: the last is open at its upper end. */
export function usedSteps(counts: readonly number[]): UsedStep[] {
  return counts.map((clocks, i) => ({
    over: i * STEP,
    upTo: i === counts.length - 1 ? null : (i + 1) * STEP,
    clocks,
  }));
}
