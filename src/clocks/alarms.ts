import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { type TermsHistory, termsAt } from '../agreements/terms-history.ts';
import type { Instant } from '../calendars/period.ts';
import type { Life } from '../tickets/cycles.ts';
import type { Clock } from './clock.ts';

/**
 * The instants at which an alarm is due, by time: "Any emergency flagged ticket raises an alarm with the
 * current duty on-call employee". One at every start of a `first-reaction` clock as judged now, whatever
 * becomes of it; but none for a ticket that is not processed. Reading (`noAlarmFor`): one from outside the ticket
 * system, or from a child account. Equal instants are all listed.
 */
export function alarmsDue(
  clocks: readonly Clock[],
  { cycles }: Life,
  history: TermsHistory<EmergencyTicketsTerms>,
): Instant[] {
  const isProcessed = ({ cycle, voidReason }: Clock) => {
    const { readings } = termsAt(history, cycles[cycle - 1].startedAt).terms;
    return !readings.noAlarmFor.some((reason) => reason === voidReason);
  };
  return clocks
    .filter(isProcessed)
    .map((clock) => clock.startedAt)
    .sort((a, b) => a - b);
}
