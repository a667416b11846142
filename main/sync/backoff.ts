/** The first wait after a failure and the longest one, in milliseconds. */
const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before the next try, in milliseconds: doubled with each failure from two seconds up to a
 * minute, and spread by up to a fifth either way, so that many stations do not come back at one instant.
 * `tries` counts from 1; `chance` is a random number from 0 to 1.
 */
export function retryDelay(tries: number, chance: number): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 10));
  return Math.round(wait * (0.8 + 0.4 * chance));
}
