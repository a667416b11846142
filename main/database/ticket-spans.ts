import type { Sight } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';
import { SPAN_LENGTHS } from './migrations/0009-review.ts';
import { prepared } from './prepared.ts';

/** Between which instants something of a ticket came about: both are instants at which something did. */
export interface TicketSpan {
  readonly ticket: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

const KNOWN = `
INSERT INTO ticket_spans (sight, ticket, first_at, last_at) VALUES ('known', ?, ?, ?)
ON CONFLICT (sight, ticket) DO UPDATE SET
  first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`;

const WAS = `
INSERT INTO ticket_spans (sight, ticket, first_at, last_at) VALUES ('was', ?, ?, ?)
ON CONFLICT (sight, ticket) DO UPDATE SET first_at = excluded.first_at, last_at = excluded.last_at
WHERE first_at <> excluded.first_at OR last_at <> excluded.last_at`;

const LENGTHS = [...SPAN_LENGTHS, 8_640_000_000_000_000].map((longest, i) => `(${i}, ${longest})`).join(', ');

/**
 * The spans that meet two instants, which are parameters: a range for each length, so that only spans near the instants
 * are read, however many there are.
 */
export const spansMeeting = (from: string, to: string): string => `
WITH lengths (length, longest) AS (VALUES ${LENGTHS})
SELECT ticket, first_at, last_at
FROM lengths CROSS JOIN ticket_spans AS span INDEXED BY ticket_spans_by_length
  ON span.sight = @sight AND span.length = lengths.length
  AND span.first_at <= ${to} AND span.first_at >= ${from} - lengths.longest
WHERE last_at >= ${from}`;
export const SPANS_MEETING = `
SELECT ticket, first_at AS firstAt, last_at AS lastAt FROM (${spansMeeting('@from', '@to')})`;

/** The table of tickets' spans. Writing happens within the caller's transaction. */
export interface TicketSpans {
  /** What is known of a ticket changed at `at`, and may change by itself up to `last`. */
  known(ticket: string, at: Instant, last: Instant): void;
  /** The events of a ticket happen from one instant to another. */
  was(ticket: string, firstAt: Instant, lastAt: Instant): void;
  /** The tickets whose spans have an instant of `[from, to]` in common. */
  meeting(sight: Sight, from: Instant, to: Instant): TicketSpan[];
}

export function ticketSpansIn(db: Db): TicketSpans {
  const known = prepared(db, KNOWN);
  const was = prepared(db, WAS);
  const meeting = prepared<[{ sight: Sight; from: Instant; to: Instant }], TicketSpan>(db, SPANS_MEETING);
  return {
    known: (ticket, at, last) => known.run(ticket, at, last),
    was: (ticket, firstAt, lastAt) => was.run(ticket, firstAt, lastAt),
    meeting: (sight, from, to) => meeting.all({ sight, from, to }),
  };
}
