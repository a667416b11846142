import type { Terms } from '../../src/agreements/terms.ts';
import { type TermsBook, termsAt } from '../../src/agreements/terms-history.ts';
import { BeyondCalendar } from '../../src/calendars/calendar.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { judge, type Verdict } from '../../src/clocks/verdict.ts';
import type { Case } from '../../src/tickets/ticket.ts';
import { calendarsOfYears, type HolidayLookup } from '../holidays/compiled-calendars.ts';

/** Ten steps of doubling reach past any goal a provider would promise. */
const MOST_STEPS = 10;

/** Judges cases with calendars that are compiled as far as the tickets reach, and further when one does. */
export function judging(
  histories: TermsBook,
  definitions: readonly CalendarDefinition[],
  holidays: HolidayLookup,
) {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let calendars: CalendarBook = new Map();
  const reach = (from: number, to: number) => {
    if (from >= first && to <= last) return;
    first = Math.min(first, from);
    last = Math.max(last, to);
    calendars = calendarsOfYears(definitions, holidays, first, last);
  };
  return {
    /** The terms of a provider that are in force at `now`; null for one nobody knows. */
    terms: (provider: string, now: Instant): Terms | null => {
      const history = histories.get(provider);
      return history ? termsAt(history, now).terms : null;
    },
    /** The verdict on a case at `now`; null when nobody knows its provider. */
    verdict(facts: Case, now: Instant): Verdict | null {
      const ofProvider = histories.get(facts.ticket.provider);
      if (!ofProvider) return null;
      const instants = [...facts.ticket.events.map((event) => event.at), now];
      reach(yearOf(Math.min(...instants)) - 1, yearOf(Math.max(...instants)) + 1);
      for (let step = 0; ; step++) {
        try {
          return judge(facts, ofProvider, calendars, now);
        } catch (error) {
          if (!(error instanceof BeyondCalendar) || step === MOST_STEPS) throw error;
          reach(first - 1, last + 2 ** step);
        }
      }
    },
  };
}

export type Judging = ReturnType<typeof judging>;

const yearOf = (at: Instant) => new Date(at).getUTCFullYear();
