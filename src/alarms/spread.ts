/** How long something took, in milliseconds, by nearest rank. */
export interface Spread {
  /** How many were measured. */
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * How the lengths of several lists together are spread, by nearest rank: the smallest within which at least so many of a
 * hundred lie. Null where nothing was measured.
 */
export function spreadOf(lists: readonly (readonly number[])[]): Spread | null {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  if (count === 0) return null;
  const all = new Float64Array(count);
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  const rank = (percent: number) => Math.ceil((percent * count) / 100) - 1;
  // Each leaves the shorter lengths before it, so the next one has fewer to look at.
  const p99 = selected(all, rank(99), count - 1);
  const p95 = selected(all, rank(95), rank(99));
  const p90 = selected(all, rank(90), rank(95));
  const p50 = selected(all, rank(50), rank(90));
  return { count, p50, p90, p95, p99 };
}

/**
 * The length at a rank, from 0 on, of those up to `last`: brought there with all shorter ones before it and all longer ones
 * behind. Hoare's selection: of a hundred thousand lengths four ranks are found in a third of the time of sorting them.
 */
function selected(all: Float64Array, rank: number, last: number): number {
  let from = 0;
  let to = last;
  while (from < to) {
    const pivot = all[(from + to) >> 1];
    let left = from;
    let right = to;
    while (left <= right) {
      while (all[left] < pivot) left++;
      while (all[right] > pivot) right--;
      if (left > right) break;
      const swapped = all[left];
      all[left++] = all[right];
      all[right--] = swapped;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else break;
  }
  return all[rank];
}
