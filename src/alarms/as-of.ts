import type { BoardAlarm } from '../boards/board.ts';
import type { Instant } from '../calendars/period.ts';
import type { AlarmEnd } from './alarm.ts';
import { dated } from './alarm-entry.ts';

/**
 * An alarm as it was on file at an instant: what was recorded, or happened, later is left out. Null where it was not
 * raised yet. One of which the station learnt later is told all the same: `knownAt` says so.
 */
export function alarmAsOf(alarm: BoardAlarm, at: Instant): BoardAlarm | null {
  if (alarm.raisedAt > at) return null;
  return {
    ...alarm,
    escalations: alarm.escalations.filter((one) => one <= at),
    acknowledged: alarm.acknowledged.filter((one) => one.at <= at),
    end: endAsOf(alarm, at),
    entries: dated(alarm.entries).filter((one) => one.at <= at),
  };
}

/** What had ended an alarm by then: as its entries have it, where it ended or went on again since. */
function endAsOf({ end, entries }: BoardAlarm, at: Instant): AlarmEnd | null {
  const turns = dated(entries).filter((one) => one.kind === 'ended' || one.kind === 'resumed');
  const later = turns.find((one) => one.at > at);
  if (!later) return end !== null && end.at !== null && end.at > at ? null : end;
  const last = turns.filter((one) => one.at <= at).at(-1);
  return last?.kind === 'ended' ? last.end : null;
}
