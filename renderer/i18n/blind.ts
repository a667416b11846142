import type { TFunction } from 'i18next';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import { datedMomentOf, momentOf, timeOf } from './moment.ts';

/**
 * When a source was blind, on the clocks of `zone`: `from 02:14 to 02:51`, with its day where that is not the day of
 * `now`, and `since 02:14` while it goes on.
 */
export function blindText(
  { from, to }: Pick<BlindSpot, 'from' | 'to'>,
  zone: string,
  now: number,
  t: TFunction,
): string {
  const begins = momentOf(from, zone, now);
  if (to === null) return t('blind.since', { from: begins });
  // The end needs its day only where it is another one than the beginning's.
  const sameDay =
    datedMomentOf(from, zone).slice(0, -5) === datedMomentOf(to, zone).slice(0, -5) && to - from < 86_400_000;
  return t('blind.span', { from: begins, to: sameDay ? timeOf(to, zone) : momentOf(to, zone, now) });
}
