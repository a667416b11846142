import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';

/**
 * Has every alarm that goes on, or waits for something, looked at again, as after a start, a sleep, a changed
 * configuration, or a step of the clock. What is dated later than now, since the clock was set back, counts as of now.
 * None is read here, so that one that cannot be holds up no other.
 */
export function resumeAlarms({ db, alarms }: Store, now: Instant): void {
  db.transaction(() => {
    for (const id of alarms.toResume()) {
      if (alarms.isAhead(id, now)) alarms.add(id, { kind: 'clock-set-back', at: now });
      alarms.postpone(id, now);
    }
  })();
}
