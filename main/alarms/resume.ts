import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';

/**
 * Has every alarm that goes on, or waits for something, looked at again, as after a start, a sleep, a changed
 * configuration, or a step of the clock. What is dated later than now, since the clock was set back, counts as of now.
 */
export function resumeAlarms(store: Store, now: Instant): void {
  store.db.transaction(() => {
    for (const alarm of store.alarms.goingOn()) {
      const isAhead = store.alarms.entriesOf(alarm.id).some(({ at }) => at > now);
      if (isAhead) store.alarms.add(alarm.id, { kind: 'clock-set-back', at: now });
      store.alarms.put({ ...alarm, nextAt: now });
    }
    for (const id of store.alarms.waiting()) {
      const alarm = store.alarms.one(id)!;
      if (alarm.end !== null) store.alarms.put({ ...alarm, nextAt: Math.min(alarm.nextAt ?? now, now) });
    }
  })();
}
