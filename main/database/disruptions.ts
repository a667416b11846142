import type { BoardDisruption } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** The body of a `disruption` record: instants are UTC; `to` is null while it goes on. */
type DisruptionRecord = Omit<BoardDisruption, 'kind' | 'id'>;

/** The latest version, also when it has left its source. */
export const LATEST_DISRUPTION = `
SELECT body, superseded_at AS leftAt FROM facts INDEXED BY disruption_versions
WHERE kind = 'disruption' AND source = ? AND record = ? ORDER BY fact DESC LIMIT 1`;

const ON_FILE = `
SELECT DISTINCT source, record FROM facts INDEXED BY disruption_versions WHERE kind = 'disruption'`;

const PUT = `
INSERT INTO disruptions (source, record, provider, title, objects, area, from_at, to_at)
VALUES (@source, @record, @provider, @title, @objects, @area, @from, @to)
ON CONFLICT (source, record) DO UPDATE SET provider = excluded.provider, title = excluded.title,
  objects = excluded.objects, area = excluded.area, from_at = excluded.from_at, to_at = excluded.to_at`;

export const DISRUPTIONS_SHOWN = `
SELECT source || ':' || record AS id, provider, title, objects, area, from_at AS "from", to_at AS "to"
FROM disruptions
WHERE provider = @provider AND ifnull(to_at, 8640000000000000) >= @since AND from_at < @until
ORDER BY from_at, id`;

/** The table of general disruptions. Writing happens within the caller's transaction. */
export interface Disruptions {
  /**
   * Takes in a disruption as its facts read now. Reading: one that has left its source had ended by then, at the
   * latest when that was noticed, and stays known; one that left before it began never was.
   */
  follow(source: string, record: string): void;
  /** All that are on file, also those that left. */
  onFile(): { readonly source: string; readonly record: string }[];
  /** A provider's disruptions that the walls show: not over at `since`, and begun before `until`. */
  shown(provider: string, since: Instant, until: Instant): BoardDisruption[];
}

export function disruptionsIn(db: Db): Disruptions {
  const latest = prepared<[string, string], { body: string; leftAt: Instant | null }>(db, LATEST_DISRUPTION);
  const onFile = prepared<[], { source: string; record: string }>(db, ON_FILE);
  const put = prepared(db, PUT);
  const remove = prepared(db, 'DELETE FROM disruptions WHERE source = ? AND record = ?');
  const shown = prepared<
    [{ provider: string; since: Instant; until: Instant }],
    Omit<BoardDisruption, 'objects'> & { objects: string }
  >(db, DISRUPTIONS_SHOWN);
  return {
    follow(source, record) {
      const row = latest.get(source, record);
      if (!row) return;
      const { provider, title, objects, area, from, to: told } = JSON.parse(row.body) as DisruptionRecord;
      const to = row.leftAt === null ? told : Math.min(told ?? row.leftAt, row.leftAt);
      if (to !== null && to <= from) remove.run(source, record);
      else put.run({ source, record, provider, title, objects: JSON.stringify(objects), area, from, to });
    },
    onFile: () => onFile.all(),
    shown: (provider, since, until) =>
      shown
        .all({ provider, since, until })
        .map(({ objects, ...row }) => ({ ...row, kind: 'disruption', objects: JSON.parse(objects) })),
  };
}
