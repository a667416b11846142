import type { Terms } from '../agreements/terms.ts';
import { type TermsHistory, type TermsVersion, termsAt } from '../agreements/terms-history.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { CalendarDefinition } from '../calendars/hours.ts';
import { ALL_TIME, type Instant } from '../calendars/period.ts';
import type { HolidayBook } from '../calendars/public-holidays.ts';
import { type Clock, countedUntil } from '../clocks/clock.ts';
import { judge, type Verdict } from '../clocks/verdict.ts';
import type { Case } from '../tickets/ticket.ts';
import type { Ledger, Line } from './ledger.ts';
import { linesOf } from './lines.ts';
import { stepsOf } from './steps.ts';

/** What a clock is explained from, besides the ticket. */
export interface Rules {
  readonly history: TermsHistory;
  /** The calendars, compiled, and as they are defined, by the same ids. */
  readonly calendars: CalendarBook;
  readonly definitions: ReadonlyMap<string, CalendarDefinition>;
  readonly holidays: HolidayBook;
}

/** One clock of a ticket with everything it is explained from. */
export interface Explained extends Rules {
  readonly facts: Case;
  readonly verdict: Verdict;
  readonly clock: Clock;
  /** The version of the terms that governs its cycle. */
  readonly version: TermsVersion<Terms>;
  readonly definition: CalendarDefinition | null;
  readonly lines: readonly Line[];
  readonly at: Instant;
}

/**
 * The ledgers of all clocks of a ticket as of an instant, in the verdict's order; none before it was opened. Throws as
 * `judge` does.
 */
export function explainTicket(facts: Case, rules: Rules, at: Instant): Ledger[] {
  const verdict = judge(facts, rules.history, rules.calendars, at);
  return verdict.clocks.map((clock) => explain(facts, verdict, clock, rules, at));
}

/** The ledger of one clock of a verdict as of the instant at which it was judged. */
export function explain(facts: Case, verdict: Verdict, clock: Clock, rules: Rules, at: Instant): Ledger {
  const { startedAt } = verdict.life.cycles[clock.cycle - 1];
  const version = termsAt(rules.history, startedAt);
  const definition = clock.goal ? (rules.definitions.get(clock.goal.calendar) ?? null) : null;
  const until = countedUntil(clock, at);
  const alike = verdict.clocks.filter(({ kind, cycle }) => kind === clock.kind && cycle === clock.cycle);
  const calendar = clock.goal && calendarOf(rules.calendars, clock.goal.calendar);
  const lines = calendar ? linesOf(clock, calendar, definition, rules.holidays, until) : [];
  return {
    ticket: facts.ticket.id,
    provider: facts.ticket.provider,
    name: version.terms.name,
    at,
    zone: calendar ? calendar.zone : version.terms.zone,
    providerZone: version.terms.zone,
    clock,
    ordinal: alike.indexOf(clock) + 1,
    terms: { version: version.version, from: governsFrom(version, startedAt) },
    steps: stepsOf({ ...rules, facts, verdict, clock, version, definition, lines, at }),
    lines,
    until,
  };
}

/** From when a version governs; null where it does so as the first, whatever instant it names. */
function governsFrom({ from }: TermsVersion, cycleStart: Instant): Instant | null {
  return from === ALL_TIME.start || cycleStart < from ? null : from;
}
