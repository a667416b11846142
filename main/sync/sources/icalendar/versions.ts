import type { Instant } from '../../../../src/calendars/period.ts';
import { ancestorsOf, type Placed } from './ancestors.ts';
import { type CalendarEvent, recurs } from './calendar-event.ts';

/** The events of one version of a notice, as they are listed, and each start once. */
export type Version = readonly CalendarEvent[];

/** The versions of one notice, the latest last: those with a higher SEQUENCE supersede all lower ones. */
export function versionsOf(events: readonly CalendarEvent[]): Version[] {
  const bySequence = Map.groupBy(events, ({ sequence }) => sequence ?? 0);
  const versions = [...bySequence].sort(([a], [b]) => a - b).map(([, version]) => onePerStart(version));
  return versions.map((version, i) => (i === 0 ? version : cancelledSeries(version, versions[i - 1])));
}

/** Events that begin at once are one window: what the later listed says counts. */
function onePerStart(events: readonly CalendarEvent[]): Version {
  const byStart = new Map(events.map((event) => [`${recurs(event)} ${event.window!.start.at}`, event]));
  return [...byStart.values()];
}

/** Whether these events take a whole notice back: a cancellation need not repeat the rule of its series. */
export function cancelsAll(events: Version): boolean {
  return events.every((event) => event.details.status === 'cancelled' && !recurs(event) && !event.replaces);
}

/** A cancellation is that of the whole series in the version before it. */
function cancelledSeries(version: Version, before: Version): Version {
  if (!before.some(recurs) || !cancelsAll(version)) return version;
  const { sequence, component } = version[0];
  return before.map((event) => ({ ...cancelled(event), sequence, component }));
}

/** An event as it is when it does not take place. */
export function cancelled(event: CalendarEvent): CalendarEvent {
  return { ...event, details: { ...event.details, status: 'cancelled' } };
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

/** A window as one version has it, with the notice that it names. */
export interface NamedWindow extends Placed {
  readonly noticeAt: Instant | null;
}

/** Nobody leaves more versions of a notice in a file to tell what was moved. */
const MOST_VERSIONS = 10;

/**
 * For which starts the notices of the windows of the last version were given, where earlier versions in the file
 * have the same notice: the start in the earliest of them. The versions are given the latest first.
 */
export function announcedStarts(
  versions: Iterable<readonly NamedWindow[]>,
  zone: string,
): Map<NamedWindow, Instant> {
  const starts = new Map<NamedWindow, Instant>();
  let newer: readonly NamedWindow[] | null = null;
  /** The windows of the version that was looked at last, with what they are in the latest one. */
  let heirs = new Map<NamedWindow, NamedWindow>();
  let looked = 0;
  for (const version of versions) {
    if (newer === null) heirs = new Map(version.map((window) => [window, window]));
    else {
      const earlier = new Map<NamedWindow, NamedWindow>();
      for (const [window, ancestor] of ancestorsOf(newer, version, zone)) {
        const heir = heirs.get(window);
        if (!heir || ancestor.noticeAt !== heir.noticeAt) continue;
        starts.set(heir, ancestor.start);
        earlier.set(ancestor, heir);
      }
      heirs = earlier;
    }
    newer = version;
    if (heirs.size === 0 || ++looked > MOST_VERSIONS) break;
  }
  return starts;
}
