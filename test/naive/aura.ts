// The agreement of AURA: tiers that belong to an address.
import { naiveIsOpen, naiveNextOpening } from './calendars.ts';
import { type ClockAnswer, clockAnswers, type Promised } from './clocks.ts';
import { type Cycle, coverageOf, cyclesOf, eventsInCycle } from './cycles.ts';
import { isValidAt, printInstant } from './instants.ts';
import type { Agreement, NaiveEvent, TicketLine } from './lines.ts';
import { governing, type NaiveAddressTerms, type NaiveTier, type NaiveVersion } from './terms.ts';

const zone = 'Europe/Copenhagen';

// "the one valid at the start of the cycle governs it, whatever changes later. Of two valid the later `from`
// governs, then the later listed."
function agreementOf(line: TicketLine, cycle: Cycle): Agreement | null {
  const valid = line.agreements
    .filter((agreement) => agreement.addressId === line.addressId)
    .filter((agreement) => isValidAt(agreement, cycle.start.at, zone));
  const latestFrom = valid
    .map((agreement) => agreement.from)
    .toSorted()
    .at(-1);
  return valid.filter((agreement) => agreement.from === latestFrom).at(-1) ?? null;
}

// "A technician visit is required while the last of `technician-required` / `technician-not-required` says
// so."
function isVisitRequiredBefore(events: readonly NaiveEvent[], order: number): boolean {
  const last = events
    .filter((one) => one.type === 'technician-required' || one.type === 'technician-not-required')
    .filter((one) => one.order < order)
    .at(-1);
  return last?.type === 'technician-required';
}

// "A `technician-required` while a visit is required, and a `technician-not-required` while none is, change
// nothing."
function changesVisit(events: readonly NaiveEvent[], event: NaiveEvent): boolean {
  const before = isVisitRequiredBefore(events, event.order);
  if (event.type === 'technician-required') return !before;
  if (event.type === 'technician-not-required') return before;
  return false;
}

/** The last event that changed whether a visit is required, up to the end of the cycle, of any cycle. */
function lastVisitChange(events: readonly NaiveEvent[], cycle: Cycle): NaiveEvent | null {
  const end = cycle.end;
  const until = events.filter((event) => end === null || event.order < end.order);
  return until.filter((event) => changesVisit(events, event)).at(-1) ?? null;
}

// "A set flag and a required visit carry over to the next cycle; events between cycles keep them up to date."
function wasVisitRequired(events: readonly NaiveEvent[], cycle: Cycle): boolean {
  return (
    isVisitRequiredBefore(events, cycle.start.order) ||
    eventsInCycle(events, cycle).some((event) => event.type === 'technician-required')
  );
}

function firstInCycle(
  events: readonly NaiveEvent[],
  cycle: Cycle,
  types: readonly string[],
): NaiveEvent | null {
  return eventsInCycle(events, cycle).find((event) => types.includes(event.type)) ?? null;
}

// "`void` reasons before those, first that applies: `address-unknown` ...; `no-agreement` ...; `not-covered`"
function earlierVoidReason({ line, events, cycle, terms }: Asked): string | null {
  if (line.addressId === null) return 'address-unknown';
  if (agreementOf(line, cycle) === null) return 'no-agreement';
  if (terms.customerNetwork === 'clock-unchanged') return null;
  if (coverageOf(events, cycle) === 'customer-network') return 'not-covered';
  return null;
}

/** What the promises of one cycle follow from. */
interface Asked {
  readonly line: TicketLine;
  readonly events: readonly NaiveEvent[];
  readonly cycle: Cycle;
  /** Those of the version in force when the cycle started. */
  readonly terms: NaiveAddressTerms;
}

function tierOf({ line, cycle, terms }: Omit<Asked, 'events'>): NaiveTier | null {
  const agreement = agreementOf(line, cycle);
  return agreement === null ? null : (terms.tiers[agreement.tier] ?? null);
}

