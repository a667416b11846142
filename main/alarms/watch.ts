import { alarmId } from '../../src/alarms/alarm.ts';
import { silentSince, type Watched } from '../../src/alarms/silence.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import { heardAgain, silenceAlarm } from './unticketed.ts';

/** Another station gave a sign of life: what was raised of its silence is over. Answers the alarms that ended. */
export function heardFrom(store: Store, station: string, now: Instant): BoardAlarm[] {
  return store.db.transaction(() => {
    store.heartbeats.heard(station, now);
    return heardAgain(store, station, now);
  })();
}

/**
 * Raises an alarm for each watched station that gives no sign of life, once for each silence. `listeningSince`: since when
 * this station is there without a break. Answers the alarms that are new.
 */
export function lookForSilence(
  store: Store,
  watched: readonly Watched[],
  listeningSince: Instant,
  now: Instant,
): BoardAlarm[] {
  return store.db.transaction(() =>
    watched.flatMap((one) => {
      store.heartbeats.expect(one.station, now);
      const since = silentSince(one, store.heartbeats.last(one.station)!, listeningSince, now);
      if (since === null) return [];
      const id = alarmId({ kind: 'silence', station: one.station }, since);
      if (store.alarms.one(id)) return [];
      silenceAlarm(store, one.station, one.provider, since, now);
      return [store.alarms.forBoard(id)!];
    }),
  )();
}
