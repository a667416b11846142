import type { Terms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { isLive } from '../clocks/clock.ts';
import { allClearOwedSince, escalationOf } from '../clocks/marks.ts';
import type { Verdict } from '../clocks/verdict.ts';
import { isOnBefore, type Life, latestCycle, switchChanges } from '../tickets/cycles.ts';
import type { Case } from '../tickets/ticket.ts';

/** Where a ticket stands between two events. */
export interface Standing {
  /** Whether its latest cycle is open. */
  readonly open: boolean;
  /** Whether some wall has to show it: it is open, or something has been owed to its customer of late. */
  readonly onBoard: boolean;
  /** Until when a closed ticket is shown since something is owed; null when nothing is, or while it is open. */
  readonly shownUntil: Instant | null;
  /**
   * When its verdict changes next without a new event: just after the first due instant, or at an event that lies ahead of
   * a clock that was set back; null when never.
   */
  readonly lookAt: Instant | null;
  /** When it ceased to be an open ticket with the emergency flag set; null when it never was one, or is one. */
  readonly emergencyUntil: Instant | null;
}

const DAY_MS = 86_400_000;

/**
 * Where a ticket stands by its verdict at `now`. Reading (`owedShownDays`): a mark holds for good, but what is owed on
 * a closed ticket leaves the walls in the end: where nobody records all-clears or calls it would fill them with years of
 * history.
 */
export function standingOf(verdict: Verdict, facts: Case, now: Instant): Standing {
  const { life, clocks } = verdict;
  const { terms } = verdict.terms;
  const open = latestCycle(life)?.end === null;
  const since = owedSince(life, facts, terms);
  const shownUntil = since === null ? null : since + terms.owedShownDays * DAY_MS;
  const owed = shownUntil !== null && now < shownUntil;
  // "Not stopped, and `due < now`": one millisecond after due.
  const looks = clocks.filter(isLive).map((clock) => clock.dueAt! + 1);
  if (!open && owed) looks.push(shownUntil);
  looks.push(...facts.ticket.events.map(({ at }) => at).filter((at) => at > now));
  return {
    open,
    onBoard: open || owed,
    shownUntil: open ? null : shownUntil,
    lookAt: looks.length > 0 ? Math.min(...looks) : null,
    emergencyUntil: terms.form === 'emergency-tickets' ? emergencyUntil(life) : null,
  };
}

/** Since when the last of what is owed is owed; null when nothing is. */
function owedSince(life: Life, facts: Case, terms: Terms): Instant | null {
  if (terms.form === 'address-tiers') return allClearOwedSince(facts, life, terms);
  const escalation = escalationOf(life);
  return escalation && !(escalation.told && escalation.called) ? escalation.at : null;
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
