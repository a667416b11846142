import { Temporal } from 'temporal-polyfill';
import type { Instant, Period } from '../calendars/period.ts';

/** A change of a zone's offset from UTC, in minutes. */
export interface ZoneChange {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/** The changes of a zone's offset within a period, in order; one on its first instant belongs to it. */
export function zoneChanges(zone: string, { start, end }: Period): ZoneChange[] {
  const changes: ZoneChange[] = [];
  let from = Temporal.Instant.fromEpochMilliseconds(start - 1).toZonedDateTimeISO(zone);
  for (;;) {
    const next = from.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) return changes;
    const before = next.subtract({ milliseconds: 1 });
    changes.push({ at: next.epochMilliseconds, before: minutesOf(before), after: minutesOf(next) });
    from = next;
  }
}

function minutesOf({ offsetNanoseconds }: Temporal.ZonedDateTime): number {
  return offsetNanoseconds / 60_000_000_000;
}
