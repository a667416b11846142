import { lifeNow, waitingNow } from '../../../src/boards/alarms-now.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import type { TicketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { askAlarms } from '../../feed/alarms-desk-door.ts';
import type { DeskView } from '../desk-view.ts';
import { useAnswer } from '../use-answer.ts';

/** The alarms of a ticket as of the instant that its page shows. */
export interface TicketAlarmsTold {
  /** The last one first. */
  readonly alarms: readonly BoardAlarm[];
  /** Those that wait to be acknowledged now, and since when, the oldest first. None in the past, and on a copy. */
  readonly waiting: readonly { readonly id: string; readonly since: Instant }[];
  /** Whether the station has said what was done about them. */
  readonly isTold: boolean;
  /** It does not say so. */
  readonly isSilent: boolean;
}

const MINUTE = 60_000;

/**
 * Asks for the alarms of a ticket. `reviewing`: a past instant is shown. `isKnownThen`: told by what was known then, so
 * that an alarm that the station learnt of later is left out.
 */
export function useTicketAlarms(
  { ticket, at }: TicketLedgers,
  view: DeskView,
  reviewing: boolean,
  isKnownThen: boolean,
): TicketAlarmsTold {
  const { board } = view;
  const onBoard = board.alarms.filter(({ about }) => about.kind === 'ticket' && about.ticket === ticket.id);
  const { answer, current, problem } = useAnswer(
    ticket.id,
    (signal) => askAlarms(ticket.id, signal),
    // Anew with each entry, and each minute, since what is past is on no board.
    `${Math.floor(board.now / MINUTE)} ${JSON.stringify(onBoard.map(({ entries, end }) => [entries.length, end]))}`,
  );
  const told = current ? (answer?.alarms ?? []) : [];
  const isLive = !reviewing && !board.settings?.copy;
  return {
    alarms: told.filter(({ raisedAt, knownAt }) => (isKnownThen ? knownAt : raisedAt) <= at).toReversed(),
    waiting: (isLive ? told : []).flatMap((alarm) => {
      const waits = waitingNow(alarm, lifeNow(alarm, board), board);
      return waits ? [{ id: alarm.id, since: waits.since }] : [];
    }),
    isTold: current,
    isSilent: problem !== null && answer === null,
  };
}
