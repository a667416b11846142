import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant, Period } from '../calendars/period.ts';
import { addDays, type LocalDate, localDateAt, startOfDay } from '../calendars/wall-time.ts';
import { nextWindow } from '../planned-work/service-window.ts';

/** One service window of a provider. */
export interface ServiceWindow extends Period {
  /** The local day on which it opens. */
  readonly date: LocalDate;
}

/** The windows of one provider around an instant, in order of time. */
export interface WindowsAround {
  /** The one that closed last. */
  readonly closed: ServiceWindow;
  /** Whether that was on the local day of the instant. */
  readonly closedToday: boolean;
  /** The one that is open. */
  readonly open: ServiceWindow | null;
  /** Those that have not opened yet. */
  readonly coming: readonly ServiceWindow[];
}

/** The windows of a provider around `now`, with the `count` that open next. */
export function windowsAround(terms: AddressTiersTerms, now: Instant, count: number): WindowsAround {
  const { zone } = terms;
  const today = localDateAt(now, zone);
  const windows: ServiceWindow[] = [];
  // A window that closes after midnight has opened a week ago at the earliest: the one before it is closed.
  for (let from = addDays(today, -14); windows.filter(({ start }) => start > now).length < count; ) {
    const window = nextWindow(terms.plannedWork, zone, startOfDay(from, zone));
    const date = localDateAt(window.start, zone);
    windows.push({ ...window, date });
    from = addDays(date, 1);
  }
  const closed = windows.findLast(({ end }) => end <= now)!;
  return {
    closed,
    closedToday: localDateAt(closed.end, zone) === today,
    open: windows.find(({ start, end }) => start <= now && now < end) ?? null,
    coming: windows.filter(({ start }) => start > now),
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
