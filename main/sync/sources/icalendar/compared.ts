import type { Instant } from '../../../../src/calendars/period.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import type { SourceRecord } from '../../source.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { Problem } from './problem.ts';
import type { ReadCalendar } from './read-calendar.ts';
import type { FoundWindow } from './series.ts';
import { windowIds } from './window-ids.ts';

/**
 * A calendar is a page of plans: two may be taken back in one go, and more if as many stay. A file that was cut is
 * known by its missing end, so this is for one that was written half empty.
 */
const TAKEN_BACK = 2;

/** A record of planned work. */
type WorkFact = SourceRecord & { readonly body: WorkRecord };

/** A calendar in the light of what is on file: what is to be stored, and what stays as it is. */
export interface Compared {
  readonly records: readonly WorkFact[];
  /** Records on file that are not in `records` and yet not retired. */
  readonly keep: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether whole notices vanish as they would from a file that has lost a part of itself. */
  readonly vanishing: boolean;
}

/** Compares the windows of a calendar with the work on file, by record id. */
export function compared(
  calendar: ReadCalendar,
  onFile: ReadonlyMap<string, WorkRecord>,
  provider: string,
  now: Instant,
): Compared {
  const filed = Map.groupBy(onFile, ([, { series }]) => series);
  const records: WorkFact[] = [];
  const keep = new Set<string>();
  const problems = [...calendar.problems];
  for (const [uid, windows] of Map.groupBy(calendar.windows, (window) => window.uid)) {
    const notice = comparedNotice(uid, windows, new Map(filed.get(uid)), calendar, now);
    for (const [id, window] of notice.windows) records.push(factOf(id, window, provider));
    for (const id of notice.keep) keep.add(id);
    problems.push(...notice.problems);
  }
  const present = new Set(records.map(({ record }) => record));
  const anyLost = calendar.cut || calendar.lost.some(({ uid }) => uid === null);
  const lostUids = new Set(calendar.lost.map(({ uid }) => uid));
  for (const [id, { series, end }] of onFile) {
    // Work that has ended was what it was, also when its calendar has no more room for it.
    if (!present.has(id) && (anyLost || lostUids.has(series) || end <= now)) keep.add(id);
  }
  const stays = (id: string) => present.has(id) || keep.has(id);
  const gone = [...filed.values()].filter((some) => !some.some(([id]) => stays(id))).length;
  const vanishing = gone > TAKEN_BACK && gone * 2 > filed.size;
  return { records, keep: [...keep], problems, vanishing };
}

/** The windows of one notice that are to be stored, and those on file that stand as they are. */
interface ComparedNotice {
  readonly windows: ReadonlyMap<string, FoundWindow>;
  readonly keep: readonly string[];
  readonly problems: readonly Problem[];
}

function comparedNotice(
  uid: string,
  found: readonly FoundWindow[],
  before: ReadonlyMap<string, WorkRecord>,
  { lost, cut }: ReadCalendar,
  now: Instant,
): ComparedNotice {
  const newest = Math.max(...found.map(({ event }) => event.sequence ?? Infinity));
  // A window that was moved by itself may have a higher number than its series: what counts is the lowest.
  const known = Math.min(...[...before.values()].map(({ sequence }) => sequence ?? -1));
  if (before.size > 0 && newest < known) {
    return { windows: new Map(), keep: [...before.keys()], problems: [stale(found[0].event, known)] };
  }
  const partial = cut || lost.some((one) => one.uid === uid || one.uid === null);
  const doubtful = lost.some((one) => one.uid === uid && one.replaces === null);
  const ids = windowIds(uid, found, before, partial, now);
  const present = new Set(ids.values());
  const dropped = [...before].some(([id, { end }]) => end <= now && !present.has(id));
  const windows = new Map<string, FoundWindow>();
  const keep: string[] = [];
  const older = new Map<CalendarEvent, Problem>();
  for (const [window, id] of ids) {
    if (id === null) continue;
    const { event, original, end } = window;
    const filed = before.get(id);
    if ((filed?.sequence ?? -1) > (event.sequence ?? Infinity)) {
      older.set(event, stale(event, filed!.sequence!));
      keep.push(id);
    } else if (filed && doubtful && original !== null) {
      keep.push(id);
    } else if (filed || !dropped || original === null || end > now) {
      // A series that was moved as a whole did not happen at its new times in the past.
      windows.set(id, window);
    }
  }
  return { windows, keep, problems: [...older.values()] };
}

function factOf(id: string, { event, start, end, notice, uid }: FoundWindow, provider: string): WorkFact {
  const { noticeAt: _, ...details } = event.details;
  const { sequence } = event;
  const body: WorkRecord = { ...details, provider, start, end, notice, series: uid, sequence };
  return { kind: 'work', record: id, sequence: sequence ?? 0, at: 0, body };
}

function stale({ component, sequence }: CalendarEvent, known: number): Problem {
  const older = `SEQUENCE ${sequence} is older than ${known}, which is on file and stays`;
  const reason = `${older}; send it with a higher one`;
  const property = component.properties.find(({ name }) => name === 'SEQUENCE');
  return { line: property?.line ?? component.line, property: 'SEQUENCE', raw: component.raw, reason };
}
