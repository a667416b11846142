import type { Terms } from '../agreements/terms.ts';
import type { Clock, VoidReason } from '../clocks/clock.ts';
import type { Explained } from './explain.ts';
import type { Step } from './ledger.ts';
import { visitRequiredBy } from './required-visit.ts';
import { type Applied, causeOf, step } from './step.ts';
import { stopReadings } from './stop-readings.ts';
import { unchangedSteps } from './unchanged-steps.ts';

/** What stopped a clock or ended its cycle, why it is void or excused, and what might have changed it and did not. */
export function endSteps(explained: Explained): Step[] {
  const { clock, version } = explained;
  const { stop, end } = clock.evidence;
  const { terms } = version;
  const steps: Step[] = [];
  // First, or what stops a void clock, which counts up to there, too, would read as if it had counted.
  if (clock.state.kind === 'void') steps.push(voidStep(explained, clock.state.reason));
  if (stop !== null && clock.goal) {
    steps.push(step({ kind: 'stop', cause: causeOf(explained, stop) }, null, stopReadings(clock, terms)));
  } else if (end !== null) {
    steps.push(step({ kind: 'cycle-ended', cause: causeOf(explained, end) }, null));
  }
  steps.push(...unchangedSteps(explained));
  if (clock.state.kind === 'breached' && clock.excusedBy !== null && terms.form === 'address-tiers') {
    const { accessRefused } = terms.readings;
    const cause = causeOf(explained, clock.excusedBy);
    const readings = { 'readings.accessRefused': accessRefused };
    steps.push(step({ kind: 'excused', cause }, terms.sentences['access-refused'], readings));
  }
  return steps;
}

function voidStep(explained: Explained, reason: VoidReason): Step {
  const { clock, verdict, version } = explained;
  const { terms } = version;
  const cycle = verdict.life.cycles[clock.cycle - 1];
  // A visit that is carried over was required before the cycle that its clock names.
  const by = reason === 'visit-required' ? visitRequiredBy(verdict.life, cycle) : clock.evidence.reason;
  const cause = by === null ? null : causeOf(explained, by);
  const sentence = terms.sentences[SENTENCE[reason] ?? reason];
  const what = { kind: 'void', reason, order: voidOrder(clock, terms), cause } as const;
  return step(what, sentence, voidReadings(clock, reason, terms));
}

/** Reasons whose sentence is that of another rule. */
const SENTENCE: Partial<Record<VoidReason, string>> = {
  'address-unknown': 'agreement',
  'no-agreement': 'agreement',
  'visit-not-required': 'visit-required',
};

/** The reasons for which such a clock can be void, "first that applies", without those that a reading rules out. */
function voidOrder({ kind }: Clock, terms: Terms): VoidReason[] {
  if (terms.form === 'emergency-tickets') {
    const withdrawn = terms.readings.withdrawnFlag === 'voids-until-due';
    return [
      ...(['outside-ticket-system', 'child-account', 'emergency-not-activated'] as const),
      ...(['not-service-impacting', ...(withdrawn ? (['flag-withdrawn'] as const) : [])] as const),
    ];
  }
  const covered = terms.readings.customerNetwork === 'voids-clock';
  return [
    ...(['address-unknown', 'no-agreement', ...(covered ? (['not-covered'] as const) : [])] as const),
    kind === 'onsite-reaction' ? 'visit-not-required' : 'visit-required',
  ];
}

function voidReadings(clock: Clock, reason: VoidReason, terms: Terms): Applied {
  // Each of these came before anything stopped it; a stop after it is named with the stop.
  const overtook = ['flag-withdrawn', 'visit-required', 'visit-not-required'].includes(reason);
  const unstopped = overtook && clock.evidence.stop === null ? stopReadings(clock, terms) : {};
  const { form, readings } = terms;
  if (form === 'emergency-tickets' && reason === 'flag-withdrawn') {
    return { 'readings.withdrawnFlag': readings.withdrawnFlag, ...unstopped };
  }
  if (form === 'address-tiers' && reason === 'not-covered') {
    return { 'readings.customerNetwork': readings.customerNetwork };
  }
  return unstopped;
}
