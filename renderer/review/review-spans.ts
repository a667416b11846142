import type { Instant, Period } from '../../src/calendars/period.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The spans of time that the scrubber can draw, shortest first, in milliseconds. */
export const SPANS = { '6h': 6 * HOUR, '1d': DAY, '4d': 4 * DAY, '2w': 14 * DAY, '90d': 90 * DAY } as const;
export type SpanName = keyof typeof SPANS;
export const SPAN_NAMES = Object.keys(SPANS) as SpanName[];

/** That of the design. */
export const USUAL_SPAN: SpanName = '4d';

/** The span one step shorter or longer; the same where there is none. */
export function nextSpan(name: SpanName, longer: boolean): SpanName {
  return SPAN_NAMES[SPAN_NAMES.indexOf(name) + (longer ? 1 : -1)] ?? name;
}

/** Where now stands when a span ends with it: a little room is left behind it, for what is due soon. */
const BEHIND_NOW = 0.04;
/** A span that follows an instant which left it has the instant near its own beginning. */
const FOLLOWS = 0.1;
/** Spans begin on whole minutes, so that the same question is asked for a while. */
const GRID = 60_000;

/**
 * The span of time that the scrubber draws: the one before while it holds `at` and has the right length, or the cursor
 * would never move; else one that ends with now where `at` is near it, else one around `at`.
 */
export function spanFor(before: Period | null, at: Instant, now: Instant, length: number): Period {
  if (before && before.end - before.start === length && before.start <= at && at <= before.end) return before;
  const endsNow = beginning(now + length * BEHIND_NOW - length, length);
  if (endsNow.start + length * FOLLOWS <= at && at <= endsNow.end) return endsNow;
  const onward = before !== null && at > before.end && at - before.end < length;
  return beginning(at - length * (onward ? FOLLOWS : 0.5), length);
}

/** A span of another length, in which `pivot` stands where it stood before: what is pointed at stays in its place. */
export function zoomed(before: Period, length: number, pivot: Instant): Period {
  const share = (pivot - before.start) / (before.end - before.start);
  return beginning(pivot - share * length, length);
}

function beginning(start: Instant, length: number): Period {
  const whole = Math.floor(start / GRID) * GRID;
  return { start: whole, end: whole + length };
}
