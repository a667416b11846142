import type { BoardCalendar } from '../../src/boards/board.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { localDateAt } from '../../src/calendars/wall-time.ts';
import { calendarsIn } from '../database/board-questions.ts';
import type { Store } from '../database/store.ts';
import { calendarsOfYears } from '../holidays/compiled-calendars.ts';

/** Calendars of a scratch, whose terms never change: compiled when the days change between which they are asked for. */
export interface CalendarsOfDays {
  /** As the board has them: known around an instant, and from the oldest ticket on the board on. */
  shown(at: Instant, oldest: Instant | null): readonly BoardCalendar[];
  /** To count with: known from the year before an instant to the year after it. */
  around(at: Instant): CalendarBook;
}

export function calendarsOfDays(store: Store): CalendarsOfDays {
  let shown: { readonly days: string; readonly calendars: readonly BoardCalendar[] } | null = null;
  let around: { readonly year: number; readonly calendars: CalendarBook } | null = null;
  const { calendars: definitions } = store.rules;
  const zones = [...new Set(definitions.map(({ zone }) => zone))];
  return {
    shown(at, oldest) {
      const first = Math.min(at, oldest ?? at);
      const days = zones.map((zone) => `${localDateAt(first, zone)} ${localDateAt(at, zone)}`).join();
      if (shown?.days !== days) shown = { days, calendars: calendarsIn(store, at, oldest) };
      return shown.calendars;
    },
    around(at) {
      const year = new Date(at).getUTCFullYear();
      if (around?.year !== year) {
        around = { year, calendars: calendarsOfYears(definitions, store.holidays, year - 1, year + 1) };
      }
      return around.calendars;
    },
  };
}
