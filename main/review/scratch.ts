import Database from 'better-sqlite3';
import type { Db } from '../database/database-file.ts';
import { MIGRATIONS } from '../database/migrations/migrations.ts';

/** A database in memory, with the same tables as the station's, into which rows of it are copied. */
export interface Scratch {
  readonly db: Db;
  /**
   * Puts rows in as they are, those that are there already stay. Sums of spans are not added up: they are copied too.
   */
  copy(table: string, rows: readonly object[]): void;
}

const COLUMNS = 'SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0';

/** Spans that are copied belong to the sums that are copied with them. */
const SUMMING = `SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'tier_span_added'`;

/** What keeps the search in step, which no past board asks for. */
const FOR_SEARCH = `
SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search_stale%'`;

export function scratch(): Scratch {
  const db = new Database(':memory:');
  for (const { sql } of MIGRATIONS) db.exec(sql);
  for (const { name } of db.prepare<[], { name: string }>(FOR_SEARCH).all()) {
    db.exec(`DROP TRIGGER ${name}`);
  }
  const { sql } = db.prepare<[], { sql: string }>(SUMMING).get()!;
  db.exec(`
    CREATE TABLE copying (one INTEGER);
    DROP TRIGGER tier_span_added;
    ${sql.replace(' BEGIN', ' WHEN NOT EXISTS (SELECT 1 FROM copying) BEGIN')}`);
  const begin = db.prepare('INSERT INTO copying VALUES (1)');
  const end = db.prepare('DELETE FROM copying');
  const inserts = new Map<string, Database.Statement>();
  const insertInto = (table: string) => {
    const known = inserts.get(table);
    if (known) return known;
    const columns = db
      .prepare<[string], { name: string }>(COLUMNS)
      .all(table)
      .map(({ name }) => name);
    const values = columns.map((name) => `@${name}`).join(', ');
    const insert = db.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
    inserts.set(table, insert);
    return insert;
  };
  return {
    db,
    copy(table, rows) {
      if (rows.length === 0) return;
      const insert = insertInto(table);
      begin.run();
      for (const row of rows) insert.run(row);
      end.run();
    },
  };
}
