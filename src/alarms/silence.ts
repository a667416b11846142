import type { Instant } from '../calendars/period.ts';

/** Another station whose signs of life are expected. */
export interface Watched {
  /** The name under which it is watched. */
  readonly station: string;
  /** Whose people on duty are told. */
  readonly provider: string;
  /** It is silent when nothing is heard for so long, in milliseconds. */
  readonly missingAfterMs: number;
}

/**
 * Since when a station is silent; null while it is not. `heardAt` is its last sign of life, or when it was first expected
 * to give one. What was not heard while nobody listened proves nothing, so that silence counts from `listeningSince` on:
 * since when this station is there without a break.
 */
export function silentSince(
  { missingAfterMs }: Pick<Watched, 'missingAfterMs'>,
  heardAt: Instant,
  listeningSince: Instant,
  now: Instant,
): Instant | null {
  return now - Math.max(heardAt, listeningSince) >= missingAfterMs ? heardAt : null;
}
