// The agreement of AURA: tiers that belong to an address.
import { naiveIsOpen, naiveNextOpening } from './calendars.ts';
import { clockAnswers, type Promised } from './clocks.ts';
import { type Cycle, coverageOf, cyclesOf, eventsInCycle } from './cycles.ts';
import type { NaiveHolidays } from './holidays.ts';
import { isValidAt, printInstant } from './instants.ts';
import type { Agreement, NaiveEvent, TicketLine } from './lines.ts';
import { standardCalendar } from './standard-calendars.ts';

const zone = 'Europe/Copenhagen';
const hourMs = 3_600_000;

const goals = {
  'remote-reaction': {
    basis: { ms: 3 * hourMs, calendar: 'aura-basis-repair' },
    pro: { ms: 1 * hourMs, calendar: 'aura-pro' },
  },
  'onsite-reaction': {
    basis: { ms: 8 * hourMs, calendar: 'aura-basis-onsite' },
    pro: { ms: 3 * hourMs, calendar: 'aura-pro' },
  },
} as const;

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
function earlierVoidReason(line: TicketLine, events: readonly NaiveEvent[], cycle: Cycle): string | null {
  if (line.addressId === null) return 'address-unknown';
  if (agreementOf(line, cycle) === null) return 'no-agreement';
  if (coverageOf(events, cycle) === 'customer-network') return 'not-covered';
  return null;
}

function goalOf(
  line: TicketLine,
  holidays: NaiveHolidays,
  cycle: Cycle,
  kind: 'remote-reaction' | 'onsite-reaction',
): Promised['goal'] {
  const agreement = agreementOf(line, cycle);
  if (agreement === null) return null;
  const goal = goals[kind][agreement.tier];
  return { ms: goal.ms, calendar: standardCalendar(holidays, goal.calendar) };
}

function remoteReaction(
  line: TicketLine,
  holidays: NaiveHolidays,
  events: readonly NaiveEvent[],
  cycle: Cycle,
): Promised {
  const kind = 'remote-reaction';
  // "`remote-reaction` stops at the first `repair-started`, `technician-arrived` or `restored`."
  const stop = firstInCycle(events, cycle, ['repair-started', 'technician-arrived', 'restored']);
  const change = lastVisitChange(events, cycle);
  // "and `remote-reaction`, if it had not stopped before the `technician-required`, is `void`
  // (`visit-required`)"; "a `remote-reaction` that was void for `visit-required` is back, with its first
  // start"
  const visitVoids =
    change !== null && change.type === 'technician-required' && !(stop !== null && stop.order < change.order);
  return {
    kind,
    cycle,
    // "Both start when the cycle starts, with the report"
    startAt: cycle.start.at,
    goal: goalOf(line, holidays, cycle, kind),
    stop,
    voidReason: earlierVoidReason(line, events, cycle) ?? (visitVoids ? 'visit-required' : null),
  };
}

function onsiteReaction(
  line: TicketLine,
  holidays: NaiveHolidays,
  events: readonly NaiveEvent[],
  cycle: Cycle,
): Promised {
  const kind = 'onsite-reaction';
  // "which stops at the first `technician-arrived` or `restored` of the cycle"
  const stop = firstInCycle(events, cycle, ['technician-arrived', 'restored']);
  const change = lastVisitChange(events, cycle);
  // "A later `technician-not-required` makes `onsite-reaction` void (`visit-not-required`) unless it had
  // stopped"
  const visitVoids =
    change !== null &&
    change.type === 'technician-not-required' &&
    !(stop !== null && stop.order < change.order);
  return {
    kind,
    cycle,
    startAt: cycle.start.at,
    goal: goalOf(line, holidays, cycle, kind),
    stop,
    voidReason: earlierVoidReason(line, events, cycle) ?? (visitVoids ? 'visit-not-required' : null),
  };
}

