import { type Calendar, isOpen, nextClosing, nextOpening } from '../calendars/calendar.ts';
import type { CalendarBook } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';

/** Whether hours are open now, and when that changes; null where it never does, or where that is not known. */
export type HoursNow =
  | { readonly kind: 'open'; readonly until: Instant | null }
  | { readonly kind: 'closed'; readonly until: Instant | null };

/** The state of a calendar at `now`; null when the station did not send it, or it is not known that far. */
export function hoursNow(calendars: CalendarBook, id: string, now: Instant): HoursNow | null {
  const calendar = calendars.get(id);
  return calendar ? hoursOf(calendar, now) : null;
}

/** The state of a calendar at `now`; null when it is not known that far. */
export function hoursOf(calendar: Calendar, now: Instant): HoursNow | null {
  try {
    if (isOpen(calendar, now)) return { kind: 'open', until: nextClosing(calendar, now) };
    return { kind: 'closed', until: nextOpening(calendar, now) };
  } catch {
    return null;
  }
}
