import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';

const VALUE = 'SELECT value FROM station WHERE key = ?';

/** When a source answered last, in this run of a station or an earlier one; null when it never did. */
export function lastAnswerIn(db: Db, source: string): Instant | null {
  const row = db.prepare<[string], { value: string }>(VALUE).get(`answered ${source}`);
  return row ? Number(row.value) : null;
}
