import type { Instant } from '../../../../src/calendars/period.ts';
import { isUnderWay } from '../../../../src/planned-work/progress.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import type { SourceRecord } from '../../source.ts';
import { breathe } from '../received/breathe.ts';
import { comparedNotice } from './compared-notice.ts';
import type { Problem } from './problem.ts';
import type { ReadCalendar } from './read-calendar.ts';

/**
 * A calendar is a page of plans: two may be taken back in one go, and more if as many stay. A file that was cut is
 * known by its missing end, so this is for one that was written half empty.
 */
const TAKEN_BACK = 2;
const BREATH = 100;

/** A record of planned work. */
type WorkFact = SourceRecord & { readonly body: WorkRecord };

/** A calendar in the light of what is on file: what is to be stored, and what stays as it is. */
export interface Compared {
  readonly records: readonly WorkFact[];
  /** Records on file that are not in `records` and yet not retired. */
  readonly keep: readonly string[];
  readonly problems: readonly Problem[];
  /** How many notices the calendar has now. */
  readonly notices: number;
  /** Set where notices vanish as they would from a file that has lost a part of itself. */
  readonly vanishing: Vanishing | null;
}

/** How many of the notices with windows to come are in the calendar no more. */
interface Vanishing {
  readonly gone: number;
  readonly of: number;
}

/** Compares the windows of a calendar with the work on file, by record id; `zone` is the provider's. */
export async function compared(
  calendar: ReadCalendar,
  onFile: ReadonlyMap<string, WorkRecord>,
  { provider, zone }: { readonly provider: string; readonly zone: string },
  now: Instant,
): Promise<Compared> {
  const { lost, cut, since } = calendar;
  const filed = Map.groupBy(onFile, ([, { series }]) => series);
  const works = new Map<string, WorkRecord>();
  const keep = new Set<string>();
  const problems = [...calendar.problems];
  const anyLost = cut || lost.some(({ uid }) => uid === null);
  const lostUids = new Set(lost.map(({ uid }) => uid));
  const lostOf = Map.groupBy(lost, ({ uid }) => uid);
  const notices = Map.groupBy(calendar.windows, (window) => window.uid);
  let read = 0;
  for (const [uid, windows] of notices) {
    if (++read % BREATH === 0) await breathe();
    const partial = anyLost || lostUids.has(uid);
    const notice = { uid, works: new Map(filed.get(uid)), partial, zone, now, since };
    const found = comparedNotice(windows, notice, lostOf.get(uid) ?? [], provider);
    for (const [id, work] of found.works) works.set(id, work);
    for (const id of found.keep) keep.add(id);
    problems.push(...found.problems);
  }
  for (const [id, work] of onFile) {
    if (works.has(id) || keep.has(id)) continue;
    if (anyLost || lostUids.has(work.series)) keep.add(id);
    else if (isUnderWay(work, now)) {
      // Nobody says any more that it is.
      if (work.presumedEnd) keep.add(id);
      else works.set(id, { ...work, presumedEnd: Math.max(now, work.end) });
    }
    // Work that has ended was what it was, also when its calendar has no more room for it.
    else if (work.end <= now) keep.add(id);
  }
  const ahead = [...filed].filter(([, all]) => all.some(([, { end }]) => end > now));
  const gone = ahead.filter(
    ([uid, all]) => !notices.has(uid) && !all.some(([id, { end }]) => end > now && keep.has(id)),
  ).length;
  const vanishes = gone > TAKEN_BACK && gone * 2 > ahead.length;
  return {
    records: [...works].map(([id, body]) => factOf(id, body)),
    keep: [...keep],
    problems,
    notices: notices.size,
    vanishing: vanishes ? { gone, of: ahead.length } : null,
  };
}

function factOf(record: string, body: WorkRecord): WorkFact {
  return { kind: 'work', record, sequence: body.sequence ?? 0, at: 0, body };
}
