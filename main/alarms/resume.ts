import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';

const SET_SINCE = "UPDATE station SET value = ? WHERE key = 'alarms-since'";

/**
 * Has every alarm that goes on, or waits for something, looked at again, as after a start, a sleep, a changed
 * configuration, or a step of the clock. What is dated later than now, since the clock was set back, counts as of now.
 * None is read here, so that one that cannot be holds up no other.
 */
export function resumeAlarms({ db, alarms, alarming, tickets }: Store, now: Instant): void {
  db.transaction(() => {
    // Begun by a clock that was ahead: until it got there, nothing would be this station's to tell.
    if (alarming.since > now) {
      alarming.since = now;
      db.prepare(SET_SINCE).run(String(now));
      tickets.lookAtOpen();
    }
    for (const id of alarms.toResume()) {
      if (alarms.isAhead(id, now)) alarms.add(id, { kind: 'clock-set-back', at: now });
      alarms.postpone(id, now);
    }
  })();
}
