import type { ReviewMark, ReviewSpan } from '../../src/boards/review.ts';
import { MOST_MARKS, mostTelling, piecesOf } from '../../src/boards/review-marks.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { blindSpotsIn } from '../database/blind-spots.ts';
import type { Db } from '../database/database-file.ts';

/** In a piece of the span with more events than can be drawn, so many are looked at for the most telling one. */
const LOOKED_AT = 50;

const MARK = 'SELECT at, ticket, type FROM events';
export const EVENTS_COUNTED =
  'SELECT count(*) AS count FROM events INDEXED BY events_by_at WHERE at >= @start AND at < @end';
export const EVENTS_BETWEEN = `
${MARK} INDEXED BY events_by_at WHERE at >= @start AND at < @end ORDER BY at, ticket, position LIMIT @most`;
export const EVENT_BEFORE = `
${MARK} INDEXED BY events_by_at WHERE at < ? ORDER BY at DESC, ticket DESC, position DESC LIMIT 1`;
export const EVENT_AFTER = `
${MARK} INDEXED BY events_by_at WHERE at > ? ORDER BY at, ticket, position LIMIT 1`;
const OF_TICKET = `${MARK} WHERE ticket = ? ORDER BY at, position`;

/**
 * What the scrubber draws of a span, and the steps before and after an instant; over all tickets on file, or of one.
 * Null when that one is not on file.
 */
export function reviewSpan(db: Db, span: Period, at: Instant, ticket: string | null): ReviewSpan | null {
  // What goes on is as long as the span shows it.
  const told = blindSpotsIn(db).between(span.start, span.end, span.end, 'named');
  if (ticket !== null) {
    if (!db.prepare('SELECT 1 FROM tickets WHERE ticket = ?').get(ticket)) return null;
    const all = db.prepare<[string], ReviewMark>(OF_TICKET).all(ticket);
    const within = all.filter((mark) => span.start <= mark.at && mark.at < span.end);
    return {
      span,
      marks: drawn(within, span),
      events: within.length,
      ...told,
      earlier: all.findLast((mark) => mark.at < at) ?? null,
      later: all.find((mark) => mark.at > at) ?? null,
    };
  }
  const { count } = db.prepare<[Period], { count: number }>(EVENTS_COUNTED).get(span)!;
  const between = db.prepare<[Period & { most: number }], ReviewMark>(EVENTS_BETWEEN);
  const marks =
    count <= MOST_MARKS
      ? between.all({ ...span, most: MOST_MARKS })
      : piecesOf(span).flatMap((piece) => mostTelling(between.all({ ...piece, most: LOOKED_AT })) ?? []);
  return {
    span,
    marks,
    events: count,
    ...told,
    earlier: db.prepare<[Instant], ReviewMark>(EVENT_BEFORE).get(at) ?? null,
    later: db.prepare<[Instant], ReviewMark>(EVENT_AFTER).get(at) ?? null,
  };
}

function drawn(marks: readonly ReviewMark[], span: Period): readonly ReviewMark[] {
  if (marks.length <= MOST_MARKS) return marks;
  return piecesOf(span).flatMap(
    ({ start, end }) => mostTelling(marks.filter(({ at }) => start <= at && at < end)) ?? [],
  );
}
