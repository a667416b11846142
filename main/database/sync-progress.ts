import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** How far each source was read: its cursor, and the tickets whose facts are not all here yet. */
export interface SyncProgress {
  cursor(source: string): string | null;
  moveCursor(source: string, cursor: string): void;
  /** Tickets still to be completed, by their id at the source. */
  incomplete(source: string): string[];
  markIncomplete(source: string, ticket: string, now: Instant): void;
  /** Answers whether it had been read in part until `now`, which is then noted. */
  markComplete(source: string, ticket: string, now: Instant): boolean;
  /** Says until when a ticket waits for an event's instant; null when it no longer waits. */
  setWaiting(source: string, ticket: string, until: Instant | null): void;
  /** Tickets whose waiting is over at `now`. */
  waitedFor(now: Instant): { readonly source: string; readonly ticket: string }[];
  /** The next instant at which a waiting is over; null when none waits. */
  nextWaited(): Instant | null;
}

export function syncProgressIn(db: Db): SyncProgress {
  const read = prepared<[string], { cursor: string }>(db, 'SELECT cursor FROM cursors WHERE source = ?');
  const list = prepared<[string], { ticket: string }>(
    db,
    'SELECT ticket FROM incomplete WHERE source = ? ORDER BY ticket',
  );
  const move = prepared(
    db,
    `
    INSERT INTO cursors (source, cursor) VALUES (?, ?)
    ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor`,
  );
  const mark = prepared(
    db,
    'INSERT INTO incomplete (source, ticket, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const noteHalf = prepared(
    db,
    `
    INSERT OR IGNORE INTO half_read (source, ticket, from_at, to_at)
    SELECT source, ticket, since, @now FROM incomplete
    WHERE source = @source AND ticket = @ticket AND since < @now`,
  );
  const unmark = prepared(db, 'DELETE FROM incomplete WHERE source = ? AND ticket = ?');
  const wait = prepared(
    db,
    `
    INSERT INTO waiting (source, ticket, until) VALUES (?, ?, ?)
    ON CONFLICT (source, ticket) DO UPDATE SET until = excluded.until`,
  );
  const unwait = prepared(db, 'DELETE FROM waiting WHERE source = ? AND ticket = ?');
  const waited = prepared<[number], { source: string; ticket: string }>(
    db,
    'SELECT source, ticket FROM waiting WHERE until <= ?',
  );
  const next = prepared<[], { until: number | null }>(db, 'SELECT min(until) AS until FROM waiting');
  return {
    setWaiting(source, ticket, until) {
      if (until === null) unwait.run(source, ticket);
      else wait.run(source, ticket, until);
    },
    waitedFor: (now) => waited.all(now),
    nextWaited: () => next.get()!.until,
    cursor: (source) => read.get(source)?.cursor ?? null,
    moveCursor: (source, cursor) => move.run(source, cursor),
    incomplete: (source) => list.all(source).map((row) => row.ticket),
    markIncomplete: (source, ticket, now) => mark.run(source, ticket, now),
    markComplete(source, ticket, now) {
      const wasHalf = noteHalf.run({ source, ticket, now }).changes > 0;
      unmark.run(source, ticket);
      return wasHalf;
    },
  };
}
