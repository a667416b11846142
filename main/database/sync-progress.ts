import type { Db } from './database-file.ts';

/** How far each source was read: its cursor, and the tickets whose facts are not all here yet. */
export interface SyncProgress {
  cursor(source: string): string | null;
  moveCursor(source: string, cursor: string): void;
  /** Tickets still to be completed, by their id at the source. */
  incomplete(source: string): string[];
  markIncomplete(source: string, ticket: string): void;
  markComplete(source: string, ticket: string): void;
}

export function syncProgressIn(db: Db): SyncProgress {
  const read = db.prepare<[string], { cursor: string }>('SELECT cursor FROM cursors WHERE source = ?');
  const list = db.prepare<[string], { ticket: string }>(
    'SELECT ticket FROM incomplete WHERE source = ? ORDER BY ticket',
  );
  const move = db.prepare(`
    INSERT INTO cursors (source, cursor) VALUES (?, ?)
    ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor`);
  const mark = db.prepare('INSERT INTO incomplete (source, ticket) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const unmark = db.prepare('DELETE FROM incomplete WHERE source = ? AND ticket = ?');
  return {
    cursor: (source) => read.get(source)?.cursor ?? null,
    moveCursor: (source, cursor) => move.run(source, cursor),
    incomplete: (source) => list.all(source).map((row) => row.ticket),
    markIncomplete: (source, ticket) => mark.run(source, ticket),
    markComplete: (source, ticket) => unmark.run(source, ticket),
  };
}
