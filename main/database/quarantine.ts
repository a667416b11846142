import type { Instant } from '../../src/calendars/period.ts';
import type { Quarantined } from '../sync/source.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

const PUT = `
INSERT INTO quarantine (source, place, about, raw, reason, at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (source, about, place) DO UPDATE SET raw = excluded.raw, reason = excluded.reason`;

/** What could not be understood: kept with its raw text and the reason, until it reads well. */
export interface Quarantine {
  /** Replaces all that was in quarantine about one thing: a ticket, a kind of table row. */
  replace(source: string, about: string, items: readonly Quarantined[], now: Instant): void;
  /** How many items each source has in quarantine. */
  counts(): Map<string, number>;
  list(source: string, most: number): (Quarantined & { readonly at: Instant })[];
}

export function quarantineIn(db: Db): Quarantine {
  const put = prepared(db, PUT);
  const clear = prepared(db, 'DELETE FROM quarantine WHERE source = ? AND about = ?');
  const counts = prepared<[], { source: string; count: number }>(
    db,
    'SELECT source, count(*) AS count FROM quarantine GROUP BY source',
  );
  const list = prepared<[string, number], Quarantined & { at: Instant }>(
    db,
    'SELECT place, raw, reason, at FROM quarantine WHERE source = ? ORDER BY at DESC, place LIMIT ?',
  );
  return {
    replace(source, about, items, now) {
      clear.run(source, about);
      for (const { place, raw, reason } of items) put.run(source, place, about, raw, reason, now);
    },
    counts: () => new Map(counts.all().map((row) => [row.source, row.count])),
    list: (source, most) => list.all(source, most),
  };
}
