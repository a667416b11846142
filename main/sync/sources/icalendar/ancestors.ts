import type { Instant } from '../../../../src/calendars/period.ts';
import { localDateAt } from '../../../../src/calendars/wall-time.ts';

/** A window as versions of a notice can be compared by it. */
export interface Placed {
  readonly start: Instant;
  /** Where its series puts it, wherever it was moved by itself; null for a single window. */
  readonly original?: Instant | null;
}

/** The instant by which a window is known again. */
export const placeOf = ({ start, original }: Placed): Instant => original ?? start;

/**
 * Which window of an earlier version each window of a later one is: first the one in the same place, then, since it
 * must have been moved, the first one on the same local day of `zone`; of those that are left, in order. Of a series
 * only those between the same neighbours are the same, in order: one that was left out is not another one that came
 * at the end. `movable` says which of the earlier ones can have been moved at all.
 */
export function ancestorsOf<New extends Placed, Old extends Placed>(
  windows: readonly New[],
  before: readonly Old[],
  zone: string,
  movable: (old: Old) => boolean = () => true,
): Map<New, Old> {
  const found = new Map<New, Old>();
  const taken = new Set<Old>();
  const take = (window: New, old: Old) => {
    found.set(window, old);
    taken.add(old);
  };
  const matchBy = (keyOf: (one: Placed) => unknown, among: readonly Old[]) => {
    const byKey = Map.groupBy(among.toReversed(), keyOf);
    for (const window of windows) {
      const same = found.has(window) ? undefined : byKey.get(keyOf(window))?.pop();
      if (same) take(window, same);
    }
  };
  matchBy(placeOf, before);
  const left = () => before.filter((one) => !taken.has(one) && movable(one));
  if (left().length === 0 || found.size === windows.length) return found;
  matchBy((one) => localDateAt(placeOf(one), zone), left());
  const single = [...windows, ...before].every(({ original = null }) => original === null);
  const open = inGaps(windows, (one) => found.has(one), single);
  const movedFrom = new Set(left());
  const gone = inGaps(
    before.filter((one) => taken.has(one) || movedFrom.has(one)),
    (one) => taken.has(one),
    single,
  );
  for (const [gap, some] of open) {
    const olds = gone.get(gap) ?? [];
    for (const [i, old] of olds.entries()) if (some[i]) take(some[i], old);
  }
  return found;
}

/** What is not matched, in order, by how many that are come before it; all together for single windows. */
function inGaps<T extends Placed>(
  all: readonly T[],
  isMatched: (one: T) => boolean,
  together: boolean,
): Map<number, T[]> {
  let passed = 0;
  const gaps = new Map<number, T[]>();
  for (const one of all.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const gap = together ? 0 : passed;
    if (isMatched(one)) passed++;
    else if (!gaps.get(gap)?.push(one)) gaps.set(gap, [one]);
  }
  return gaps;
}
