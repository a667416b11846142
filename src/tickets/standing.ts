import type { Terms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { isLive } from '../clocks/clock.ts';
import type { Verdict } from '../clocks/verdict.ts';
import { isOnBefore, type Life, latestCycle, switchChanges } from './cycles.ts';

/** Where a ticket stands between two events. */
export interface Standing {
  /** Whether some wall has to show it: it is open, or something is still owed to its customer. */
  readonly onBoard: boolean;
  /** When its verdict changes next without an event: just after the first due instant; null when never. */
  readonly lookAt: Instant | null;
  /** When it ceased to be an open ticket with the emergency flag set; null when it never was one, or is one. */
  readonly emergencyUntil: Instant | null;
}

/** Where a ticket stands by its verdict. */
export function standingOf(verdict: Verdict, terms: Terms): Standing {
  const { life, marks, clocks } = verdict;
  const open = latestCycle(life)?.end === null;
  const owed = marks.some(
    (mark) => mark === 'all-clear-owed' || mark === 'escalation-not-told' || mark === 'escalation-not-called',
  );
  // "Not stopped, and `due < now`": one millisecond after due.
  const dues = clocks.filter(isLive).map((clock) => clock.dueAt! + 1);
  return {
    onBoard: open || owed,
    lookAt: dues.length > 0 ? Math.min(...dues) : null,
    emergencyUntil: terms.form === 'emergency-tickets' ? emergencyUntil(life) : null,
  };
}

function emergencyUntil(life: Life): Instant | null {
  const flag = switchChanges(life, 'emergency-flagged', 'emergency-unflagged');
  let until: Instant | null = null;
  for (const cycle of life.cycles) {
    const end = cycle.end ?? life.events.length;
    if (isOnBefore(flag, end)) {
      if (cycle.end === null) return null;
      until = cycle.endedAt;
    } else {
      const unset = flag.findLast(({ index, on }) => !on && index > cycle.first && index < end);
      if (unset) until = life.events[unset.index].at;
    }
  }
  return until;
}
