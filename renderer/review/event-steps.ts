import type { ReviewMark, ReviewSpan } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';

/** Where the steps from an instant lead; null where there is no event, or none is known yet. */
export interface EventSteps {
  readonly earlier: ReviewMark | null;
  readonly later: ReviewMark | null;
  /** The first and the last event of the span that is drawn. */
  readonly first: ReviewMark | null;
  readonly last: ReviewMark | null;
}

/**
 * Where the steps from `at` lead, as far as an answer that may be about another instant tells. Between the neighbours
 * of the instant that was asked about there is no event, and in a span of which every event was told they are all known.
 */
export function eventSteps(told: ReviewSpan | null, at: Instant, asked: Instant): EventSteps {
  if (!told) return { earlier: null, later: null, first: null, last: null };
  const { marks, span } = told;
  const complete = told.events === marks.length;
  const inSpan = complete && span.start <= at && at <= span.end;
  const first = marks[0] ?? null;
  const last = marks.at(-1) ?? null;
  if (at === asked) return { earlier: told.earlier, later: told.later, first, last };
  const before = inSpan ? marks.findLast((mark) => mark.at < at) : undefined;
  const after = inSpan ? marks.find((mark) => mark.at > at) : undefined;
  // Nothing happened between the neighbours but at the instant itself.
  const near = (told.earlier === null || told.earlier.at < at) && (told.later === null || at < told.later.at);
  return {
    earlier: before ?? (near && asked > at ? told.earlier : null),
    later: after ?? (near && asked < at ? told.later : null),
    first,
    last,
  };
}
