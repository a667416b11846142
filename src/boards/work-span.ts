import type { Instant, Period } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';
import type { WorkLine } from './work-line.ts';

/** The time that a piece of work fills. */
export interface WorkSpan {
  readonly outline: Period;
  readonly done: Period | null;
  readonly over: Period | null;
}

/** What of a piece of work is planned, done and overrun at `now`, as time. */
export function workSpan({ work, progress }: WorkLine, now: Instant): WorkSpan {
  const { start, end } = work;
  const began = work.actualStart !== null && work.actualStart <= now ? work.actualStart : start;
  switch (progress.kind) {
    case 'planned':
    case 'cancelled':
      return { outline: { start, end }, done: null, over: null };
    case 'running': {
      const since = progress.since ?? now;
      return {
        outline: { start: Math.min(start, since), end },
        done: { start: since, end: now },
        over: null,
      };
    }
    case 'overrun': {
      const { since } = progress;
      const outline = { start: Math.min(start, since), end: now };
      return {
        outline,
        done: since < end ? { start: since, end } : null,
        over: { start: Math.max(end, since), end: now },
      };
    }
    case 'ended': {
      const at = Math.max(began, progress.at ?? Math.min(now, end));
      const done = began < end ? { start: began, end: Math.min(at, end) } : null;
      const over = at > end ? { start: Math.max(end, began), end: at } : null;
      return { outline: { start: began, end: at }, done, over };
    }
    default:
      return impossible(progress);
  }
}
