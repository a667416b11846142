import type { Instant } from '../calendars/period.ts';
import type { ScheduledWork } from './work.ts';

/** How far a piece of planned work has come at an instant; what was planned and what really happened stay apart. */
export type WorkProgress =
  | { readonly kind: 'planned' }
  | {
      readonly kind: 'running';
      /** null while it is said to be under way before its planned start, and nobody recorded since when. */
      readonly since: Instant | null;
      /** When it is planned to end. */
      readonly ends: Instant;
      /** Whether somebody says that it is under way; else it is presumed to go as planned. */
      readonly recorded: boolean;
    }
  | { readonly kind: 'overrun'; readonly since: Instant; readonly byMs: number }
  | {
      readonly kind: 'ended';
      /** null while it is said to be completed before its planned end, and nobody recorded when. */
      readonly at: Instant | null;
      /** Whether the end is recorded; else it is presumed to have been as planned. */
      readonly recorded: boolean;
      /** How long after its planned end it really ended; 0 where it did not. */
      readonly overranMs: number;
    }
  | { readonly kind: 'cancelled' };

/** So long past its planned end, in milliseconds, work goes on of which only an old word says that it does. */
export const LONGEST_OVERRUN = 7 * 86_400_000;

/** Whether it was said, and not taken back, that work is under way at `now`, whatever was planned. */
export function isUnderWay(
  { status, actualStart, actualEnd }: Pick<ScheduledWork, 'status' | 'actualStart' | 'actualEnd'>,
  now: Instant,
): boolean {
  if (status === 'cancelled' || status === 'completed' || recordedBy(actualEnd, now) !== null) return false;
  return status === 'in-process' || recordedBy(actualStart, now) !== null;
}

/**
 * How far work has come at `now`. A start or an end recorded after `now` does not exist yet. Reading: work that
 * nobody says is under way is presumed to begin and to end as planned; work that somebody says is under way goes on
 * until its end is recorded, also past the planned one, but no longer than a week: whoever still works then moves the
 * planned end. Work that its calendar dropped meanwhile is presumed to have ended then.
 */
export function workProgress(work: ScheduledWork, now: Instant): WorkProgress {
  const { status, start, end } = work;
  const actualStart = recordedBy(work.actualStart, now);
  const actualEnd = recordedBy(work.actualEnd, now);
  if (status === 'cancelled') return { kind: 'cancelled' };
  if (actualEnd !== null) {
    return { kind: 'ended', at: actualEnd, recorded: true, overranMs: Math.max(0, actualEnd - end) };
  }
  if (status === 'completed') {
    const at = end <= now ? Math.max(end, actualStart ?? end) : null;
    return { kind: 'ended', at, recorded: false, overranMs: 0 };
  }
  if (isUnderWay(work, now)) {
    const presumedEnd = recordedBy(work.presumedEnd ?? null, now);
    if (presumedEnd !== null) return { kind: 'ended', at: presumedEnd, recorded: false, overranMs: 0 };
    const planned = Math.max(end, actualStart ?? end);
    if (now >= planned + LONGEST_OVERRUN)
      return { kind: 'ended', at: planned, recorded: false, overranMs: 0 };
    const since = actualStart ?? (start <= now ? start : null);
    if (now < end || since === null) return { kind: 'running', since, ends: end, recorded: true };
    return { kind: 'overrun', since, byMs: now - end };
  }
  if (now < start) return { kind: 'planned' };
  if (now < end) return { kind: 'running', since: start, ends: end, recorded: false };
  return { kind: 'ended', at: end, recorded: false, overranMs: 0 };
}

/** A recorded instant as far as it exists at `now`. */
function recordedBy(at: Instant | null, now: Instant): Instant | null {
  return at !== null && at <= now ? at : null;
}
