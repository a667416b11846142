import type { Instant } from '../calendars/period.ts';
import type { Clock } from './clock.ts';

/**
 * The instants at which an alarm is due, by time: "Any emergency flagged ticket raises an alarm with the
 * current duty on-call employee". One at every start of a `first-reaction` clock as judged now, whatever
 * becomes of it; but for tickets that are not processed: those from outside the ticket system and from child
 * accounts. Equal instants are all listed.
 */
export function alarmsDue(clocks: readonly Clock[]): Instant[] {
  return clocks
    .filter((clock) => clock.kind === 'first-reaction' && isProcessed(clock))
    .map((clock) => clock.startedAt)
    .sort((a, b) => a - b);
}

function isProcessed({ state }: Clock): boolean {
  return (
    state.kind !== 'void' || (state.reason !== 'outside-ticket-system' && state.reason !== 'child-account')
  );
}
