import type { AcknowledgedBy } from '../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { AcknowledgementEntry } from '../database/desk-entry.ts';
import { addToDeskFile } from '../database/desk-file.ts';
import type { Store } from '../database/store.ts';

/** Somebody acknowledges an alarm: at a screen, by its name, or by the link that they were sent. */
export interface Acknowledging {
  /** Of its own, so that a line that is read again is the same entry. */
  readonly id: string;
  readonly alarm: string;
  readonly by:
    | { readonly kind: 'screen'; readonly screen: string }
    | { readonly kind: 'link'; readonly name: string };
}

/** What became of an acknowledgement. */
export type AcknowledgementTaken =
  | { readonly kind: 'taken'; readonly alarm: BoardAlarm; readonly by: AcknowledgedBy }
  | { readonly kind: 'unknown'; readonly sentence: string }
  | { readonly kind: 'ended'; readonly sentence: string };

/**
 * Keeps an acknowledgement, first in the second file and then in the database: "recorded as 'at screen X, on duty J.
 * Weber'". It stops the sound, and the telling for a while; not the clock. Throws `NotKept` when the file cannot be
 * written.
 */
export function acknowledge(
  store: Store,
  file: string,
  { id, alarm: alarmId, by }: Acknowledging,
  now: Instant,
): AcknowledgementTaken {
  const alarm = store.alarms.one(alarmId);
  if (!alarm) return { kind: 'unknown', sentence: `there is no alarm ${alarmId} on file` };
  if (alarm.end !== null) {
    return { kind: 'ended', sentence: `the alarm is over (${alarm.end.kind}): nobody is waited for` };
  }
  const recorded: AcknowledgedBy =
    by.kind === 'link' ? by : { ...by, onDuty: onDutyNames(store, alarm.provider, now) };
  const { reactWithinMs: countsMs } = store.alarming.plan.rules;
  const entry: AcknowledgementEntry = {
    ...{ entry: 'acknowledgement', id, alarm: alarmId, at: now },
    ...{ by: recorded, countsMs },
  };
  const takeAway = addToDeskFile(file, [entry]);
  try {
    store.db.transaction(() => {
      store.deskWritings.add(entry);
      store.alarms.put({ ...alarm, nextAt: now });
    })();
  } catch (error) {
    takeAway();
    throw error;
  }
  return { kind: 'taken', alarm: store.alarms.forBoard(alarmId)!, by: recorded };
}

function onDutyNames(store: Store, provider: string, now: Instant): string[] {
  const shifts = store.duty.shiftsAt(provider, now).toSorted((a, b) => a.level - b.level);
  const lowest = shifts[0]?.level;
  return [...new Set(shifts.filter(({ level }) => level === lowest).map(({ name }) => name))];
}
