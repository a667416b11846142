import type { Terms } from '../../src/agreements/terms.ts';
import { type TermsBook, type TermsHistory, termsAt } from '../../src/agreements/terms-history.ts';
import { BeyondCalendar } from '../../src/calendars/calendar.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { holidayKey } from '../../src/calendars/public-holidays.ts';
import { judge, type Verdict } from '../../src/clocks/verdict.ts';
import type { Rules as ExplainingRules } from '../../src/explain/explain.ts';
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
  /** What `compute` answers, with calendars that are known as far as it needs around a case and an instant. */
  const asFarAsNeeded = <T>(facts: Case, at: Instant, compute: () => T): T => {
    const instants = facts.ticket.events.map((event) => event.at);
    // Before its first event a ticket has no clocks, and no calendar is asked.
    const opened = Math.min(...(instants.length > 0 ? instants : [at]));
    reach(yearOf(opened) - 1, yearOf(Math.max(at, ...instants)) + 1);
    for (let step = 0; ; step++) {
      try {
        return compute();
      } catch (error) {
        if (!(error instanceof BeyondCalendar) || step === MOST_STEPS) throw error;
        reach(first - 1, last + 2 ** step);
      }
    }
  };
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const places = definitions.map(holidayKey).filter((key) => key !== null);
  return {
    /** The terms of a provider that are in force at `now`; null for one nobody knows. */
    terms: (provider: string, now: Instant): Terms | null => {
      const history = histories.get(provider);
      return history ? termsAt(history, now).terms : null;
    },
    /** The terms of a provider in all their versions; null for one nobody knows. */
    history: (provider: string): TermsHistory | null => histories.get(provider) ?? null,
    /** The calendars, known from the year before one instant to the year after another. */
    calendars(from: Instant, until: Instant): CalendarBook {
      reach(yearOf(from) - 1, yearOf(until) + 1);
      return calendars;
    },
    /** The verdict on a case at `now`; null when nobody knows its provider. */
    verdict(facts: Case, now: Instant): Verdict | null {
      const ofProvider = histories.get(facts.ticket.provider);
      if (!ofProvider) return null;
      return asFarAsNeeded(facts, now, () => judge(facts, ofProvider, calendars, now));
    },
    /** What `compute` makes of the rules that govern a case around an instant; null when nobody knows its provider. */
    withRules<T>(facts: Case, at: Instant, compute: (rules: ExplainingRules) => T): T | null {
      const history = histories.get(facts.ticket.provider);
      if (!history) return null;
      return asFarAsNeeded(facts, at, () =>
        compute({ history, calendars, definitions: byId, holidays: holidays(places, first, last) }),
      );
    },
  };
}

export type Judging = ReturnType<typeof judging>;

const yearOf = (at: Instant) => new Date(at).getUTCFullYear();
