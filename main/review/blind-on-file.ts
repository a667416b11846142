import type { Instant } from '../../src/calendars/period.ts';
import type { BlindSpot } from '../../src/compliance/report.ts';
import type { Db } from '../database/database-file.ts';

const TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'blind_spots'";
const BETWEEN = `
SELECT source, title, from_at AS "from", to_at AS "to", why FROM blind_spots
WHERE ifnull(to_at, 8640000000000000) > @from AND from_at < @to ORDER BY from_at`;

/** The outages on file that overlap a half-open span, in order; none where no table of them is. */
export function blindBetween(db: Db, from: Instant, to: Instant): BlindSpot[] {
  if (db.prepare(TABLE).get() === undefined) return [];
  return db.prepare<[{ from: Instant; to: Instant }], BlindSpot>(BETWEEN).all({ from, to });
}