/** When the report counts as made: with the cycle, or at the opening after it if it came outside the hours. */
function reportedAt(asked: Asked): number {
  const { cycle, terms } = asked;
  const reporting = tierOf(asked)?.reporting ?? null;
  if (terms.outsideReportingHours === 'clock-unchanged' || reporting === null) return cycle.start.at;
  return naiveNextOpening(reporting.calendar, cycle.start.at) ?? cycle.start.at;
}

function remoteReaction(asked: Asked): Promised {
  const { events, cycle, terms } = asked;
  const stop = firstInCycle(events, cycle, terms.remoteStops);
  const change = lastVisitChange(events, cycle);
  // "and `remote-reaction`, if it had not stopped before the `technician-required`, is `void`
  // (`visit-required`)"; "a `remote-reaction` that was void for `visit-required` is back, with its first
  // start"
  const visitVoids =
    change !== null && change.type === 'technician-required' && !(stop !== null && stop.order < change.order);
  return {
    kind: 'remote-reaction',
    cycle,
    startAt: reportedAt(asked),
    goal: tierOf(asked)?.remote ?? null,
    thresholds: terms,
    stop,
    voidReason: earlierVoidReason(asked) ?? (visitVoids ? 'visit-required' : null),
    refusals: [],
  };
}

/** The event with which the onsite reaction of a cycle starts: the report, or the last one to require a visit. */
function onsiteStart({ events, cycle, terms }: Asked): NaiveEvent {
  if (terms.onsiteStarts === 'report') return cycle.start;
  const required = eventsInCycle(events, cycle).filter(
    (event) => event.type === 'technician-required' && changesVisit(events, event),
  );
  // A visit that was required before is required from the start.
  return required.at(-1) ?? cycle.start;
}

function onsiteReaction(asked: Asked): Promised {
  const { events, cycle, terms } = asked;
  const start = onsiteStart(asked);
  const fromStart = eventsInCycle(events, cycle).filter((event) => event.order >= start.order);
  const stop = fromStart.find((event) => terms.onsiteStops.includes(event.type)) ?? null;
  const change = lastVisitChange(events, cycle);
  // "A later `technician-not-required` makes `onsite-reaction` void (`visit-not-required`) unless it had
  // stopped"
  const visitVoids =
    change !== null &&
    change.type === 'technician-not-required' &&
    !(stop !== null && stop.order < change.order);
  const excuses = terms.accessRefused === 'excuses';
  return {
    kind: 'onsite-reaction',
    cycle,
    startAt: Math.max(reportedAt(asked), start.at),
    goal: tierOf(asked)?.onsite ?? null,
    thresholds: terms,
    stop,
    voidReason: earlierVoidReason(asked) ?? (visitVoids ? 'visit-not-required' : null),
    refusals: excuses ? fromStart.filter((event) => event.type === 'access-refused') : [],
  };
}

function clocksOf(asked: Asked): Promised[] {
  const clocks = [remoteReaction(asked)];
  // "Then there is an `onsite-reaction` clock"
  if (wasVisitRequired(asked.events, asked.cycle)) clocks.push(onsiteReaction(asked));
  return clocks;
}

// "Repair work applies from the report to `restored`, `closed` or `merged`, also while `not-covered`."
function isRepairGoingOn(events: readonly NaiveEvent[], cycle: Cycle): boolean {
  return cycle.end === null && !eventsInCycle(events, cycle).some((event) => event.type === 'restored');
}

function repairOf(asked: Asked): { state: string; resumesAt: string | null } | null {
  const tier = tierOf(asked);
  // "null once restored or closed, and without an agreement"
  if (tier === null || !isRepairGoingOn(asked.events, asked.cycle)) return null;
  if (tier.repair === null) return { state: 'non-stop', resumesAt: null };
  // "Basis is `working` while `aura-basis-repair` is open and `suspended` until its next opening otherwise"
  const opening = naiveNextOpening(tier.repair, asked.line.now);
  if (opening === null) return { state: 'working', resumesAt: null };
  return { state: 'suspended', resumesAt: printInstant(opening) };
}

