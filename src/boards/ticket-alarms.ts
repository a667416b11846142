import type { Instant } from '../calendars/period.ts';
import type { VoidReason } from '../clocks/clock.ts';
import type { Verdict } from '../clocks/verdict.ts';
import type { Acknowledgement, BoardTicket } from './board.ts';

/** An alarm that a ticket raised, as far as it had come at an instant. */
export interface TicketAlarm {
  readonly raisedAt: Instant;
  /** Who acknowledged it; null while nobody has. "Acknowledging stops the sound, not the clock." */
  readonly acknowledged: Pick<Acknowledgement, 'at' | 'by'> | null;
  readonly end: AlarmEnd | null;
}

/** What ended the need for an alarm: the first reaction, the end of the ticket's cycle, or that its clock became void. */
export type AlarmEnd =
  | { readonly kind: 'reaction'; readonly at: Instant }
  | { readonly kind: 'cycle-ended'; readonly at: Instant }
  | { readonly kind: 'void'; readonly at: Instant | null; readonly reason: VoidReason };

/**
 * The alarms of a ticket as of `at`, by time: "Any emergency flagged ticket raises an alarm with the current duty
 * on-call employee". Each belongs to the clock that starts with it.
 */
export function ticketAlarms(
  { acknowledgements }: BoardTicket,
  { alarms, clocks, life }: Verdict,
  at: Instant,
): TicketAlarm[] {
  const taken = new Set<number>();
  return alarms.map((raisedAt) => {
    // Alarms that are raised at the same instant belong to clocks of their own.
    const index = clocks.findIndex((clock, i) => clock.startedAt === raisedAt && !taken.has(i));
    taken.add(index);
    const answer = acknowledgements.find((one) => one.alarmAt === raisedAt && one.at <= at);
    return {
      raisedAt,
      acknowledged: answer ? { at: answer.at, by: answer.by } : null,
      end: index < 0 ? null : endOf(clocks[index], life),
    };
  });
}

function endOf(clock: Verdict['clocks'][number], { events }: Verdict['life']): AlarmEnd | null {
  const { state, evidence, stoppedAt, cycleEndedAt } = clock;
  if (state.kind === 'void') {
    const at = evidence.reason === null ? null : (events[evidence.reason]?.at ?? null);
    return { kind: 'void', at, reason: state.reason };
  }
  if (stoppedAt !== null) return { kind: 'reaction', at: stoppedAt };
  return cycleEndedAt === null ? null : { kind: 'cycle-ended', at: cycleEndedAt };
}
