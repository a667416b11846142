import type { Instant } from '../../../../src/calendars/period.ts';
import type { RosterShift } from '../../../../src/duty/followed.ts';
import { SourceError } from '../../source.ts';
import type { ReadRoster } from './read-roster.ts';

/** So many events may leave a roster at once, and more if as many stay. */
const TAKEN_OUT = 2;

/** Shifts on file of events that could not be read, or may have been: they stand as they were last read. */
export function stillUnknown(
  { shifts, lost, anyLost }: ReadRoster,
  filed: ReadonlyMap<string, RosterShift>,
  now: Instant,
): RosterShift[] {
  const read = new Set(shifts.map(({ event }) => event));
  return [...filed.values()].filter(
    ({ event, end }) =>
      end > now && event !== undefined && (lost.has(event) || (anyLost && !read.has(event))),
  );
}

/** Refuses a roster that lost most of its events with shifts to come, as a file does that was written half. */
export function refuseVanishing(
  shifts: readonly RosterShift[],
  filed: ReadonlyMap<string, RosterShift>,
  acceptFewer: number | undefined,
  shown: string,
  now: Instant,
): void {
  const found = new Set(shifts.map(({ event }) => event));
  const ahead = new Set([...filed.values()].filter(({ end }) => end > now).map(({ event }) => event));
  const gone = [...ahead].filter((event) => !found.has(event)).length;
  if (gone <= TAKEN_OUT || gone * 2 <= ahead.size || acceptFewer === found.size) return;
  const vanish = `${gone} of ${ahead.size} events with shifts to come would vanish at once`;
  const remedy = `Mend the file, or if it is right set acceptFewer: ${found.size} for it`;
  throw new SourceError(
    `${shown}: ${vanish}, which looks like a file that lost a part; what was stored stays. ${remedy}`,
  );
}
