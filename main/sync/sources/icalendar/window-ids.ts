import { isoOf } from '../../../../src/calendars/iso.ts';
import type { Instant, Period } from '../../../../src/calendars/period.ts';
import type { FoundWindow } from './series.ts';

/** The id of one of several windows: `UID/20260330T000000Z`. */
export function windowId(uid: string, start: Instant): string {
  return `${uid}/${isoOf(start).replace(/\.\d+|[:-]/g, '')}`;
}

/**
 * The record ids of all windows with one UID. A window of a series is named by its original start. Single
 * windows keep the id that they have on file, `onFile` by id: first those whose start is the same; then,
 * since they must have been moved, those that are left, in order of time. Of the others the first listed is
 * named by the UID alone. A window that cannot be told apart from those on file, since not all of the notice
 * could be read (`partial`), has no id: null.
 */
export function windowIds(
  uid: string,
  windows: readonly FoundWindow[],
  onFile: ReadonlyMap<string, Period>,
  partial: boolean,
  now: Instant,
): Map<FoundWindow, string | null> {
  const ids = new Map<FoundWindow, string | null>();
  const taken = new Set<string>();
  const name = (window: FoundWindow, id: string) => {
    ids.set(window, id);
    taken.add(id);
  };
  for (const window of windows) {
    if (window.original !== null) name(window, windowId(uid, window.original));
  }
  const unnamed = () => windows.filter((window) => !ids.has(window));
  const byStart = Map.groupBy(onFile.keys(), (id) => onFile.get(id)!.start);
  for (const window of unnamed()) {
    const same = byStart.get(window.start)?.find((id) => !taken.has(id));
    if (same !== undefined) name(window, same);
  }
  // What has ended was not moved, but for a notice that never had another window.
  const left = [...onFile]
    .filter(([id, { end }]) => !taken.has(id) && (end > now || onFile.size === 1))
    .sort(([, a], [, b]) => a.start - b.start);
  if (partial && left.length > 0 && onFile.size > 1) {
    for (const window of unnamed()) ids.set(window, null);
    return ids;
  }
  const moved = unnamed().sort((a, b) => a.start - b.start);
  for (const [i, [id]] of left.entries()) if (moved[i]) name(moved[i], id);
  for (const window of unnamed()) {
    name(window, taken.has(uid) || onFile.has(uid) ? windowId(uid, window.start) : uid);
  }
  return ids;
}
