/**
 * An index over ascending numbers: its span is cut into buckets of equal width, and each bucket knows the first
 * number that lies beyond its beginning. A search starts there and takes a step or two, however long the list is.
 */
export interface Buckets {
  readonly from: number;
  readonly width: number;
  readonly first: Int32Array;
}

/**
 * The index over `ascending`, whose last number is infinite, for questions about `[from, to]`: as many buckets as
 * numbers, so a calendar of office hours has one for each of its days.
 */
export function bucketsOf(ascending: Float64Array, from: number, to: number): Buckets {
  const buckets = Math.max(1, ascending.length - 1);
  // A single bucket, as of a calendar that is always open, may span all of time: nothing reaches its width.
  const width = buckets === 1 ? Number.POSITIVE_INFINITY : (to - from) / buckets;
  const first = new Int32Array(buckets + 1);
  let i = 0;
  for (let bucket = 1; bucket <= buckets && buckets > 1; bucket++) {
    // Rounding may put a number into the bucket after its own: so each bucket begins a little early.
    while (ascending[i] <= from + bucket * width - 1) i++;
    first[bucket] = i;
  }
  return { from, width, first };
}
