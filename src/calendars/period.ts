/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A stretch of time, half-open: `start` belongs to it, `end` does not. Both are UTC instants. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

/** The whole of time that the platform's dates can express. */
export const ALL_TIME: Period = { start: -8.64e15, end: 8.64e15 };

/** Whether `at` lies in the half-open period. */
export function contains(period: Period, at: Instant): boolean {
  return period.start <= at && at < period.end;
}

/** Whether the two periods share at least one millisecond. */
export function overlap(a: Period, b: Period): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * The same time as the given periods, in order, with touching and overlapping ones made one and empty ones
 * left out.
 */
export function merged(periods: readonly Period[]): Period[] {
  const ordered = periods.filter((period) => period.start < period.end).sort((a, b) => a.start - b.start);
  const result: Period[] = [];
  for (const period of ordered) {
    const last = result.at(-1);
    if (last && period.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, period.end) };
    } else {
      result.push(period);
    }
  }
  return result;
}