function isAllClearOwed(events: readonly NaiveEvent[], latest: Cycle): boolean {
  // "a `restored` (the latest cycle's last) without a later `all-clear-sent` is marked `all-clear-owed`; ...
  // a `restored` while no cycle is open counts for nothing"
  const restored = eventsInCycle(events, latest)
    .filter((event) => event.type === 'restored')
    .at(-1);
  if (restored === undefined) return false;
  return !events.some((event) => event.type === 'all-clear-sent' && event.order > restored.order);
}

function isOutsideReportingHours(
  { line, cycle }: Asked,
  reporting: NonNullable<NaiveTier['reporting']>,
): boolean {
  // "A Basis report at another time, or by e-mail, is marked `outside-reporting-hours`, judged for the latest
  // cycle"
  const channel = line.events.find((event) => event.type === 'opened')?.channel ?? '';
  return reporting.notBy.includes(channel) || !naiveIsOpen(reporting.calendar, cycle.start.at);
}

function isRepairInterrupted(events: readonly NaiveEvent[], latest: Cycle): boolean {
  // "the mark `repair-interrupted` while the last of `repair-paused` / `repair-resumed` in the cycle is
  // `repair-paused` (the mark ends with the repair work)"
  const last = eventsInCycle(events, latest)
    .filter((event) => event.type === 'repair-paused' || event.type === 'repair-resumed')
    .at(-1);
  return isRepairGoingOn(events, latest) && last?.type === 'repair-paused';
}

function marksOf(asked: Asked): string[] {
  const { line, events, cycle: latest } = asked;
  const marks: string[] = [];
  const tier = tierOf(asked);
  // "Mark `customer-bears-cost` while the latest cycle is classified `customer-network`, and for good after
  // an `access-refused`"
  const refused = events.some((event) => event.type === 'access-refused');
  if (refused || coverageOf(events, latest) === 'customer-network') marks.push('customer-bears-cost');
  // "A ticket without a customer number is marked `customer-number-missing`"
  if (line.customerId === null) marks.push('customer-number-missing');
  const reporting = tier?.reporting ?? null;
  if (reporting !== null && isOutsideReportingHours(asked, reporting)) marks.push('outside-reporting-hours');
  if (tier?.keepsInformed && isAllClearOwed(events, latest)) marks.push('all-clear-owed');
  // "Pro is `non-stop` until `restored` ..., with the mark `repair-interrupted`"
  if (tier?.repair === null && isRepairInterrupted(events, latest)) marks.push('repair-interrupted');
  return marks.toSorted();
}

/** What is answered about a ticket; whether a breach is excused is known to compliance only. */
export interface TicketAnswer {
  readonly clocks: readonly ClockAnswer[];
  readonly charges: readonly object[];
  readonly alarms: readonly string[];
  readonly marks: readonly string[];
  readonly repair: object | null;
  readonly emergencySupport: string | null;
}

/** `events`: those up to `now`, in event order; empty when the ticket is opened after `now`. */
export function auraAnswer(
  line: TicketLine,
  events: readonly NaiveEvent[],
  versions: readonly NaiveVersion<NaiveAddressTerms>[],
): TicketAnswer {
  const asked = cyclesOf(events).map((cycle): Asked => {
    return { line, events, cycle, terms: governing(versions, cycle.start.at) };
  });
  const latest = asked.at(-1);
  return {
    clocks: clockAnswers(asked.flatMap(clocksOf), line.now),
    charges: [],
    alarms: [],
    marks: latest === undefined ? [] : marksOf(latest),
    repair: latest === undefined ? null : repairOf(latest),
    emergencySupport: null,
  };
}
