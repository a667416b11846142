import { type Calendar, elapsed, openStretches } from '../calendars/calendar.ts';
import type { CalendarDefinition } from '../calendars/hours.ts';
import type { Instant, Period } from '../calendars/period.ts';
import type { HolidayBook } from '../calendars/public-holidays.ts';
import type { Clock } from '../clocks/clock.ts';
import { whyClosed } from './closed-time.ts';
import type { Line } from './ledger.ts';
import { zoneChanges } from './zone-changes.ts';

/**
 * The stretches of a clock that has a goal, from its start to the later of due and `until`: open and closed time in
 * turn, cut at `until` and at due. Without a definition, the reasons of closed time are left out.
 */
export function linesOf(
  clock: Clock,
  calendar: Calendar,
  definition: CalendarDefinition | null,
  holidays: HolidayBook,
  until: Instant,
): Line[] {
  const { startedAt, dueAt, goal } = clock;
  if (dueAt === null || goal === null) return [];
  const last = Math.max(dueAt, until);
  const stretches = openStretches(calendar, startedAt, last);
  const edges = [startedAt, last, until, dueAt, ...stretches.flatMap(({ start, end }) => [start, end])];
  const cuts = [...new Set(edges)].filter((at) => startedAt <= at && at <= last).sort((a, b) => a - b);
  const lines: Line[] = [];
  let sumMs = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const period: Period = { start: cuts[i], end: cuts[i + 1] };
    const openMs = elapsed(calendar, period.start, period.end);
    sumMs += openMs;
    lines.push({
      ...period,
      openMs,
      sumMs,
      leftMs: goal.goalMs - sumMs,
      side: period.end <= until ? 'counted' : 'ahead',
      closed: openMs === 0 && definition ? whyClosed(definition, holidays, period) : [],
      changes: zoneChanges(calendar.zone, period),
    });
  }
  return lines;
}
