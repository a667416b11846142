import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import type { Sent } from './channel.ts';

/** Which try became what. */
export interface SentOne {
  readonly alarm: string;
  readonly telling: number;
  readonly person: string;
  readonly channel: string;
  readonly attempt: number;
  readonly sent: Sent;
}

/** Writes down what became of a try; the next step goes on from there at once. Answers the alarm as it reads now. */
export function alarmSent(
  store: Store,
  { alarm: id, sent, ...sending }: SentOne,
  now: Instant,
): BoardAlarm | null {
  return store.db.transaction(() => {
    if (sent.kind === 'failed') {
      store.alarms.add(id, {
        kind: 'failed',
        at: now,
        ...sending,
        why: sent.why,
        mayHaveArrived: sent.mayHaveArrived,
      });
      store.alarmChannels.failed(sending.channel, sent.why, now);
    } else {
      store.alarms.add(id, { kind: 'arrived', at: now, ...sending });
      store.alarmChannels.arrived(sending.channel, now);
    }
    const alarm = store.alarms.one(id);
    if (alarm) store.alarms.put({ ...alarm, nextAt: now });
    return store.alarms.forBoard(id);
  })();
}
