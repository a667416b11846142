import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { activationAt, countsAsEmergency, emergencySupport } from '../clocks/emergency-support.ts';
import { switchChanges } from '../tickets/cycles.ts';
import type { Explained } from './explain.ts';
import type { Step } from './ledger.ts';
import { causeOf, step } from './step.ts';

/** Of a first reaction: whether its service has emergency support, which flag called for it, and when it started. */
export function supportSteps(explained: Explained, terms: EmergencyTicketsTerms): Step[] {
  const { clock, verdict } = explained;
  const { sentences, firstReaction } = terms;
  const { start } = clock.evidence;
  const flag = switchChanges(verdict.life, 'emergency-flagged', 'emergency-unflagged');
  const flagged = flag.findLast(({ index, on }) => on && index <= start)?.index ?? start;
  return [
    supportStep(explained, terms),
    step(
      { kind: 'clock', goalMs: firstReaction.goalMs, cause: causeOf(explained, flagged) },
      firstReaction.sentence ?? sentences['first-reaction'],
    ),
    step(
      { kind: 'start', at: clock.startedAt, cause: causeOf(explained, start) },
      verdict.life.events[start].type === 'case-accepted' ? sentences['child-account'] : null,
    ),
  ];
}

function supportStep({ facts, clock }: Explained, terms: EmergencyTicketsTerms): Step {
  const { sentences, includedServices, freeActivationFromEur } = terms;
  const support = emergencySupport(facts, terms, clock.startedAt);
  const activation = support === 'activated' ? activationAt(facts, clock.startedAt) : undefined;
  const { service, serviceKind } = facts.ticket;
  return step(
    { kind: 'support', support, service: serviceKind ?? service, fact: activation?.fact ?? null },
    support === 'requestable-free' ? sentences.activation : sentences['emergency-not-activated'],
    countsAsEmergency(support) ? { includedServices } : { includedServices, freeActivationFromEur },
  );
}
