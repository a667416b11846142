import type { CalendarData } from '../src/calendars/calendar.ts';

/**
 * The limit to be measured against: two binary searches over sorted edges with prefix sums, and nothing else. It
 * checks nothing, knows no end of what is known, and its searches do not branch, which makes them twice as fast.
 */
export interface BareEdges {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open milliseconds before each stretch. */
  readonly before: Float64Array;
}

/** The open stretches of a calendar, after an empty one at the beginning, so that each instant has one at or before it. */
export function bareEdges({ known, open }: CalendarData): BareEdges {
  const edges = Float64Array.from([known.start, known.start, ...open]);
  const starts = edges.filter((_, i) => i % 2 === 0);
  const ends = edges.filter((_, i) => i % 2 === 1);
  const before = new Float64Array(starts.length);
  for (let i = 1; i < starts.length; i++) before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
  return { starts, ends, before };
}

/** Open milliseconds in `[from, to)`. */
export function bareElapsed(edges: BareEdges, from: number, to: number): number {
  return openBefore(edges, to) - openBefore(edges, from);
}

/** The earliest instant at which so much open time has passed since `start`. */
export function bareDueAt(edges: BareEdges, start: number, goalMs: number): number {
  const { starts, before } = edges;
  const target = openBefore(edges, start) + goalMs;
  // The last stretch before which less than the target has passed: a goal used up at closing is due at closing.
  let i = 0;
  for (let left = before.length; left > 1; ) {
    const half = left >>> 1;
    i += half * Number(before[i + half] < target);
    left -= half;
  }
  return starts[i] + target - before[i];
}

function openBefore({ starts, ends, before }: BareEdges, at: number): number {
  let i = 0;
  for (let left = starts.length; left > 1; ) {
    const half = left >>> 1;
    i += half * Number(starts[i + half] <= at);
    left -= half;
  }
  const end = ends[i];
  return before[i] + (at < end ? at : end) - starts[i];
}
