import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type Alarms, alarmsIn } from '../database/alarms.ts';
import { DAY_MS } from '../database/board-questions.ts';
import type { Db } from '../database/database-file.ts';

/** Alarms about no ticket that had been raised at an instant, of the day before it. */
const OF_NO_TICKET = `
SELECT id FROM alarms WHERE ticket IS NULL AND raised_at > @since AND raised_at <= @at AND known_at <= @at`;

/**
 * The alarms of a past board: how each stands follows from its ticket in the scratch, what was done about it is what the
 * station had written down by then.
 */
export function pastAlarms(station: Db, scratch: Alarms) {
  const onFile = alarmsIn(station);
  const ofNoTicket = station.prepare<[{ since: Instant; at: Instant }], { id: string }>(OF_NO_TICKET);
  const asOf = (alarm: BoardAlarm, at: Instant): BoardAlarm => {
    const known = onFile.forBoard(alarm.id);
    const entries = known ? known.entries.filter((entry) => entry.at <= at) : [];
    return { ...alarm, knownAt: known?.knownAt ?? alarm.knownAt, entries };
  };
  /** Of a clock that there was, and is none any more. */
  const takenBack = (ticket: string, shown: ReadonlySet<string>, at: Instant): BoardAlarm[] =>
    onFile.ofTicket(ticket).flatMap(({ id, knownAt }) => {
      const alarm = shown.has(id) || knownAt > at ? null : onFile.forBoard(id);
      const entries = alarm?.entries.filter((entry) => entry.at <= at) ?? [];
      const last = entries.findLast(({ kind }) => kind === 'ended' || kind === 'resumed');
      return alarm && last?.kind === 'ended' ? [{ ...alarm, end: last.end, entries }] : [];
    });

  /** The alarms of tickets, and those of none, as of an instant. */
  return (tickets: readonly string[], at: Instant): BoardAlarm[] => {
    const ofTickets = tickets.flatMap((ticket) => {
      const own = scratch.ofTicket(ticket).map(({ id }) => asOf(scratch.forBoard(id)!, at));
      return [...own, ...takenBack(ticket, new Set(own.map(({ id }) => id)), at)];
    });
    const others = ofNoTicket.all({ since: at - DAY_MS, at }).map(({ id }) => {
      const alarm = onFile.forBoard(id)!;
      const isOver = alarm.end !== null && alarm.end.at !== null && alarm.end.at <= at;
      return asOf({ ...alarm, end: isOver ? alarm.end : null }, at);
    });
    return [...ofTickets, ...others];
  };
}
