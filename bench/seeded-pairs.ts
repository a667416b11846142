import type { Period } from '../src/calendars/period.ts';
import { seeded } from './random.ts';

export const DAY = 86_400_000;

/** Beginnings and ends of spans of time, at the same index. */
export interface Pairs {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** So many spans of one length, the same in every run, which begin at whole steps anywhere in a period. */
export function seededPairs(
  count: number,
  days: number,
  { start, end }: Period,
  stepMs: number,
  seed: number,
): Pairs {
  const random = seeded(seed);
  const steps = (end - start - days * DAY) / stepMs;
  const from = Float64Array.from({ length: count }, () => start + Math.floor(random() * steps) * stepMs);
  return { from, to: from.map((at) => at + days * DAY) };
}
