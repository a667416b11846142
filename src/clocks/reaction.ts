import type { AddressTiersTerms, Goal } from '../agreements/terms.ts';
import { type Calendar, dueAt } from '../calendars/calendar.ts';
import { contains, type Instant } from '../calendars/period.ts';
import {
  type Cycle,
  endIndex,
  firstOf,
  isOnBefore,
  type Life,
  lastOf,
  type SwitchChange,
  switchChanges,
} from '../tickets/cycles.ts';
import type { Agreement, Case } from '../tickets/ticket.ts';
import type { ClockPromise, VoidReason } from './clock.ts';

/**
 * The agreement that governs a report at an instant: the one valid at its address then. "Of two valid the
 * later `from` governs, then the later listed." Undefined when none is valid or the address is not known.
 */
export function agreementAt(facts: Case, at: Instant): Agreement | undefined {
  let governing: Agreement | undefined;
  for (const agreement of facts.agreements) {
    if (agreement.addressId !== facts.ticket.addressId || !contains(agreement.valid, at)) continue;
    if (!governing || agreement.valid.start >= governing.valid.start) governing = agreement;
  }
  return governing;
}

/** The reaction promises of a ticket at an address: in each cycle a remote one, and an onsite one if required. */
export function reactions(
  facts: Case,
  life: Life,
  terms: AddressTiersTerms,
  calendarOf: (id: string) => Calendar,
): ClockPromise[] {
  const visits = switchChanges(life, 'technician-required', 'technician-not-required');
  return life.cycles.flatMap((cycle) => {
    const remote = remoteReaction(facts, life, cycle, visits, terms);
    const onsite = onsiteReaction(facts, life, cycle, visits, terms, calendarOf);
    return onsite ? [remote, onsite] : [remote];
  });
}

/** "Fejl der rettes fra driftscentral (remote)": stops at the first sign of repair, arrival or cure. */
function remoteReaction(
  facts: Case,
  life: Life,
  cycle: Cycle,
  visits: readonly SwitchChange[],
  terms: AddressTiersTerms,
): ClockPromise {
  const end = endIndex(life, cycle);
  const stop = firstOf(life, ['repair-started', 'technician-arrived', 'restored'], cycle.first, end);
  const required = requiredSince(cycle, end, visits);
  // Void while a visit is required, "if it had not stopped before the `technician-required`".
  const overtaken = required !== null && !(stop !== null && stop < required);
  const gap = whyNoPromise(facts, life, cycle);
  const tier = tierOf(facts, cycle, terms);
  return {
    ...promiseOf(life, cycle, stop, tier ? tier.terms.remote : null),
    kind: 'remote-reaction',
    tier: tier?.id ?? null,
    basis: tier?.agreement.fact ?? null,
    voidReason: gap?.reason ?? (overtaken ? 'visit-required' : null),
    excusedBy: null,
    evidence: {
      start: cycle.first,
      stop,
      end: cycle.end,
      reason: gap ? gap.by : overtaken ? required : null,
    },
  };
}

/** "Hvis teknikerbesøg er påkrævet": there once a visit was required in the cycle or carried over into it. */
function onsiteReaction(
  facts: Case,
  life: Life,
  cycle: Cycle,
  visits: readonly SwitchChange[],
  terms: AddressTiersTerms,
  calendarOf: (id: string) => Calendar,
): ClockPromise | null {
  const end = endIndex(life, cycle);
  const within = changesIn(cycle, end, visits);
  if (!isOnBefore(visits, cycle.first) && !within.some(({ on }) => on)) return null;
  const stop = firstOf(life, ['technician-arrived', 'restored'], cycle.first, end);
  const last = within.at(-1);
  // "A later `technician-not-required` makes `onsite-reaction` void unless it had stopped."
  const calledOff = last && !last.on && !(stop !== null && stop < last.index) ? last.index : null;
  const gap = whyNoPromise(facts, life, cycle);
  const tier = tierOf(facts, cycle, terms);
  const goal = tier ? tier.terms.onsite : null;
  const due = goal ? dueAt(calendarOf(goal.calendar), cycle.startedAt, goal.goalMs) : null;
  return {
    ...promiseOf(life, cycle, stop, goal),
    kind: 'onsite-reaction',
    tier: tier?.id ?? null,
    basis: tier?.agreement.fact ?? null,
    voidReason: gap?.reason ?? (calledOff === null ? null : 'visit-not-required'),
    excusedBy: refusedBefore(life, cycle, end, due),
    evidence: { start: cycle.first, stop, end: cycle.end, reason: gap ? gap.by : calledOff },
  };
}

function promiseOf(life: Life, cycle: Cycle, stop: number | null, goal: Goal | null) {
  return {
    cycle: cycle.number,
    startedAt: cycle.startedAt,
    goal,
    stoppedAt: stop === null ? null : life.events[stop].at,
    cycleEndedAt: cycle.endedAt,
  };
}

/** The tier that governs a cycle: that of the agreement "valid at the start of the cycle". */
export function tierOf(facts: Case, cycle: Cycle, terms: AddressTiersTerms) {
  const agreement = agreementAt(facts, cycle.startedAt);
  if (!agreement) return null;
  return { id: agreement.tier, agreement, terms: terms.tiers[agreement.tier] };
}

/** The reasons that come before those of visits, first that applies, and the event that gave it. */
function whyNoPromise(
  facts: Case,
  life: Life,
  cycle: Cycle,
): { reason: VoidReason; by: number | null } | null {
  if (facts.ticket.addressId === null) return { reason: 'address-unknown', by: null };
  if (!agreementAt(facts, cycle.startedAt)) return { reason: 'no-agreement', by: null };
  const by = customerNetworkSince(life, cycle);
  return by === null ? null : { reason: 'not-covered', by };
}

/** The classification by which a cycle's fault lies in the customer's own network; null when it is the provider's. */
export function customerNetworkSince(life: Life, cycle: Cycle): number | null {
  const last = lastOf(life, ['coverage-classified'], cycle.first, cycle.next);
  if (last === null) return null;
  const event = life.events[last];
  return event.type === 'coverage-classified' && event.coverage === 'customer-network' ? last : null;
}

function changesIn(cycle: Cycle, end: number, visits: readonly SwitchChange[]): readonly SwitchChange[] {
  return visits.filter(({ index }) => cycle.first <= index && index < end);
}

/** Since which event a visit is required at the end of the cycle's events; null when none is. */
function requiredSince(cycle: Cycle, end: number, visits: readonly SwitchChange[]): number | null {
  const last = changesIn(cycle, end, visits).at(-1);
  if (last) return last.on ? last.index : null;
  return isOnBefore(visits, cycle.first) ? cycle.first : null;
}

/** The `access-refused` of the cycle at which an onsite reaction was not yet due. */
function refusedBefore(life: Life, cycle: Cycle, end: number, due: Instant | null): number | null {
  const refused = firstOf(life, ['access-refused'], cycle.first, end);
  return refused !== null && due !== null && life.events[refused].at < due ? refused : null;
}
