// The agreement of aurologic: emergency tickets.

import type { TicketAnswer } from './aura.ts';
import { naiveDueAt } from './calendars.ts';
import { clockAnswers, type Promised } from './clocks.ts';
import { type Cycle, cyclesOf, eventsInCycle, eventsUntilNextCycle, impactOf } from './cycles.ts';
import { isValidAt, printInstant } from './instants.ts';
import type { NaiveEvent, TicketLine } from './lines.ts';
import { governing, type NaiveEmergencyTerms, type NaiveVersion } from './terms.ts';

const zone = 'Europe/Berlin';

/** A flag as one clock sees it: since when it is set in the cycle. */
interface FlagSpell {
  readonly cycle: Cycle;
  /** The `emergency-flagged`, or the `reopened` for a flag carried over. */
  readonly set: NaiveEvent;
  /** Those of the version in force when the cycle started. */
  readonly terms: NaiveEmergencyTerms;
}

// "whole, without regard to case, spaces and hyphens"
function sameService(one: string | null, other: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replaceAll(/[\s-]/g, '');
  return one !== null && bare(one) === bare(other);
}

function emergencySupportAt(line: TicketLine, instant: number, terms: NaiveEmergencyTerms): string {
  // "What is compared is the service's *kind*, or, where none is synced, its name"
  const compared = line.serviceKind ?? line.service;
  if (terms.includedServices.some((name) => sameService(compared, name))) return 'included';
  // "`activated` when an activation is on file and valid"; "an activation counts when it names the kind or
  // the name"
  const activated = line.activations.some(
    (activation) =>
      (sameService(line.serviceKind, activation.service) || sameService(line.service, activation.service)) &&
      isValidAt(activation, instant, zone),
  );
  if (activated) return 'activated';
  // "else `requestable-free` when the customer's monthly revenue is at least 500.00 EUR; else
  // `contact-upfront`"; "a missing revenue counts as below 500"
  if (terms.freeFromEur === null) return 'contact-upfront';
  return (line.monthlyRevenueEur ?? 0) >= terms.freeFromEur ? 'requestable-free' : 'contact-upfront';
}

// "Setting a flag that is set changes nothing."
function isFlagSetBefore(events: readonly NaiveEvent[], event: NaiveEvent): boolean {
  const last = events
    .filter((one) => one.type === 'emergency-flagged' || one.type === 'emergency-unflagged')
    .filter((one) => one.order < event.order)
    .at(-1);
  return last?.type === 'emergency-flagged';
}

function setsFlag(events: readonly NaiveEvent[], event: NaiveEvent): boolean {
  return event.type === 'emergency-flagged' && !isFlagSetBefore(events, event);
}

// "Starts when the emergency flag is set (at opening if the ticket is opened with it; at `reopened` if the
// flag is still set)"
function flagSpells(events: readonly NaiveEvent[], cycle: Cycle, terms: NaiveEmergencyTerms): FlagSpell[] {
  return eventsInCycle(events, cycle)
    .filter((event) => {
      const carriedOver = event.order === cycle.start.order && isFlagSetBefore(events, event);
      return carriedOver || setsFlag(events, event);
    })
    .map((set) => ({ cycle, set, terms }));
}

/** The unsetting that ends a spell, if it comes before the cycle's end. */
function withdrawalOf(events: readonly NaiveEvent[], spell: FlagSpell): NaiveEvent | null {
  const after = eventsInCycle(events, spell.cycle).filter((event) => event.order > spell.set.order);
  return after.find((event) => event.type === 'emergency-unflagged') ?? null;
}

/** The first `case-accepted` of the ticket: it "holds from its instant for the rest of the ticket". */
function acceptanceOf(events: readonly NaiveEvent[]): NaiveEvent | null {
  return events.find((event) => event.type === 'case-accepted') ?? null;
}

// "a flag withdrawn, or whose cycle ended, before the `case-accepted` keeps that void clock"
function isAcceptedInTime(events: readonly NaiveEvent[], spell: FlagSpell): boolean {
  const accepted = acceptanceOf(events);
  if (accepted === null) return false;
  const withdrawn = withdrawalOf(events, spell);
  if (withdrawn !== null && withdrawn.order < accepted.order) return false;
  if (spell.cycle.end !== null && spell.cycle.end.order < accepted.order) return false;
  return true;
}

