import type { TermsBook } from '../agreements/providers.ts';
import type { AddressTiersTerms, EmergencyTicketsTerms, Terms } from '../agreements/terms.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';
import { type Life, lifeOf } from '../tickets/cycles.ts';
import type { Case } from '../tickets/ticket.ts';
import { alarmsDue } from './alarms.ts';
import { type Charge, chargesOf } from './charges.ts';
import { type Clock, type ClockPromise, measure } from './clock.ts';
import { type EmergencySupport, emergencySupport } from './emergency-support.ts';
import { firstReactions } from './first-reaction.ts';
import { addressTierMarks, emergencyTicketMarks, type Mark } from './marks.ts';
import { reactions } from './reaction.ts';
import { type Repair, repairAt } from './repair.ts';

/** Everything that is true about one ticket at an instant. */
export interface Verdict {
  readonly life: Life;
  /** By start, then kind, then cycle, then the order in which they began. */
  readonly clocks: readonly Clock[];
  readonly charges: readonly Charge[];
  /** Instants at which an alarm was due. */
  readonly alarms: readonly Instant[];
  /** Sorted by name. */
  readonly marks: readonly Mark[];
  readonly repair: Repair | null;
  /** Of the ticket's service at `now`; null where the form knows no emergency support. */
  readonly emergencySupport: EmergencySupport | null;
}

/** The terms of the ticket's provider. Throws when there are none. */
export function termsOf(book: TermsBook, provider: string): Terms {
  const terms = book.get(provider);
  if (!terms) throw new Error(`unknown provider '${provider}'`);
  return terms;
}

/**
 * What is true about a case at `now`, by the terms of its provider. Pure: the same case, terms, calendars and
 * instant always give the same verdict. Throws `BeyondCalendar` when a calendar is not known far enough.
 */
export function judge(facts: Case, terms: Terms, calendars: CalendarBook, now: Instant): Verdict {
  const life = lifeOf(facts.ticket.events, now);
  switch (terms.form) {
    case 'emergency-tickets':
      return judgeEmergencyTicket(facts, life, terms, calendars, now);
    case 'address-tiers':
      return judgeAddressTier(facts, life, terms, calendars, now);
    default:
      return impossible(terms);
  }
}

function judgeEmergencyTicket(
  facts: Case,
  life: Life,
  terms: EmergencyTicketsTerms,
  calendars: CalendarBook,
  now: Instant,
): Verdict {
  const support = emergencySupport(facts, terms, now);
  const calendar = (id: string) => calendarOf(calendars, id);
  const clocks = measured(firstReactions(facts, life, terms, calendar), terms, calendars, now);
  return {
    life,
    clocks,
    charges: chargesOf(facts, life, terms),
    alarms: alarmsDue(clocks),
    marks: life.cycles.length > 0 ? emergencyTicketMarks(facts, life) : [],
    repair: null,
    emergencySupport: support,
  };
}

function judgeAddressTier(
  facts: Case,
  life: Life,
  terms: AddressTiersTerms,
  calendars: CalendarBook,
  now: Instant,
): Verdict {
  const calendar = (id: string) => calendarOf(calendars, id);
  const repair = repairAt(facts, life, terms, calendar, now);
  return {
    life,
    clocks: measured(reactions(facts, life, terms, calendar), terms, calendars, now),
    charges: [],
    alarms: [],
    marks: addressTierMarks(facts, life, terms, calendar, repair),
    repair,
    emergencySupport: null,
  };
}

function measured(
  promises: readonly ClockPromise[],
  terms: Terms,
  calendars: CalendarBook,
  now: Instant,
): Clock[] {
  return promises
    .map((promise) => measure(promise, (id) => calendarOf(calendars, id), terms.thresholds, now))
    .sort((a, b) => a.startedAt - b.startedAt || compareText(a.kind, b.kind) || a.cycle - b.cycle);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
