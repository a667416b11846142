import type { Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';

/** A verdict that changed after it was settled. */
export interface ChangeRow {
  readonly ticket: string;
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
  readonly at: Instant;
  /** The records, or the passing of time, from which it follows. */
  readonly cause: string;
  readonly was: string;
  readonly became: string;
}
