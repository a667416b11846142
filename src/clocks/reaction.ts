import type { AddressTiersTerms, Goal } from '../agreements/terms.ts';
import { type TermsHistory, type TermsVersion, termsAt } from '../agreements/terms-history.ts';
import { dueAt, nextOpening } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import {
  type Cycle,
  endIndex,
  firstOf,
  isOnBefore,
  type Life,
  type SwitchChange,
  switchChanges,
} from '../tickets/cycles.ts';
import type { Case } from '../tickets/ticket.ts';
import type { ClockKind, ClockPromise, VoidReason } from './clock.ts';
import { customerNetworkSince, type GoverningTier, tierOf } from './governing-tier.ts';

/** What the promises of one cycle rest on. */
interface Covered {
  readonly facts: Case;
  readonly life: Life;
  readonly cycle: Cycle;
  readonly end: number;
  readonly version: TermsVersion<AddressTiersTerms>;
  readonly tier: GoverningTier | null;
  /** A reason that comes before those of visits, and the event that gave it. */
  readonly gap: { readonly reason: VoidReason; readonly by: number | null } | null;
  readonly visits: readonly SwitchChange[];
  readonly calendars: CalendarBook;
}

/** The reaction promises of a ticket at an address: in each cycle a remote one, and an onsite one if required. */
export function reactions(
  facts: Case,
  life: Life,
  history: TermsHistory<AddressTiersTerms>,
  calendars: CalendarBook,
): ClockPromise[] {
  const visits = switchChanges(life, 'technician-required', 'technician-not-required');
  const promises: ClockPromise[] = [];
  for (const cycle of life.cycles) {
    const version = termsAt(history, cycle.startedAt);
    const tier = tierOf(facts, cycle, version.terms);
    const gap = whyNoPromise(facts, life, cycle, tier, version.terms);
    const end = endIndex(life, cycle);
    const covered = { facts, life, cycle, end, version, tier, gap, visits, calendars };
    promises.push(remoteReaction(covered));
    const onsite = onsiteReaction(covered);
    if (onsite) promises.push(onsite);
  }
  return promises;
}

/** "Fejl der rettes fra driftscentral (remote)": stops at the first sign of repair, arrival or cure. */
function remoteReaction(covered: Covered): ClockPromise {
  const { life, cycle, end, version, tier, gap } = covered;
  const stop = firstOf(life, version.terms.readings.remoteStops, cycle.first, end);
  const required = requiredSince(covered);
  // Void while a visit is required, "if it had not stopped before the `technician-required`".
  const overtaken = required !== null && !(stop !== null && stop < required);
  const goal = tier?.terms.remote ?? null;
  const by = gap ? gap.by : overtaken ? required : null;
  const reason = gap?.reason ?? (overtaken ? 'visit-required' : null);
  return promiseOf(covered, 'remote-reaction', goal, { start: cycle.first, stop, by }, reason, null);
}

/** "Hvis teknikerbesøg er påkrævet": there once a visit was required in the cycle or carried over into it. */
function onsiteReaction(covered: Covered): ClockPromise | null {
  const { life, cycle, end, version, tier, gap, visits } = covered;
  const required = lastRequired(covered);
  if (required === null) return null;
  const { onsiteStarts, onsiteStops, accessRefused } = version.terms.readings;
  const start = onsiteStarts === 'report' ? cycle.first : required;
  const stop = firstOf(life, onsiteStops, start, end);
  const last = lastChange(visits, cycle.first, end);
  // "A later `technician-not-required` makes `onsite-reaction` void unless it had stopped."
  const calledOff = last && !last.on && !(stop !== null && stop < last.index) ? last.index : null;
  const by = gap ? gap.by : calledOff;
  const reason = gap?.reason ?? (calledOff === null ? null : 'visit-not-required');
  const goal = tier?.terms.onsite ?? null;
  const excused = accessRefused === 'excuses' ? firstOf(life, ACCESS_REFUSED, start, end) : null;
  return promiseOf(covered, 'onsite-reaction', goal, { start, stop, by }, reason, excused);
}

const ACCESS_REFUSED = ['access-refused'] as const;

/** One promise; `refused` excuses it where it happened before it was due. */
function promiseOf(
  { life, cycle, version, tier, calendars }: Covered,
  kind: ClockKind,
  goal: Goal | null,
  by: { readonly start: number; readonly stop: number | null; readonly by: number | null },
  voidReason: VoidReason | null,
  refused: number | null,
): ClockPromise {
  const reported = reportedAt(cycle.startedAt, tier, version.terms, calendars);
  const startedAt = Math.max(reported, life.events[by.start].at);
  const isExcused =
    refused !== null &&
    goal !== null &&
    life.events[refused].at < dueAt(calendarOf(calendars, goal.calendar), startedAt, goal.goalMs);
  return {
    kind,
    cycle: cycle.number,
    tier: tier?.id ?? null,
    terms: version.version,
    thresholds: version.terms.thresholds,
    startedAt,
    goal,
    stoppedAt: by.stop === null ? null : life.events[by.stop].at,
    cycleEndedAt: cycle.endedAt,
    voidReason,
    excusedBy: isExcused ? refused : null,
    evidence: { start: by.start, stop: by.stop, end: cycle.end, reason: by.by },
    basis: tier?.agreement.fact ?? null,
  };
}

/** Reading (`outsideReportingHours`): a report outside the hours leaves its clocks unchanged, or starts them later. */
function reportedAt(
  at: Instant,
  tier: GoverningTier | null,
  { readings }: AddressTiersTerms,
  calendars: CalendarBook,
): Instant {
  if (readings.outsideReportingHours === 'clock-unchanged' || tier?.terms.reporting.kind !== 'hours')
    return at;
  return nextOpening(calendarOf(calendars, tier.terms.reporting.calendar), at) ?? at;
}

/** The reasons that come before those of visits, first that applies, and the event that gave it. */
function whyNoPromise(
  facts: Case,
  life: Life,
  cycle: Cycle,
  tier: GoverningTier | null,
  { readings }: AddressTiersTerms,
): Covered['gap'] {
  if (facts.ticket.addressId === null) return { reason: 'address-unknown', by: null };
  if (!tier) return { reason: 'no-agreement', by: null };
  if (readings.customerNetwork === 'clock-unchanged') return null;
  const by = customerNetworkSince(life, cycle);
  return by === null ? null : { reason: 'not-covered', by };
}

/** The last change of a switch from one event up to another; undefined when there is none. */
function lastChange(changes: readonly SwitchChange[], from: number, to: number): SwitchChange | undefined {
  for (let i = changes.length - 1; i >= 0; i--) {
    const { index } = changes[i];
    if (index < from) return undefined;
    if (index < to) return changes[i];
  }
  return undefined;
}

/** Since which event a visit is required at the end of the cycle's events; null when none is. */
function requiredSince({ cycle, end, visits }: Covered): number | null {
  const last = lastChange(visits, cycle.first, end);
  if (last) return last.on ? last.index : null;
  return isOnBefore(visits, cycle.first) ? cycle.first : null;
}

/** The event by which a visit was required in the cycle for the last time; null when it never was. */
function lastRequired({ cycle, end, visits }: Covered): number | null {
  let required: number | null = isOnBefore(visits, cycle.first) ? cycle.first : null;
  for (const { index, on } of visits) if (on && cycle.first <= index && index < end) required = index;
  return required;
}
