import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';

/** By what a copy is known: as of when it is, and the name of the machine it comes from. */
export interface CopyMark {
  readonly at: Instant;
  readonly from: string;
}

/** How many rows the tables have that make a copy worth having. */
export type Counts = Readonly<Record<string, number>>;

const COUNTED = ['facts', 'tickets', 'events', 'outcomes', 'terms_versions', 'blind_spots'];

/** Counts rows, of those tables that the database has. */
export function countsIn(db: Db): Counts {
  const there = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => name);
  const count = (table: string) =>
    db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()!.count;
  return Object.fromEntries(
    COUNTED.filter((table) => there.includes(table)).map((table) => [table, count(table)]),
  );
}

/** Marks a database as a copy. */
export function noteCopy(db: Db, { at, from }: CopyMark): void {
  const put = db.prepare(`
    INSERT INTO station (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  db.transaction(() => {
    put.run('copied-at', String(at));
    put.run('copied-from', from);
  })();
}

/** The mark of a copy; null for a database that is none. */
export function copyMarkIn(db: Db): CopyMark | null {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM station WHERE key = ?');
  const at = read.get('copied-at')?.value;
  return at === undefined ? null : { at: Number(at), from: read.get('copied-from')?.value ?? '' };
}
