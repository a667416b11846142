import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/**
 * How many changes there were that no new fact tells of: a row that ended without another in its place, a step of tickets
 * that another mapping derived anew.
 */
export const UNNUMBERED = "SELECT value FROM station WHERE key = 'unnumbered-changes'";

const COUNT = `
INSERT INTO station (key, value) VALUES ('unnumbered-changes', '1')
ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`;

/**
 * Counts what changes without a new fact, by whose number whoever keeps something that follows from facts would see it.
 * Within the caller's transaction.
 */
export function unnumberedChangesIn(db: Db): { count(): void } {
  const count = prepared(db, COUNT);
  return { count: () => void count.run() };
}
