import { type Alarm, type AlarmEnd, alarmId } from '../../src/alarms/alarm.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';

/** Nothing is owed, and nobody is waited for. */
const NOTHING_OWED = { dueAt: null, shares: [], escalations: [], acknowledged: [], end: null };

/**
 * Raises a test alarm: whoever is on duty for the provider is told by every channel that reaches them, once. `by` is the
 * screen, or who asked. While another test goes on that one is answered: nobody is told twice since a key was pressed twice.
 */
export function testAlarm(store: Store, by: string, provider: string, now: Instant): BoardAlarm {
  return store.db.transaction(() => {
    const other = store.alarms
      .goingOn()
      .find(({ about, provider: tested }) => about.kind === 'test' && tested === provider);
    if (other) return store.alarms.forBoard(other.id)!;
    const about = { kind: 'test', by } as const;
    const id = alarmId(about, now);
    const alarm: Alarm = { id, about, provider, raisedAt: now, knownAt: now, once: true, ...NOTHING_OWED };
    store.alarms.put({ ...alarm, nextAt: now });
    return store.alarms.forBoard(id)!;
  })();
}

/**
 * Raises the alarm of a station that gives no sign of life since an instant; null where one was raised already. One that
 * ended since nobody watched the station goes on: it is watched again, and is as silent as it was. `provider`: whose people
 * are told, also of one that goes on and was raised for another's.
 */
export function silenceAlarm(
  store: Store,
  station: string,
  provider: string,
  since: Instant,
  now: Instant,
): BoardAlarm | null {
  const about = { kind: 'silence', station } as const;
  const id = alarmId(about, since);
  // Also one since another instant: the clock may have been set back meanwhile.
  const going = silentStations(store).find((one) => one.station === station);
  if (going) {
    if (going.alarm.provider === provider) return null;
    store.alarms.put({ ...going.alarm, provider, nextAt: now });
    return store.alarms.forBoard(going.alarm.id);
  }
  const known = store.alarms.one(id);
  if (known?.end?.kind === 'not-watched') {
    store.alarms.add(id, { kind: 'resumed', at: now });
    store.alarms.put({ ...known, provider, end: null, nextAt: now });
    return store.alarms.forBoard(id);
  }
  if (known) return null;
  const alarm: Alarm = { id, about, provider, raisedAt: since, knownAt: now, once: false, ...NOTHING_OWED };
  store.alarms.put({ ...alarm, nextAt: now });
  return store.alarms.forBoard(id);
}

/** Ends the alarms of silent stations that need none any more; answers those. */
export function endSilences(
  store: Store,
  isOver: (station: string) => boolean,
  end: Extract<AlarmEnd, { kind: 'heard-again' | 'not-watched' }>,
): BoardAlarm[] {
  const over = silentStations(store).filter(({ station }) => isOver(station));
  return over.map(({ alarm }) => {
    store.alarms.add(alarm.id, { kind: 'ended', at: end.at, end });
    store.alarms.put({ ...alarm, end, nextAt: end.at });
    return store.alarms.forBoard(alarm.id)!;
  });
}

function silentStations(store: Store) {
  return store.alarms
    .goingOn()
    .flatMap((alarm) => (alarm.about.kind === 'silence' ? [{ alarm, station: alarm.about.station }] : []));
}
