import { type Alarm, alarmId } from '../../src/alarms/alarm.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';

/** Nothing is owed, and nobody is waited for. */
const NOTHING_OWED = { dueAt: null, shares: [], escalations: [], acknowledged: [], end: null };

/**
 * Raises a test alarm: whoever is on duty for the provider is told by every channel that reaches them, once. `by` is the
 * screen, or who asked.
 */
export function testAlarm(store: Store, by: string, provider: string, now: Instant): BoardAlarm {
  const about = { kind: 'test', by } as const;
  const id = alarmId(about, now);
  const alarm: Alarm = { id, about, provider, raisedAt: now, knownAt: now, once: true, ...NOTHING_OWED };
  store.db.transaction(() => store.alarms.put({ ...alarm, nextAt: now }))();
  return store.alarms.forBoard(id)!;
}

/** Raises the alarm of a station that gives no sign of life since an instant; one that is raised already stays. */
export function silenceAlarm(
  store: Store,
  station: string,
  provider: string,
  since: Instant,
  now: Instant,
): void {
  const about = { kind: 'silence', station } as const;
  const id = alarmId(about, since);
  if (store.alarms.one(id)) return;
  const alarm: Alarm = { id, about, provider, raisedAt: since, knownAt: now, once: false, ...NOTHING_OWED };
  store.db.transaction(() => store.alarms.put({ ...alarm, nextAt: now }))();
}

/** The station is heard again: its alarm is over. Answers the alarms that ended. */
export function heardAgain(store: Store, station: string, now: Instant): BoardAlarm[] {
  return store.db.transaction(() => {
    const own = store.alarms
      .goingOn()
      .filter(({ about }) => about.kind === 'silence' && about.station === station);
    for (const alarm of own) {
      const end = { kind: 'heard-again', at: now } as const;
      store.alarms.add(alarm.id, { kind: 'ended', at: now, end });
      store.alarms.put({ ...alarm, end, nextAt: now });
    }
    return own.map(({ id }) => store.alarms.forBoard(id)!);
  })();
}
