import type { Instant } from '../../../../src/calendars/period.ts';
import { type CalendarEvent, recurs } from './calendar-event.ts';

/** The events of one version of a notice, as they are listed, and each start once. */
export type Version = readonly CalendarEvent[];

/** The versions of one notice, the latest last: those with a higher SEQUENCE supersede all lower ones. */
export function versionsOf(events: readonly CalendarEvent[]): Version[] {
  const bySequence = Map.groupBy(events, ({ sequence }) => sequence ?? 0);
  return [...bySequence].sort(([a], [b]) => a - b).map(([, version]) => onePerStart(version));
}

/** Events that begin at once are one window: what the later listed says counts. */
function onePerStart(events: readonly CalendarEvent[]): Version {
  const byStart = new Map(events.map((event) => [`${recurs(event)} ${event.window!.start.at}`, event]));
  return [...byStart.values()];
}

/**
 * Events that replace a window of the series: for each window the highest SEQUENCE, then the later listed.
 */
export function latestReplacements(events: readonly CalendarEvent[]): CalendarEvent[] {
  const byStart = new Map<Instant, CalendarEvent>();
  for (const event of events) {
    if (event.replaces === null) continue;
    const before = byStart.get(event.replaces.at);
    if ((before?.sequence ?? 0) <= (event.sequence ?? 0)) byStart.set(event.replaces.at, event);
  }
  return [...byStart.values()];
}

/**
 * For which start the notice of a single window was given, where an earlier version in the file has the same
 * notice: that version's start. Several windows are the same one from version to version by their start, else
 * by their order.
 */
export function announcedFor(event: CalendarEvent, versions: readonly Version[]): Instant | null {
  let at = event.window!.start.at;
  let found: Instant | null = null;
  for (let newer = versions.length - 1; newer > 0; newer--) {
    const earlier = sameWindow(at, versions[newer], versions[newer - 1]);
    if (earlier?.details.noticeAt !== event.details.noticeAt) return found;
    at = earlier.window!.start.at;
    found = at;
  }
  return found;
}

/** The window of the version before that now begins at `at`. */
function sameWindow(at: Instant, now: Version, before: Version): CalendarEvent | undefined {
  const startsOf = (version: Version) =>
    new Map(version.filter((one) => !recurs(one)).map((one) => [one.window!.start.at, one]));
  const [starts, startsBefore] = [startsOf(now), startsOf(before)];
  const same = startsBefore.get(at);
  if (same) return same;
  const moved = [...starts.keys()].filter((one) => !startsBefore.has(one)).sort((a, b) => a - b);
  const gone = [...startsBefore.keys()].filter((one) => !starts.has(one)).sort((a, b) => a - b);
  return startsBefore.get(gone[moved.indexOf(at)]);
}
