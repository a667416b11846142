import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { type TermsHistory, termsAt } from '../agreements/terms-history.ts';
import type { Instant } from '../calendars/period.ts';
import type { Life } from '../tickets/cycles.ts';
import type { Clock } from './clock.ts';

/**
 * The clocks whose start raises an alarm, in their order: "Any emergency flagged ticket raises an alarm with the current
 * duty on-call employee". As judged now, whatever becomes of them; but none of a ticket that is not processed. Reading
 * (`noAlarmFor`): one from outside the ticket system, or from a child account.
 */
export function alarmedClocks(
  clocks: readonly Clock[],
  { cycles }: Life,
  history: TermsHistory<EmergencyTicketsTerms>,
): Clock[] {
  return clocks.filter(({ cycle, voidReason }) => {
    const { readings } = termsAt(history, cycles[cycle - 1].startedAt).terms;
    return !readings.noAlarmFor.some((reason) => reason === voidReason);
  });
}

/** The instants at which an alarm is due, by time: one at the start of each clock that raises one. Equal ones are all listed. */
export function alarmsDue(
  clocks: readonly Clock[],
  life: Life,
  history: TermsHistory<EmergencyTicketsTerms>,
): Instant[] {
  return alarmedClocks(clocks, life, history)
    .map((clock) => clock.startedAt)
    .sort((a, b) => a - b);
}
