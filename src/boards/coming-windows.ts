import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Calendar } from '../calendars/calendar.ts';
import type { Instant, Period } from '../calendars/period.ts';
import { addDays, type LocalDate, localDateAt } from '../calendars/wall-time.ts';
import { windowsOn } from '../planned-work/service-window.ts';

/** One service window of a provider. */
export interface ServiceWindow extends Period {
  /** The local day on which it opens. */
  readonly date: LocalDate;
}

/** The windows of one provider around an instant, in order of time. */
export interface WindowsAround {
  /** The one that closed last; null where there is none. */
  readonly closed: ServiceWindow | null;
  /** Whether that was on the local day of the instant. */
  readonly closedToday: boolean;
  /** The one that is open. */
  readonly open: ServiceWindow | null;
  /** Those that have not opened yet. */
  readonly coming: readonly ServiceWindow[];
}

/** A week without a holiday has every window; ten of them are looked through for those to come. */
const AHEAD_DAYS = 70;

/** The windows of a provider around `now`, with the `count` that open next, as far as there are so many. */
export function windowsAround(
  terms: AddressTiersTerms,
  workingDays: Calendar,
  now: Instant,
  count: number,
): WindowsAround {
  const { zone } = terms;
  const today = localDateAt(now, zone);
  const windows: ServiceWindow[] = [];
  const coming = () => windows.filter(({ start }) => start > now);
  // A window that closes after midnight has opened a week ago at the earliest: the one before it is closed.
  for (let ahead = -14; ahead < AHEAD_DAYS && coming().length < count; ahead++) {
    const date = addDays(today, ahead);
    const opening = windowsOn(terms.plannedWork, workingDays, zone, date);
    windows.push(...opening.map((window) => ({ ...window, date })));
  }
  const closed = windows.findLast(({ end }) => end <= now) ?? null;
  return {
    closed,
    closedToday: closed !== null && localDateAt(closed.end, zone) === today,
    open: windows.find(({ start, end }) => start <= now && now < end) ?? null,
    coming: coming(),
  };
}

/** How far a stretch of time lies from another; 0 where they touch or overlap. */
function distance(a: Period, b: Period): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

/**
 * The window that is nearest to a stretch of time, the earlier of two equally near. `windows` is not empty.
 */
export function nearestWindow(windows: readonly ServiceWindow[], span: Period): ServiceWindow {
  return windows.reduce((best, window) => (distance(span, window) < distance(span, best) ? window : best));
}
