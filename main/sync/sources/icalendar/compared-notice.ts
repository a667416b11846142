import type { RecordedNotice, WorkRecord } from '../../../../src/planned-work/work-record.ts';
import type { CalendarEvent } from './calendar-event.ts';
import { endedWindow } from './ended-window.ts';
import type { Problem } from './problem.ts';
import type { ReadCalendar } from './read-calendar.ts';
import type { FoundWindow } from './series.ts';
import { cancelsAll } from './versions.ts';
import { type FiledNotice, knownWindows } from './window-ids.ts';

/** The windows of one notice that are to be stored, and those on file that stand as they are. */
export interface ComparedNotice {
  readonly works: ReadonlyMap<string, WorkRecord>;
  readonly keep: readonly string[];
  readonly problems: readonly Problem[];
}

/** Compares the windows of one notice, at least one, with those on file. */
export function comparedNotice(
  found: readonly FoundWindow[],
  filed: FiledNotice,
  lost: ReadCalendar['lost'],
  provider: string,
): ComparedNotice {
  const { uid, works: before, now } = filed;
  const newest = Math.max(...found.map(({ event }) => event.sequence ?? Infinity));
  const ahead = [...before.values()].filter(({ end }) => end > now);
  // A window that was moved by itself may have a higher number than its series: what counts is the lowest.
  const standing = ahead.length > 0 ? ahead : [...before.values()];
  const known = standing.reduce((least, { sequence }) => Math.min(least, sequence ?? -1), Infinity);
  if (before.size > 0 && newest < known) {
    return { works: new Map(), keep: [...before.keys()], problems: [stale(found[0].event, known)] };
  }
  const called = calledOff(found, before, now);
  if (called) return { works: called, keep: [], problems: [] };
  const doubtful = lost.some((one) => one.uid === uid && one.replaces === null);
  const windows = knownWindows(found, filed);
  const present = new Set([...windows.values()].map(({ id }) => id));
  const dropped = [...before].some(([id, { end }]) => end <= now && !present.has(id));
  const works = new Map<string, WorkRecord>();
  const keep: string[] = [];
  const older = new Map<CalendarEvent, Problem>();
  for (const [window, { id, before: earlier }] of windows) {
    if (id === null) continue;
    const { event, original, end } = window;
    const one = before.get(id);
    if ((one?.sequence ?? -1) > (event.sequence ?? Infinity)) {
      older.set(event, stale(event, one!.sequence!));
      keep.push(id);
    } else if (one && doubtful && original !== null) {
      keep.push(id);
    } else if (one && one.end <= now && end <= now) {
      works.set(id, endedWindow(one, window));
    } else if (one || !dropped || original === null || end > now) {
      // A series that was moved as a whole did not happen at its new times in the past.
      works.set(id, workOf(window, earlier, earlier === one, provider));
    }
  }
  return { works, keep, problems: [...older.values()] };
}

/**
 * What becomes of the windows of a series on file that is called off by an event without its rule: those to come are
 * cancelled. null where that is not so.
 */
function calledOff(
  found: readonly FoundWindow[],
  before: ReadonlyMap<string, WorkRecord>,
  now: number,
): Map<string, WorkRecord> | null {
  const [{ event }] = found;
  if (!cancelsAll(found.map((window) => window.event))) return null;
  const ahead = [...before].filter(([, { end, original = null }]) => end > now && original !== null);
  if (ahead.length === 0) return null;
  const { sequence } = event;
  return new Map(ahead.map(([id, work]) => [id, { ...work, status: 'cancelled' as const, sequence }]));
}

function workOf(
  { event, start, end, notice, uid, original }: FoundWindow,
  earlier: WorkRecord | null,
  isSame: boolean,
  provider: string,
): WorkRecord {
  const { noticeAt: _, ...details } = event.details;
  const known = earlier ? noticeSince(notice, earlier, isSame) : notice;
  const { sequence } = event;
  const work = { ...details, provider, start, end, notice: known, series: uid, sequence };
  return original === null ? work : { ...work, original };
}

/**
 * A notice that the work on file had already: it was given for what that was told for. Of the same work the station
 * has every version, so only what those cannot tell is carried on.
 */
function noticeSince(notice: RecordedNotice, earlier: WorkRecord, isSame: boolean): RecordedNotice {
  if (notice.kind !== 'at' || notice.forStart !== null) return notice;
  if (earlier.notice.kind !== 'at' || earlier.notice.at !== notice.at) return notice;
  return { ...notice, forStart: earlier.notice.forStart ?? (isSame ? null : earlier.start) };
}

function stale({ component, sequence }: CalendarEvent, known: number): Problem {
  const older = `SEQUENCE ${sequence} is older than ${known}, which is on file and stays`;
  const reason = `${older}; send it with a higher one`;
  const property = component.properties.find(({ name }) => name === 'SEQUENCE');
  return { line: property?.line ?? component.line, property: 'SEQUENCE', raw: component.raw, reason };
}
