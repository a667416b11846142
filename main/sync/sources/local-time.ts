import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../src/calendars/period.ts';

/**
 * The instants at which a clock on the wall of `zone` shows a local date and time, `2026-03-23T14:10`, in order: none
 * for one that a time zone change skips, two for one that comes twice. The date and the time must exist.
 */
export function instantsShowing(local: string, zone: string): Instant[] {
  const shown = Temporal.PlainDateTime.from(local);
  const either = (['earlier', 'later'] as const)
    .map((disambiguation) => shown.toZonedDateTime(zone, { disambiguation }))
    .filter((zoned) => zoned.toPlainDateTime().equals(shown))
    .map((zoned) => zoned.epochMilliseconds);
  return [...new Set(either)];
}

/** The local date and time that a clock on the wall of `zone` shows, with its offset: `2026-03-23T14:10:00+01:00`. */
export function localTimeWithOffset(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