// "for a child account, not before its `case-accepted`"; "its start is the later of the two whatever else
// voids it"; "A child account's clock that is void for want of acceptance has the flag's instant as its start
// (for a flag carried over, the reopening's)"
function startOf(line: TicketLine, events: readonly NaiveEvent[], spell: FlagSpell): NaiveEvent {
  if (line.parentId === null) return spell.set;
  const accepted = acceptanceOf(events);
  if (accepted === null || !isAcceptedInTime(events, spell)) return spell.set;
  return accepted.order > spell.set.order ? accepted : spell.set;
}

// "Stops at the first `staff-replied` or `restored` from its start on"
function stopOf(events: readonly NaiveEvent[], spell: FlagSpell, start: NaiveEvent): NaiveEvent | null {
  const after = eventsInCycle(events, spell.cycle).filter((event) => event.order >= start.order);
  return after.find((event) => spell.terms.reactions.includes(event.type)) ?? null;
}

// "Unsetting it before a reaction and not later than the due instant makes the clock `void`
// (`flag-withdrawn`)"
function isWithdrawn(
  events: readonly NaiveEvent[],
  spell: FlagSpell,
  stop: NaiveEvent | null,
  dueAt: number,
): boolean {
  if (spell.terms.withdrawnFlag === 'changes-nothing') return false;
  const withdrawn = withdrawalOf(events, spell);
  if (withdrawn === null) return false;
  if (stop !== null && stop.order < withdrawn.order) return false;
  return withdrawn.at <= dueAt;
}

function channelOf(events: readonly NaiveEvent[]): string | null {
  return events.find((event) => event.type === 'opened')?.channel ?? null;
}

function firstReaction(line: TicketLine, events: readonly NaiveEvent[], spell: FlagSpell): Promised {
  const { cycle, terms } = spell;
  const { goal } = terms;
  const start = startOf(line, events, spell);
  const stop = stopOf(events, spell, start);
  const dueAt = naiveDueAt(goal.calendar, start.at, goal.ms);
  const support = emergencySupportAt(line, start.at, terms);
  let voidReason: string | null = null;
  // "`void` reasons, first that applies: `outside-ticket-system` ...; `child-account` ...;
  // `emergency-not-activated` (the service has no emergency support at the clock's start);
  // `not-service-impacting` (the cycle's last classification ...); `flag-withdrawn`."
  if (channelOf(events) !== 'ticket-system') {
    voidReason = 'outside-ticket-system';
  } else if (line.parentId !== null && !isAcceptedInTime(events, spell)) {
    voidReason = 'child-account';
  } else if (support !== 'included' && support !== 'activated') {
    // "Only the first two start a clock that counts."
    voidReason = 'emergency-not-activated';
  } else if (impactOf(events, spell.cycle) === 'not-impacting') {
    voidReason = 'not-service-impacting';
  } else if (isWithdrawn(events, spell, stop, dueAt)) {
    voidReason = 'flag-withdrawn';
  }
  const thresholds = terms;
  const kind = 'first-reaction';
  return { kind, cycle, startAt: start.at, goal, thresholds, stop, voidReason, refusals: [] };
}

// "Alarm ...: raised at every start of a `first-reaction` clock, as judged at `now`, whatever becomes of the
// clock, but for `outside-ticket-system` and `child-account`"
function alarmsOf(clocks: readonly Promised[], versions: Versions): number[] {
  return clocks
    .filter(({ cycle, voidReason }) => {
      const { noAlarmFor } = governing(versions, cycle.start.at);
      return voidReason === null || !noAlarmFor.includes(voidReason);
    })
    .map((clock) => clock.startAt)
    .toSorted((a, b) => a - b);
}

type Versions = readonly NaiveVersion<NaiveEmergencyTerms>[];

