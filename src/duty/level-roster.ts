import type { Instant, Period } from '../calendars/period.ts';
import type { Shift } from './shift.ts';

/** A stretch in which more than one person is on duty at one level. */
export interface Overlap extends Period {
  /** The shifts that go on in it. */
  readonly shifts: readonly Shift[];
}

/** The roster of one level in a span: its shifts in order, and where nobody or more than one is on duty. */
export interface LevelRoster {
  readonly level: number;
  readonly shifts: readonly Shift[];
  readonly gaps: readonly Period[];
  readonly overlaps: readonly Overlap[];
}

/** The roster of each level that has a shift on file, in a half-open span; gaps and overlaps are cut to it. */
export function levelRosters(shifts: readonly Shift[], span: Period): LevelRoster[] {
  const levels = [...new Set(shifts.map(({ level }) => level))].sort((a, b) => a - b);
  return levels.map((level) => {
    const own = shifts
      .filter((one) => one.level === level && one.start < span.end && one.end > span.start)
      .sort((a, b) => a.start - b.start || a.end - b.end);
    return { level, shifts: own, ...coverageOf(own, span) };
  });
}

function coverageOf(shifts: readonly Shift[], span: Period): Pick<LevelRoster, 'gaps' | 'overlaps'> {
  const inside = (at: Instant) => at > span.start && at < span.end;
  const turns = shifts.flatMap(({ start, end }) => [start, end]).filter(inside);
  const edges = [...new Set([span.start, ...turns, span.end])].sort((a, b) => a - b);
  const gaps: Period[] = [];
  const overlaps: Overlap[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    const on = shifts.filter((one) => one.start <= start && one.end >= end);
    if (on.length === 0) join(gaps, { start, end });
    else if (new Set(on.map(({ person }) => person)).size > 1) overlaps.push({ start, end, shifts: on });
  }
  return { gaps, overlaps };
}

/** Adds a stretch; one that begins where the last one ends goes on with it. */
function join(stretches: Period[], { start, end }: Period): void {
  const last = stretches.at(-1);
  if (last?.end === start) stretches[stretches.length - 1] = { start: last.start, end };
  else stretches.push({ start, end });
}
