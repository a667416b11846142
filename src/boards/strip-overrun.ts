import { BeyondCalendar, type Calendar, isOpen, nextOpening, openStretches } from '../calendars/calendar.ts';
import type { Instant, Period } from '../calendars/period.ts';
import type { StripPart } from './clock-strip.ts';
import type { MeasuredClock } from './open-clock.ts';

/** The overrun takes at most this share of the goal's length. */
const CAP = 0.45;
/** With more cuts than these, all its closed time is drawn as one. */
const MOST_CUTS = 2;

/**
 * The parts beyond the due line: "Past due, a hatched overrun grows beyond the due line (capped at 45 % of the
 * goal)", and it is cut where the calendar is closed. `until` is when the clock stopped, or now. Nothing while
 * the clock is not past due, but a pause where now lies in closed time that begins at the due instant.
 */
export function overrunOf(
  clock: MeasuredClock,
  calendar: Calendar,
  until: Instant,
  now: Instant,
): StripPart[] {
  const { dueAt, goal } = clock;
  if (until < dueAt) return [];
  const settled = clock.stoppedAt !== null || clock.cycleEndedAt !== null;
  const stretches = openStretches(calendar, dueAt, until);
  const total = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  const scale = goal.goalMs > 0 && total > 0 ? Math.min(1, (CAP * goal.goalMs) / total) : 1;
  const paused = !settled && !isOpen(calendar, now);
  const parts: StripPart[] = [];
  let closedSince = dueAt;
  for (const stretch of gathered(stretches, dueAt)) {
    if (stretch.closedMs > 0) {
      parts.push({ kind: 'cut', closedMs: stretch.closedMs, here: false, opensAt: stretch.start });
    }
    parts.push({ kind: 'over', lengthMs: stretch.openMs * scale, ends: 'nothing' });
    closedSince = stretch.end;
  }
  if (paused) {
    const opensAt = openingAfter(calendar, now);
    parts.push({ kind: 'cut', closedMs: opensAt - closedSince, here: true, opensAt });
  } else {
    endIn(parts, clock.stoppedAt !== null ? 'stop' : settled ? 'nothing' : 'needle');
  }
  return parts;
}

function endIn(parts: StripPart[], ends: 'needle' | 'stop' | 'nothing'): void {
  const last = parts.pop();
  if (last) parts.push(last.kind === 'over' ? { ...last, ends } : last);
}

interface Overrun extends Period {
  readonly openMs: number;
  /** The closed time before it. */
  readonly closedMs: number;
}

/** The open stretches with the closed time before each; all in one where there are too many to be drawn. */
function gathered(stretches: readonly Period[], dueAt: Instant): Overrun[] {
  const each = stretches.map(({ start, end }, i) => ({
    start,
    end,
    openMs: end - start,
    closedMs: start - (stretches[i - 1]?.end ?? dueAt),
  }));
  if (each.filter(({ closedMs }) => closedMs > 0).length <= MOST_CUTS) return each;
  const last = each[each.length - 1];
  const before = each.slice(0, -1);
  const openMs = before.reduce((sum, part) => sum + part.openMs, 0);
  const closedMs = each.reduce((sum, part) => sum + part.closedMs, 0);
  return [
    { start: before[0].start, end: before[before.length - 1].end, openMs, closedMs: 0 },
    { ...last, closedMs },
  ];
}

/** When a calendar that is closed at `at` opens again; `at` itself where that is not known. */
function openingAfter(calendar: Calendar, at: Instant): Instant {
  try {
    return nextOpening(calendar, at) ?? at;
  } catch (error) {
    if (error instanceof BeyondCalendar) return at;
    throw error;
  }
}
