import fc from 'fast-check';
import { calendarsNamed } from '../../../src/agreements/named-calendars.ts';
import type { TermsHistory } from '../../../src/agreements/terms-history.ts';
import { openStretches } from '../../../src/calendars/calendar.ts';
import { calendarOf } from '../../../src/calendars/calendar-book.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { judge, type Verdict } from '../../../src/clocks/verdict.ts';
import type { TicketEvent } from '../../../src/tickets/event.ts';
import type { Case } from '../../../src/tickets/ticket.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import {
  anyAddressTerms,
  anyEmergencyTerms,
  anyVersions,
  datedTerms,
  termCalendars,
} from '../../naive/arbitrary-terms.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import type { NaiveTerms } from '../../naive/terms.ts';
import { engineCalendars, engineHistory } from './engine-terms.ts';
import { caseOfLine } from './generated-case.ts';

const holidays = naiveHolidays();
export const calendars = engineCalendars(termCalendars(holidays));
const standard = standardTerms(holidays);

/** A ticket, the terms in all their versions, and how to judge it at any instant. */
export interface Story {
  readonly facts: Case;
  readonly history: TermsHistory;
  /** The instant at which its line asks. */
  readonly now: Instant;
  readonly at: (now: Instant, facts?: Case) => Verdict;
}

function storyOf(line: Line, terms: NaiveTerms): Story {
  const { facts, provider, now } = caseOfLine(line);
  const history = engineHistory(terms, provider);
  return { facts, history, now, at: (at, other = facts) => judge(other, history, calendars, at) };
}

const emergencyVersions = anyVersions(anyEmergencyTerms(holidays));
const addressVersions = anyVersions(anyAddressTerms(holidays));

/** What a property needs to tell a story; the counterexample shows the line and the terms, not what follows. */
export type Told = readonly [Line, NaiveTerms];

/** Tickets of both forms under the two agreements. */
export const underStandardTerms: fc.Arbitrary<Told> = fc
  .oneof(aurologicTicketLine(), auraTicketLine())
  .map((line): Told => [line, standard]);

/** Tickets of both forms under any terms, with up to three versions. */
export const underAnyTerms: fc.Arbitrary<Told> = fc.oneof(
  fc
    .tuple(aurologicTicketLine(), emergencyVersions)
    .map(
      ([line, wishes]): Told => [line, { ...standard, aurologic: datedTerms(line, wishes, []).aurologic }],
    ),
  fc
    .tuple(auraTicketLine(), addressVersions)
    .map(([line, wishes]): Told => [line, { ...standard, aura: datedTerms(line, [], wishes).aura }]),
);

/** Under the two agreements, or under any terms. */
export const underTerms = fc.oneof(underStandardTerms, underAnyTerms);

/** The story of a line under terms. */
export const story = ([line, terms]: Told): Story => storyOf(line, terms);

/** The ticket with other events. */
export function withEvents(facts: Case, events: readonly TicketEvent[]): Case {
  return { ...facts, ticket: { ...facts.ticket, events } };
}

const AFTER_LAST_EVENT = 12 * 86_400_000;

/**
 * Every instant at which something about a ticket may turn, in order: its events, each clock's start and the millisecond
 * after its due, and the openings and closings of the calendars that its terms name, until some days after all events.
 */
export function turningPoints({ facts, history, at }: Story): Instant[] {
  const events = facts.ticket.events.map((event) => event.at);
  const from = Math.min(...events);
  const to = Math.max(...events) + AFTER_LAST_EVENT;
  const points = new Set([from - 1, to, ...events]);
  for (const now of events) {
    for (const { startedAt, dueAt } of at(now).clocks) {
      points.add(startedAt);
      if (dueAt !== null) points.add(dueAt + 1);
    }
  }
  for (const id of new Set(history.flatMap(({ terms }) => calendarsNamed(terms)))) {
    for (const { start, end } of openStretches(calendarOf(calendars, id), from, to))
      points.add(start).add(end);
  }
  return [...points].filter((point) => from - 1 <= point && point <= to).sort((a, b) => a - b);
}
