import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { type TermsHistory, type TermsVersion, termsAt } from '../agreements/terms-history.ts';
import { dueAt } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import {
  type Cycle,
  endIndex,
  firstOf,
  isOnBefore,
  type Life,
  lastOf,
  switchChanges,
} from '../tickets/cycles.ts';
import type { TicketEvent } from '../tickets/event.ts';
import type { Case } from '../tickets/ticket.ts';
import type { ClockPromise, VoidReason } from './clock.ts';
import { activationAt, countsAsEmergency, emergencySupport } from './emergency-support.ts';

/**
 * The `first-reaction` promises of a ticket, one for each time that the flag was set in a cycle or carried
 * over into one, in the order in which they began: "Tickets flagged as emergency are being processed on a
 * 24x7 basis with a SLA backed 30-minute first reaction SLA".
 */
export function firstReactions(
  facts: Case,
  life: Life,
  history: TermsHistory<EmergencyTicketsTerms>,
  calendars: CalendarBook,
): ClockPromise[] {
  const flag = switchChanges(life, 'emergency-flagged', 'emergency-unflagged');
  const promises: ClockPromise[] = [];
  if (flag.length === 0) return promises;
  for (const cycle of life.cycles) {
    const end = endIndex(life, cycle);
    const terms = termsAt(history, cycle.startedAt);
    const begin = (flagged: number) => {
      const withdrawn = flag.find(({ index, on }) => !on && flagged < index && index < end)?.index ?? null;
      promises.push(firstReaction(facts, life, cycle, { flagged, withdrawn }, terms, calendars));
    };
    if (isOnBefore(flag, cycle.first)) begin(cycle.first);
    for (const { index, on } of flag) if (on && cycle.first <= index && index < end) begin(index);
  }
  return promises;
}

function firstReaction(
  facts: Case,
  life: Life,
  cycle: Cycle,
  flag: { flagged: number; withdrawn: number | null },
  { version, terms }: TermsVersion<EmergencyTicketsTerms>,
  calendars: CalendarBook,
): ClockPromise {
  const end = endIndex(life, cycle);
  const acceptance = acceptedAt(facts, life);
  // A flag withdrawn, or whose cycle ended, before the acceptance keeps the clock void as a child account's.
  const inTime = acceptance !== null && acceptance < Math.min(flag.withdrawn ?? end, end);
  // "for a child account, not before its `case-accepted`": the later of the two.
  const start = inTime ? Math.max(flag.flagged, acceptance) : flag.flagged;
  const startedAt = life.events[start].at;
  // "Stops at the first `staff-replied` or `restored` from its start on."
  const stop = firstOf(life, terms.readings.reactions, start, end);
  const { goalMs, calendar } = terms.firstReaction;
  const due = dueAt(calendarOf(calendars, calendar), startedAt, goalMs);
  const voids = terms.readings.withdrawnFlag === 'voids-until-due';
  const withdrawal = voids ? withdrawnInTime(life, flag.withdrawn, stop, due) : null;
  const { reason, by } = voidReason(facts, life, cycle, { startedAt, accepted: inTime, withdrawal }, terms);
  return {
    kind: 'first-reaction',
    cycle: cycle.number,
    tier: null,
    terms: version,
    thresholds: terms.thresholds,
    startedAt,
    goal: terms.firstReaction,
    stoppedAt: stop === null ? null : life.events[stop].at,
    cycleEndedAt: cycle.endedAt,
    voidReason: reason,
    excusedBy: null,
    evidence: { start, stop, end: cycle.end, reason: by },
    basis: activationAt(facts, startedAt)?.fact ?? null,
  };
}

/** Whether the ticket came from a customer of a customer. */
export function isChildAccount(facts: Case): boolean {
  return facts.customer?.parentId != null;
}

/** The index of the first `case-accepted`; -1 where none is needed; null while a child account has none. */
export function acceptedAt(facts: Case, life: Life): number | null {
  return isChildAccount(facts) ? firstOf(life, ['case-accepted'], 0, life.events.length) : -1;
}

/**
 * The withdrawal that makes a clock void: "Unsetting it before a reaction and not later than the due instant
 * makes the clock `void`; unsetting it later leaves the clock as it is".
 */
function withdrawnInTime(
  life: Life,
  withdrawn: number | null,
  stop: number | null,
  due: Instant,
): number | null {
  if (withdrawn === null || (stop !== null && stop < withdrawn)) return null;
  return life.events[withdrawn].at <= due ? withdrawn : null;
}

/** The first reason for which the promise does not apply, and the event that gave it. */
function voidReason(
  facts: Case,
  life: Life,
  cycle: Cycle,
  clock: { startedAt: Instant; accepted: boolean; withdrawal: number | null },
  terms: EmergencyTicketsTerms,
): { reason: VoidReason | null; by: number | null } {
  const opened = life.events[0];
  if (opened.type === 'opened' && opened.channel !== 'ticket-system') {
    // "Requests which are sent outside of the ticket system can not be processed."
    return { reason: 'outside-ticket-system', by: 0 };
  }
  // "Customers of customers by default are excluded … on a case-by-case basis."
  if (!clock.accepted) return { reason: 'child-account', by: null };
  // "Certain services dont offer emergency support, as they contractually do not include the same."
  if (!countsAsEmergency(emergencySupport(facts, terms, clock.startedAt))) {
    return { reason: 'emergency-not-activated', by: null };
  }
  const classified = lastOf(life, ['impact-classified'], cycle.first, cycle.next);
  // "Requests relating to no service impacting situation are not emergency tickets."
  if (classified !== null && isNotImpacting(life.events[classified])) {
    return { reason: 'not-service-impacting', by: classified };
  }
  if (clock.withdrawal !== null) return { reason: 'flag-withdrawn', by: clock.withdrawal };
  return { reason: null, by: null };
}

/** Whether the event classifies the fault as not service impacting. */
export function isNotImpacting(event: TicketEvent): boolean {
  return event.type === 'impact-classified' && event.impact === 'not-impacting';
}