function isCarried(
  events: readonly NaiveEvent[],
  cycle: Cycle,
  event: NaiveEvent,
  terms: NaiveEmergencyTerms,
): boolean {
  const carried = event.order === cycle.start.order && isFlagSetBefore(events, event);
  return carried && terms.carriedFlag === 'charged';
}

function isReplyCharged(
  events: readonly NaiveEvent[],
  reply: NaiveEvent,
  { chargedReplies }: NaiveEmergencyTerms,
): boolean {
  if (chargedReplies === 'flagged-only') return reply.flagged;
  return chargedReplies === 'while-flagged' && isFlagSetBefore(events, reply);
}

interface Charge {
  readonly at: string;
  readonly for: 'ticket' | 'response';
  readonly eurNet: number;
}

function chargesOf(line: TicketLine, events: readonly NaiveEvent[], versions: Versions): Charge[] {
  // "Nothing is charged for a ticket outside the ticket system, nor for a child account without any
  // `case-accepted`, as judged at `now`"
  if (channelOf(events) !== 'ticket-system') return [];
  if (line.parentId !== null && acceptanceOf(events) === null) return [];
  const charges: Charge[] = [];
  for (const cycle of cyclesOf(events)) {
    // "while a cycle's last classification is `not-impacting`"
    if (impactOf(events, cycle) !== 'not-impacting') continue;
    const terms = governing(versions, cycle.start.at);
    const eurNet = terms.chargeEurNet;
    if (eurNet === 0) continue;
    // "What happens after a cycle's end and before the next belongs to the cycle before."
    for (const event of eventsUntilNextCycle(events, cycle)) {
      const at = printInstant(event.at);
      // "one charge of 30.00 EUR net for each time the flag was set in it, dated at the flag"
      if (setsFlag(events, event) || isCarried(events, cycle, event, terms)) {
        charges.push({ at, for: 'ticket', eurNet });
      }
      // "and one for each `customer-replied` while the flag was set ..., dated at the reply"
      if (event.type === 'customer-replied' && isReplyCharged(events, event, terms)) {
        charges.push({ at, for: 'response', eurNet });
      }
    }
  }
  return charges;
}

function marksOf(line: TicketLine, events: readonly NaiveEvent[]): string[] {
  const marks: string[] = [];
  const escalated = events.filter((event) => event.type === 'escalated').at(-1);
  if (escalated !== undefined) {
    const later = events.filter((event) => event.order > escalated.order);
    // "mark `escalation-not-told` from the last `escalated` until the next `staff-replied` or
    // `customer-informed`"
    const told = later.some((event) => event.type === 'staff-replied' || event.type === 'customer-informed');
    if (!told) marks.push('escalation-not-told');
    // "and `escalation-not-called` until the next `staff-called`; both also after closing"
    if (!later.some((event) => event.type === 'staff-called')) marks.push('escalation-not-called');
  }
  // "with or without the flag: `outside-ticket-system`, and `child-account` ... while there is no
  // `case-accepted`"
  if (channelOf(events) !== 'ticket-system') marks.push('outside-ticket-system');
  if (line.parentId !== null && acceptanceOf(events) === null) marks.push('child-account');
  return marks.toSorted();
}

/** `events`: those up to `now`, in event order; empty when the ticket is opened after `now`. */
export function aurologicAnswer(
  line: TicketLine,
  events: readonly NaiveEvent[],
  versions: Versions,
): TicketAnswer {
  const clocks = cyclesOf(events).flatMap((cycle) =>
    flagSpells(events, cycle, governing(versions, cycle.start.at)).map((spell) =>
      firstReaction(line, events, spell),
    ),
  );
  // "A ticket opened after `now` has no clocks, charges, alarms or marks, and `repair` is null;
  // `emergencySupport` is still given."
  const exists = events.length > 0;
  return {
    clocks: clockAnswers(clocks, line.now),
    charges: exists ? chargesOf(line, events, versions) : [],
    alarms: alarmsOf(clocks, versions).map(printInstant),
    marks: exists ? marksOf(line, events) : [],
    repair: null,
    // "aurologic only, else null: of the ticket's service at `now`"
    emergencySupport: emergencySupportAt(line, line.now, governing(versions, line.now)),
  };
}