function clocksOf(
  line: TicketLine,
  holidays: NaiveHolidays,
  events: readonly NaiveEvent[],
  cycle: Cycle,
): Promised[] {
  const clocks = [remoteReaction(line, holidays, events, cycle)];
  // "Then there is an `onsite-reaction` clock"
  if (wasVisitRequired(events, cycle)) clocks.push(onsiteReaction(line, holidays, events, cycle));
  return clocks;
}

// "Repair work applies from the report to `restored`, `closed` or `merged`, also while `not-covered`."
function isRepairGoingOn(events: readonly NaiveEvent[], cycle: Cycle): boolean {
  return cycle.end === null && !eventsInCycle(events, cycle).some((event) => event.type === 'restored');
}

function repairOf(
  line: TicketLine,
  holidays: NaiveHolidays,
  events: readonly NaiveEvent[],
  cycle: Cycle,
): { state: string; resumesAt: string | null } | null {
  const agreement = agreementOf(line, cycle);
  // "null once restored or closed, and without an agreement"
  if (agreement === null || !isRepairGoingOn(events, cycle)) return null;
  if (agreement.tier === 'pro') return { state: 'non-stop', resumesAt: null };
  // "Basis is `working` while `aura-basis-repair` is open and `suspended` until its next opening otherwise"
  const opening = naiveNextOpening(standardCalendar(holidays, 'aura-basis-repair'), line.now);
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

function isOutsideReportingHours(line: TicketLine, holidays: NaiveHolidays, latest: Cycle): boolean {
  // "A Basis report at another time, or by e-mail, is marked `outside-reporting-hours`, judged for the latest
  // cycle"
  const channel = line.events.find((event) => event.type === 'opened')?.channel;
  const open = naiveIsOpen(standardCalendar(holidays, 'aura-basis-phone'), latest.start.at);
  return channel === 'email' || !open;
}

function isRepairInterrupted(events: readonly NaiveEvent[], latest: Cycle): boolean {
  // "the mark `repair-interrupted` while the last of `repair-paused` / `repair-resumed` in the cycle is
  // `repair-paused` (the mark ends with the repair work)"
  const last = eventsInCycle(events, latest)
    .filter((event) => event.type === 'repair-paused' || event.type === 'repair-resumed')
    .at(-1);
  return isRepairGoingOn(events, latest) && last?.type === 'repair-paused';
}

function marksOf(
  line: TicketLine,
  holidays: NaiveHolidays,
  events: readonly NaiveEvent[],
  latest: Cycle,
): string[] {
  const marks: string[] = [];
  const tier = agreementOf(line, latest)?.tier ?? null;
  // "Mark `customer-bears-cost` while the latest cycle is classified `customer-network`, and for good after
  // an `access-refused`"
  const refused = events.some((event) => event.type === 'access-refused');
  if (refused || coverageOf(events, latest) === 'customer-network') marks.push('customer-bears-cost');
  // "A ticket without a customer number is marked `customer-number-missing`"
  if (line.customerId === null) marks.push('customer-number-missing');
  if (tier === 'basis' && isOutsideReportingHours(line, holidays, latest)) {
    marks.push('outside-reporting-hours');
  }
  // "Status and all-clear ..., Pro only"
  if (tier === 'pro' && isAllClearOwed(events, latest)) marks.push('all-clear-owed');
  if (tier === 'pro' && isRepairInterrupted(events, latest)) marks.push('repair-interrupted');
  return marks.toSorted();
}

/** `events`: those up to `now`, in event order; empty when the ticket is opened after `now`. */
export function auraAnswer(line: TicketLine, events: readonly NaiveEvent[], holidays: NaiveHolidays): object {
  const cycles = cyclesOf(events);
  const latest = cycles.at(-1);
  const clocks = cycles.flatMap((cycle) => clocksOf(line, holidays, events, cycle));
  return {
    clocks: clockAnswers(clocks, line.now),
    charges: [],
    alarms: [],
    marks: latest === undefined ? [] : marksOf(line, holidays, events, latest),
    repair: latest === undefined ? null : repairOf(line, holidays, events, latest),
    emergencySupport: null,
  };
}
