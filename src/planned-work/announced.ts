import type { AddressTiersReadings } from '../agreements/readings.ts';
import type { Instant } from '../calendars/period.ts';
import { localDateAt } from '../calendars/wall-time.ts';
import type { WorkVersion } from './work-record.ts';

/** How work was announced, folded from all versions of its record. Instants are UTC. */
export interface Announced {
  /** When it was announced for the start it has now; null while it was not. */
  readonly noticeAt: Instant | null;
  /** The latest notice that no longer counts since the work was moved; null where none was voided. */
  readonly voidedAt: Instant | null;
}

interface Notice {
  readonly at: Instant;
  /** The start of the work as it was announced. */
  readonly forStart: Instant;
}

/**
 * The notice of the latest of the versions, which are given in the order in which they arrived; `zone` is the
 * provider's. Reading (`movedWork`): "moving work to another local day, or earlier, voids its old notice"; moved back to where
 * it was announced, or later on that day, the notice counts again.
 */
export function announced(
  versions: readonly WorkVersion[],
  zone: string,
  movedWork: AddressTiersReadings['movedWork'],
): Announced {
  const now = versions.at(-1);
  if (!now) return { noticeAt: null, voidedAt: null };
  const { notice, start } = now.record;
  if (notice.kind === 'none') return { noticeAt: null, voidedAt: null };
  const notices = notice.kind === 'at' ? datedNotices(versions) : readNotices(versions, zone);
  const keeps = movedWork === 'keeps-notice';
  const stands = (one: Notice) => keeps || standsFor(one, start, zone);
  // A calendar that is itself the announcement has given a notice for each day on which the work ever stood.
  const given = notice.kind === 'at' ? notices.slice(-1) : notices;
  const noticeAt = given.find(stands)?.at ?? null;
  return { noticeAt, voidedAt: notices.findLast((one) => !stands(one))?.at ?? null };
}

/** The notices that a record dated, the one it named last at the end. */
function datedNotices(versions: readonly WorkVersion[]): Notice[] {
  const forStarts = new Map<Instant, Instant>();
  for (const { record } of versions) {
    const { notice, start } = record;
    if (notice.kind !== 'at') continue;
    // One that was named before was given for the start of then.
    const forStart = notice.forStart ?? forStarts.get(notice.at) ?? start;
    forStarts.delete(notice.at);
    forStarts.set(notice.at, forStart);
  }
  return [...forStarts].map(([at, forStart]) => ({ at, forStart }));
}

/** The notices that lie in the readings themselves: one whenever the work stood where none had announced it. */
function readNotices(versions: readonly WorkVersion[], zone: string): Notice[] {
  const notices: Notice[] = [];
  for (const { record, arrivedAt } of versions) {
    if (notices.some((one) => standsFor(one, record.start, zone))) continue;
    notices.push({ at: arrivedAt, forStart: record.start });
  }
  return notices;
}

/** Whether a notice still tells the truth about work that starts at `start`: the same local day, and not earlier. */
function standsFor({ forStart }: Notice, start: Instant, zone: string): boolean {
  return localDateAt(forStart, zone) === localDateAt(start, zone) && start >= forStart;
}
