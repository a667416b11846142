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

/** What no past board asks for: putting rows in would keep it in step all the same. */
const NEVER_ASKED = `
SELECT type, name FROM sqlite_master
WHERE type = 'trigger' AND name LIKE 'search_stale%'
  OR type = 'index' AND sql IS NOT NULL AND (name LIKE 'outcomes_%' OR name IN ('superseded_of_ticket',
    'table_facts_by_arrival', 'table_facts_by_end', 'events_by_at', 'ticket_spans_by_length', 'tickets_by_record',
    'tickets_open_of_customer', 'tickets_open_at_address', 'tickets_by_address', 'tickets_by_customer',
    'tickets_to_look_at', 'children_of_customer')) AND name <> 'outcomes_by_due'`;

export function scratch(): Scratch {
  const db = new Database(':memory:');
  for (const { sql } of MIGRATIONS) db.exec(sql);
  for (const { type, name } of db.prepare<[], { type: string; name: string }>(NEVER_ASKED).all()) {
    db.exec(`DROP ${type} ${name}`);
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
