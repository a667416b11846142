import type { TFunction } from 'i18next';
import type { Instant } from '../../src/calendars/period.ts';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import { momentOf } from '../i18n/moment.ts';

/** `blind from 02:14 to 02:51`; on another day than `now` with its day, and of one that goes on since when. */
export function blindText({ from, to }: BlindSpot, zone: string, now: Instant, t: TFunction): string {
  const since = momentOf(from, zone, now);
  if (to === null) return t('review.blind.since', { from: since });
  return t('review.blind.span', { from: since, to: momentOf(to, zone, now) });
}

/** Whether nobody heard it at an instant; spans are half-open. */
export function isBlindAt({ from, to }: BlindSpot, at: Instant): boolean {
  return from <= at && (to === null || at < to);
}
