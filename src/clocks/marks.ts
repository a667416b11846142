import type { AddressTiersTerms } from '../agreements/terms.ts';
import { isOpen } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { endIndex, firstOf, type Life, lastOf, latestCycle } from '../tickets/cycles.ts';
import type { Case } from '../tickets/ticket.ts';
import { acceptedAt } from './first-reaction.ts';
import { customerNetworkSince, tierOf } from './governing-tier.ts';
import type { Repair } from './repair.ts';

/** What somebody has to know about a ticket besides its clocks. */
export type Mark =
  | 'all-clear-owed'
  | 'child-account'
  | 'customer-bears-cost'
  | 'customer-number-missing'
  | 'escalation-not-called'
  | 'escalation-not-told'
  | 'outside-reporting-hours'
  | 'outside-ticket-system'
  | 'repair-interrupted';

/** An escalation, and since when the customer is still to be told and staff still to be called. */
export interface Escalation {
  readonly at: Instant;
  readonly level: number | string | null;
  readonly told: boolean;
  readonly called: boolean;
}

/**
 * The last escalation of a ticket: "Certain requests may need re-escalation to higher level staff. aurologic
 * staff will communicate the same in this case and call related staff for immediate handling." Told by the
 * next reply of staff or `customer-informed`, called by the next `staff-called`; both also after closing.
 */
export function escalationOf(life: Life): Escalation | null {
  const count = life.events.length;
  const last = lastOf(life, ['escalated'], 0, count);
  if (last === null) return null;
  const event = life.events[last];
  return {
    at: event.at,
    level: event.type === 'escalated' ? (event.level ?? null) : null,
    told: firstOf(life, ['staff-replied', 'customer-informed'], last, count) !== null,
    called: firstOf(life, ['staff-called'], last, count) !== null,
  };
}

/** The marks of an aurologic ticket, with or without the flag, sorted by name. */
export function emergencyTicketMarks(facts: Case, life: Life): Mark[] {
  const marks: Mark[] = [];
  const opened = life.events[0];
  if (acceptedAt(facts, life) === null) marks.push('child-account');
  const escalation = escalationOf(life);
  if (escalation && !escalation.called) marks.push('escalation-not-called');
  if (escalation && !escalation.told) marks.push('escalation-not-told');
  if (opened.type === 'opened' && opened.channel !== 'ticket-system') marks.push('outside-ticket-system');
  return marks;
}

/** Since when an all-clear is owed: "du får en klarmelding, når fejlen er rettet". Null when none is. */
export function allClearOwedSince(facts: Case, life: Life, terms: AddressTiersTerms): Instant | null {
  const cycle = latestCycle(life);
  if (!cycle) return null;
  const restored = lastOf(life, ['restored'], cycle.first, endIndex(life, cycle));
  if (restored === null || !tierOf(facts, cycle, terms)?.terms.keepsInformed) return null;
  const sent = firstOf(life, ['all-clear-sent'], restored, life.events.length);
  return sent === null ? life.events[restored].at : null;
}

/**
 * When the customer last heard of the repair, from the report on: "Du får løbende status på fejlretningen".
 * Null where no status is promised, and once the ticket is restored or its cycle ended.
 */
export function statusSince(facts: Case, life: Life, terms: AddressTiersTerms): Instant | null {
  const cycle = latestCycle(life);
  if (!cycle || cycle.end !== null || !tierOf(facts, cycle, terms)?.terms.keepsInformed) return null;
  if (firstOf(life, ['restored'], cycle.first, life.events.length) !== null) return null;
  const last = lastOf(life, ['customer-informed', 'staff-replied'], cycle.first, life.events.length);
  return last === null ? cycle.startedAt : life.events[last].at;
}

/** The marks of an AURA ticket, sorted by name. */
export function addressTierMarks(
  facts: Case,
  life: Life,
  terms: AddressTiersTerms,
  calendars: CalendarBook,
  repair: Repair | null,
): Mark[] {
  const marks: Mark[] = [];
  const cycle = latestCycle(life);
  if (!cycle) return marks;
  if (allClearOwedSince(facts, life, terms) !== null) marks.push('all-clear-owed');
  // "… vil virksomheden selv skulle afholde alle udgifter"; "fri adgang … Er dette ikke tilfældet dækkes
  // udgifterne af kunden selv."
  const refused = firstOf(life, ['access-refused'], 0, life.events.length) !== null;
  if (refused || customerNetworkSince(life, cycle) !== null) marks.push('customer-bears-cost');
  // "Oplys venligst dit kundenummer."
  if (facts.ticket.customerId === null) marks.push('customer-number-missing');
  const reporting = tierOf(facts, cycle, terms)?.terms.reporting;
  if (reporting?.kind === 'hours') {
    const opened = life.events[0];
    const channel = opened.type === 'opened' ? opened.channel : 'other';
    const inHours = isOpen(calendarOf(calendars, reporting.calendar), cycle.startedAt);
    if (!inHours || reporting.notBy.includes(channel)) marks.push('outside-reporting-hours');
  }
  if (repair?.kind === 'non-stop' && repair.interrupted) marks.push('repair-interrupted');
  return marks;
}
