import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type Alarms, alarmsIn } from '../database/alarms.ts';
import { DAY_MS } from '../database/board-questions.ts';
import type { Db } from '../database/database-file.ts';

/** Alarms about no ticket that were on the board at an instant: those that went on, and those of the day before it. */
const OF_NO_TICKET = 'SELECT id FROM alarms WHERE ticket IS NULL AND known_at <= ?';

/**
 * The alarms of a past board: how each stands follows from its ticket in the scratch, what was done about it is what the
 * station had written down by then.
 */
export function pastAlarms(station: Db, scratch: Alarms) {
  const onFile = alarmsIn(station);
  const ofNoTicket = station.prepare<[Instant], { id: string }>(OF_NO_TICKET);
  const asOf = (alarm: BoardAlarm, at: Instant): BoardAlarm[] => {
    const entries = onFile.entriesOf(alarm.id).filter((entry) => entry.at <= at);
    const last = entries.findLast(({ kind }) => kind === 'ended' || kind === 'resumed');
    const takenBack = last?.kind === 'ended' && last.end.kind === 'taken-back' ? last : null;
    // Of a clock that there was not yet, by what is known now.
    if (alarm.end?.kind === 'taken-back' && takenBack === null) return [];
    // When a clock was found to be none any more is written down, and follows from nothing else.
    const stands =
      takenBack && alarm.end?.kind === 'taken-back' ? { ...takenBack.stood, end: takenBack.end } : {};
    // One that the station learnt of later, or never, was nobody's to tell.
    const knownAt = onFile.one(alarm.id)?.knownAt ?? alarm.raisedAt;
    return [{ ...alarm, ...stands, knownAt, entries }];
  };

  /** The alarms of tickets, and those of none, as of an instant. */
  return (tickets: readonly string[], at: Instant): BoardAlarm[] => {
    const ofTickets = tickets.flatMap((ticket) =>
      scratch.ofTicket(ticket).flatMap(({ id }) => asOf(scratch.forBoard(id)!, at)),
    );
    const others = ofNoTicket.all(at).flatMap(({ id }) => {
      const alarm = onFile.forBoard(id)!;
      const end = alarm.end !== null && alarm.end.at !== null && alarm.end.at <= at ? alarm.end : null;
      return end === null || alarm.raisedAt > at - DAY_MS ? asOf({ ...alarm, end }, at) : [];
    });
    return [...ofTickets, ...others];
  };
}
