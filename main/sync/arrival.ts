import { AHEAD_MS } from '../../src/boards/data-age.ts';
import type { Instant } from '../../src/calendars/period.ts';

/** When an event counts: from its instant, from its arrival, or not before its instant has come. */
export type Arrival =
  | { readonly kind: 'taken'; readonly at: Instant; readonly originalAt: Instant | null }
  | { readonly kind: 'waits'; readonly until: Instant };

/**
 * The instant at which an event counts that a source dates `at` and that arrived at `arrivedAt`. "An event
 * dated up to 120 s ahead of its arrival takes its arrival as its instant (the original kept and shown);
 * further ahead it waits in quarantine": until its instant has come.
 */
export function arrivalOf(at: Instant, arrivedAt: Instant, now: Instant): Arrival {
  if (at <= arrivedAt) return { kind: 'taken', at, originalAt: null };
  if (at - arrivedAt <= AHEAD_MS) return { kind: 'taken', at: arrivedAt, originalAt: at };
  return at <= now ? { kind: 'taken', at, originalAt: null } : { kind: 'waits', until: at };
}
