import { isoOf } from '../../../../src/calendars/iso.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import { ancestorsOf, placeOf } from './ancestors.ts';
import type { FoundWindow } from './series.ts';

/** What a window is on file. */
export interface KnownWindow {
  /** null for one that cannot be told apart from those on file. */
  readonly id: string | null;
  /** The work on file that it is, or that it replaced; null for one that is new. */
  readonly before: WorkRecord | null;
}

/** What is on file of one notice, and how it is to be compared. */
export interface FiledNotice {
  readonly uid: string;
  readonly works: ReadonlyMap<string, WorkRecord>;
  /** Whether not all of the notice could be read. */
  readonly partial: boolean;
  /** The provider's zone: a move to another of its days is a move. */
  readonly zone: string;
  readonly now: Instant;
  /** Since when windows are told: what ended before is in no calendar to be compared with. */
  readonly since: Instant;
}

/**
 * What all windows with one UID are on file. Each keeps its id, also when it or its whole series is moved; one that
 * has ended was not moved, but for a notice that never had another window. Of new windows the first single one is
 * named by the UID alone, the others by UID and original start: `UID/20260330T000000Z`. No two have the same.
 */
export function knownWindows(
  windows: readonly FoundWindow[],
  { uid, works, partial, zone, now, since }: FiledNotice,
): Map<FoundWindow, KnownWindow> {
  const idOf = new Map([...works].map(([id, work]) => [work, id]));
  const single = [...windows, ...works.values()].every(({ original = null }) => original === null);
  const isOnly = works.size === 1;
  const movable = ({ end }: WorkRecord) => isOnly || (!partial && (single ? end > now : end > since));
  const ancestors = ancestorsOf(windows, [...works.values()], zone, movable);
  const known = new Map<FoundWindow, KnownWindow>();
  const taken = new Set<string>(works.keys());
  for (const [window, before] of ancestors) {
    const stays = before.end > now || isOnly || placeOf(before) === placeOf(window);
    if (stays) known.set(window, { id: idOf.get(before)!, before });
  }
  const matched = new Set(ancestors.values());
  const doubtful =
    partial && !isOnly && [...works.values()].some((one) => one.end > now && !matched.has(one));
  for (const window of windows) {
    if (known.has(window)) continue;
    const id = doubtful ? null : newId(uid, window, taken);
    if (id !== null) taken.add(id);
    known.set(window, { id, before: ancestors.get(window) ?? null });
  }
  return known;
}

function newId(uid: string, window: FoundWindow, taken: ReadonlySet<string>): string {
  if (window.original === null && !taken.has(uid)) return uid;
  const name = `${uid}/${isoOf(placeOf(window)).replace(/\.\d+|[:-]/g, '')}`;
  let id = name;
  for (let other = 2; taken.has(id); other++) id = `${name}/${other}`;
  return id;
}
