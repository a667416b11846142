import type { AddressTiersTerms, EmergencyTicketsTerms } from '../agreements/terms.ts';
import { customerNetworkSince } from '../clocks/governing-tier.ts';
import { type Cycle, endIndex, firstOf, switchChanges } from '../tickets/cycles.ts';
import type { Explained } from './explain.ts';
import type { Step, WhyUnchanged } from './ledger.ts';
import { type Applied, causeOf, step } from './step.ts';

/**
 * Events that might have changed a clock and did not: by a reading, or since they came too late or too early. Whoever
 * looks at the ticket's events asks why.
 */
export function unchangedSteps(explained: Explained): Step[] {
  const { clock, verdict, version } = explained;
  const { terms } = version;
  const isVoid = clock.state.kind === 'void';
  const cycle = verdict.life.cycles[clock.cycle - 1];
  if (terms.form === 'emergency-tickets') {
    if (isVoid) return [];
    return [...reactionTooEarly(explained, cycle, terms), ...flagWithdrawn(explained, cycle, terms)];
  }
  const network = customerNetwork(explained, cycle, terms);
  // A void clock could not be changed by what comes after whose network it was.
  if (isVoid) return network;
  return [...network, ...visitChanged(explained, cycle), ...accessRefused(explained, cycle, terms)];
}

function unchanged(
  explained: Explained,
  why: WhyUnchanged,
  index: number,
  rule: string,
  applied: Applied = {},
): Step {
  const cause = causeOf(explained, index);
  return step({ kind: 'unchanged', why, cause }, explained.version.terms.sentences[rule], applied);
}

/** "A reaction before the `case-accepted` does not stop the clock." */
function reactionTooEarly(explained: Explained, cycle: Cycle, { readings }: EmergencyTicketsTerms): Step[] {
  const { clock, verdict } = explained;
  const { life } = verdict;
  const { start } = clock.evidence;
  if (life.events[start].type !== 'case-accepted') return [];
  const flag = switchChanges(life, 'emergency-flagged', 'emergency-unflagged');
  const flagged = flag.findLast(({ index, on }) => on && index <= start)?.index ?? start;
  const reaction = firstOf(life, readings.reactions, Math.max(flagged, cycle.first), start);
  return reaction === null
    ? []
    : [unchanged(explained, 'reaction-before-acceptance', reaction, 'child-account')];
}

/** "Unsetting it later leaves the clock as it is", or it does so at any time. */
function flagWithdrawn(explained: Explained, cycle: Cycle, { readings }: EmergencyTicketsTerms): Step[] {
  const { clock, verdict } = explained;
  const { life } = verdict;
  const { start, stop } = clock.evidence;
  const end = endIndex(life, cycle);
  const flag = switchChanges(life, 'emergency-flagged', 'emergency-unflagged');
  const withdrawn = flag.find(({ index, on }) => !on && start < index && index < end)?.index;
  if (withdrawn === undefined || clock.dueAt === null) return [];
  if (stop !== null && stop < withdrawn) {
    return [unchanged(explained, 'withdrawn-after-reaction', withdrawn, 'flag-withdrawn')];
  }
  if (life.events[withdrawn].at > clock.dueAt) {
    return [unchanged(explained, 'withdrawn-after-due', withdrawn, 'flag-withdrawn')];
  }
  const applied = { 'readings.withdrawnFlag': readings.withdrawnFlag };
  return [unchanged(explained, 'flag-withdrawn', withdrawn, 'flag-withdrawn', applied)];
}

function customerNetwork(explained: Explained, cycle: Cycle, { readings }: AddressTiersTerms): Step[] {
  const since = customerNetworkSince(explained.verdict.life, cycle);
  if (since === null || readings.customerNetwork === 'voids-clock') return [];
  // Without an agreement there is no clock whose fault it could be.
  if (explained.clock.goal === null) return [];
  const applied = { 'readings.customerNetwork': readings.customerNetwork };
  return [unchanged(explained, 'customer-network', since, 'not-covered', applied)];
}

/** A visit that changes no clock since that one had stopped before: "unless it had stopped". */
function visitChanged(explained: Explained, cycle: Cycle): Step[] {
  const { clock, verdict } = explained;
  const { life } = verdict;
  const { stop } = clock.evidence;
  const end = endIndex(life, cycle);
  const visits = switchChanges(life, 'technician-required', 'technician-not-required');
  const last = visits.findLast(({ index }) => cycle.first <= index && index < end);
  if (!last || stop === null || last.index < stop) return [];
  const remote = clock.kind === 'remote-reaction';
  if (last.on !== remote) return [];
  const why = remote ? 'required-after-reaction' : 'called-off-after-reaction';
  return [unchanged(explained, why, last.index, 'visit-required')];
}

/** An access refused that does not excuse a breach: by the reading, or since it was due already. */
function accessRefused(explained: Explained, cycle: Cycle, { readings }: AddressTiersTerms): Step[] {
  const { clock, verdict } = explained;
  const { life } = verdict;
  if (clock.kind !== 'onsite-reaction' || clock.state.kind !== 'breached' || clock.excusedBy !== null) {
    return [];
  }
  const refused = firstOf(life, ['access-refused'], clock.evidence.start, endIndex(life, cycle));
  if (refused === null) return [];
  const why = readings.accessRefused === 'excuses' ? 'refused-after-due' : 'access-refused';
  const applied = { 'readings.accessRefused': readings.accessRefused };
  return [unchanged(explained, why, refused, 'access-refused', applied)];
}
