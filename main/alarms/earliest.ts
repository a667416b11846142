import type { Instant } from '../../src/calendars/period.ts';

/** The first of some instants; null where there is none. */
export function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
