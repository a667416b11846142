import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';

/** When the database was made: before that no station was there, to be blind or not. Null where it does not say. */
export function knownSince(db: Db): Instant | null {
  const row = db.prepare<[], { value: string }>("SELECT value FROM station WHERE key = 'created-at'").get();
  return row ? Number(row.value) : null;
}
