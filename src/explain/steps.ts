import { agreementSteps } from './agreement-steps.ts';
import { calendarSteps } from './calendar-steps.ts';
import { endSteps } from './end-steps.ts';
import type { Explained } from './explain.ts';
import type { Step } from './ledger.ts';
import { stateSteps } from './state-steps.ts';
import { supportSteps } from './support-steps.ts';

/** The decisions by which a clock came about, in the order in which a person would work it out. */
export function stepsOf(explained: Explained): Step[] {
  const { terms } = explained.version;
  return [
    ...(terms.form === 'emergency-tickets'
      ? supportSteps(explained, terms)
      : agreementSteps(explained, terms)),
    ...calendarSteps(explained),
    ...endSteps(explained),
    ...stateSteps(explained),
  ];
}
