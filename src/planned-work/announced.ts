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
 * provider's. Reading: "moving work to another local day, or earlier, voids its old notice"; moved back to where
 * it was announced, or later on that day, the notice counts again.
 */
export function announced(versions: readonly WorkVersion[], zone: string): Announced {
  const now = versions.at(-1);
  if (!now || now.record.notice.kind === 'none') return { noticeAt: null, voidedAt: null };
  const notices = noticesOf(versions, zone);
  const counts = (notice: Notice) => standsFor(notice, now.record.start, zone);
  // A calendar that is itself the announcement has given a notice for each day on which the work ever stood.
  const given = now.record.notice.kind === 'first-read' ? notices : notices.slice(-1);
  const counting = given.filter(counts);
  const voided = given.filter((notice) => !counts(notice));
  return { noticeAt: counting[0]?.at ?? null, voidedAt: voided.at(-1)?.at ?? null };
}

/** The notices as they were given, one for each instant at which there was a new one. */
function noticesOf(versions: readonly WorkVersion[], zone: string): Notice[] {
  const notices: Notice[] = [];
  for (const { record, arrivedAt } of versions) {
    const { notice, start } = record;
    const last = notices.at(-1);
    if (notice.kind === 'at' && last?.at !== notice.at) {
      notices.push({ at: notice.at, forStart: notice.forStart ?? start });
    }
    if (notice.kind === 'first-read' && !notices.some((one) => standsFor(one, start, zone))) {
      notices.push({ at: arrivedAt, forStart: start });
    }
  }
  return notices;
}

/** Whether a notice still tells the truth about work that starts at `start`: the same local day, and not earlier. */
function standsFor({ forStart }: Notice, start: Instant, zone: string): boolean {
  return localDateAt(forStart, zone) === localDateAt(start, zone) && start >= forStart;
}
