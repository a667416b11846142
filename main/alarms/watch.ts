import { silentSince, type Watched } from '../../src/alarms/silence.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import { endSilences, silenceAlarm } from './unticketed.ts';

/** Another station gave a sign of life: what was raised of its silence is over. Answers the alarms that ended. */
export function heardFrom(store: Store, station: string, now: Instant): BoardAlarm[] {
  return store.db.transaction(() => {
    store.heartbeats.heard(station, now);
    return endSilences(store, (one) => one === station, { kind: 'heard-again', at: now });
  })();
}

/** From now on these stations are watched, and no other: the silence of one that was taken out alarms nobody any more. */
export function watchOnly(store: Store, stations: readonly string[], now: Instant): BoardAlarm[] {
  return store.db.transaction(() =>
    endSilences(store, (one) => !stations.includes(one), { kind: 'not-watched', at: now }),
  )();
}

/**
 * Raises an alarm for each watched station that gives no sign of life, once for each silence. `listeningSince`: since when
 * this station is there without a break. Answers the alarms that are new, or for another provider's people now.
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
      const raised = silenceAlarm(store, one.station, one.provider, since, now);
      return raised ? [raised] : [];
    }),
  )();
}
