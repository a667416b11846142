import type { AddressTiersTerms, EmergencyTicketsTerms, Terms } from '../agreements/terms.ts';
import {
  type TermsBook,
  type TermsHistory,
  type TermsVersion,
  termsAt,
} from '../agreements/terms-history.ts';
import type { CalendarBook } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { type Life, latestCycle, lifeOf } from '../tickets/cycles.ts';
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
  /** The version of the provider's terms that governs its latest cycle; one not opened yet has that of now. */
  readonly terms: TermsVersion;
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

/** All versions of the terms of the ticket's provider. Throws when there are none. */
export function termsOf(book: TermsBook, provider: string): TermsHistory {
  const history = book.get(provider);
  if (!history) throw new Error(`unknown provider '${provider}'`);
  return history;
}

/**
 * What is true about a case at `now`, each of its cycles by the version of its provider's terms that governs it. Pure:
 * the same case, terms, calendars and instant always give the same verdict. Throws `BeyondCalendar` when a calendar is
 * not known far enough.
 */
export function judge(facts: Case, history: TermsHistory, calendars: CalendarBook, now: Instant): Verdict {
  const life = lifeOf(facts.ticket.events, now);
  return isOfForm(history, 'emergency-tickets')
    ? judgeEmergencyTicket(facts, life, history, calendars, now)
    : judgeAddressTier(facts, life, history as TermsHistory<AddressTiersTerms>, calendars, now);
}

/** Whether terms are of one form; all versions of a provider's terms are of the same. */
export function isOfForm<F extends Terms['form']>(
  history: TermsHistory,
  form: F,
): history is TermsHistory<Extract<Terms, { form: F }>> {
  return history[0].terms.form === form;
}

function judgeEmergencyTicket(
  facts: Case,
  life: Life,
  history: TermsHistory<EmergencyTicketsTerms>,
  calendars: CalendarBook,
  now: Instant,
): Verdict {
  const clocks = measured(firstReactions(facts, life, history, calendars), calendars, now);
  return {
    life,
    terms: termsAt(history, latestCycle(life)?.startedAt ?? now),
    clocks,
    charges: chargesOf(facts, life, history),
    alarms: alarmsDue(clocks, life, history),
    marks: life.cycles.length > 0 ? emergencyTicketMarks(facts, life) : [],
    repair: null,
    emergencySupport: emergencySupport(facts, termsAt(history, now).terms, now),
  };
}

function judgeAddressTier(
  facts: Case,
  life: Life,
  history: TermsHistory<AddressTiersTerms>,
  calendars: CalendarBook,
  now: Instant,
): Verdict {
  const version = termsAt(history, latestCycle(life)?.startedAt ?? now);
  const repair = repairAt(facts, life, version.terms, calendars, now);
  return {
    life,
    terms: version,
    clocks: measured(reactions(facts, life, history, calendars), calendars, now),
    charges: NONE,
    alarms: NONE,
    marks: addressTierMarks(facts, life, version.terms, calendars, repair),
    repair,
    emergencySupport: null,
  };
}

const NONE: readonly never[] = [];

function measured(promises: readonly ClockPromise[], calendars: CalendarBook, now: Instant): Clock[] {
  return promises.map((promise) => measure(promise, calendars, now)).sort(byStart);
}

function byStart(a: Clock, b: Clock): number {
  return a.startedAt - b.startedAt || compareText(a.kind, b.kind) || a.cycle - b.cycle;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
