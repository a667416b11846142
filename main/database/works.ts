import type { BoardWork } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { LocalDate } from '../../src/calendars/wall-time.ts';
import type { Announced } from '../../src/planned-work/announced.ts';
import type { WorkRecord, WorkVersion } from '../../src/planned-work/work-record.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** A piece of planned work as it is kept. */
interface WorkRow extends Announced {
  readonly source: string;
  readonly record: string;
  readonly provider: string;
  /** The local day on which it is planned to start. */
  readonly day: LocalDate;
  /** The earlier of its planned and its actual start. */
  readonly beginsAt: Instant;
  /** The later of its planned and its actual end; while it is said to be under way, the last it can be. */
  readonly overAt: Instant;
  readonly body: WorkRecord;
}

/** Names a piece of work: its source and its id there. */
export interface WorkKey {
  readonly source: string;
  readonly record: string;
}

/** Superseded ones included, in the order in which they arrived. */
export const WORK_VERSIONS = `
SELECT body, arrived_at AS arrivedAt, superseded_at IS NULL AS current FROM facts INDEXED BY work_versions
WHERE kind = 'work' AND source = ? AND record = ? ORDER BY fact`;

const PUT = `
INSERT INTO works (source, record, provider, day, begins_at, over_at, notice_at, voided_at, body)
VALUES (@source, @record, @provider, @day, @beginsAt, @overAt, @noticeAt, @voidedAt, @body)
ON CONFLICT (source, record) DO UPDATE SET provider = excluded.provider, day = excluded.day,
  begins_at = excluded.begins_at, over_at = excluded.over_at, notice_at = excluded.notice_at,
  voided_at = excluded.voided_at, body = excluded.body`;

export const ANNOUNCED_AHEAD = 'SELECT source, record FROM works WHERE source = ? AND notice_at > ?';

const ON_FILE = "SELECT source, record FROM facts WHERE kind = 'work' AND superseded_at IS NULL";

export const WORKS_NOT_OVER = `
SELECT source, record FROM works
WHERE provider = @provider AND ifnull(over_at, 8640000000000000) >= @since`;

/** What work reaches is kept beside it. */
const AS_SHOWN = `
SELECT source || ':' || record AS id, notice_at AS noticeAt, voided_at AS voidedAt, body,
  unknown_objects AS unknownObjects,
  (SELECT json_group_object(tier, addresses) FROM work_reach AS reach
   WHERE reach.source = works.source AND reach.record = works.record) AS reach
FROM works`;
export const WORKS_SHOWN = `${AS_SHOWN}
WHERE provider = @provider AND ifnull(over_at, 8640000000000000) >= @since AND begins_at < @until
ORDER BY begins_at, id`;

/** Asked for a report; there are some thousand pieces of work at most, and the rows are short. */
const STARTING_BETWEEN = `${AS_SHOWN}
WHERE provider = @provider AND day >= @from AND day < @until
ORDER BY begins_at, id`;

/** The table of planned work. Writing happens within the caller's transaction. */
export interface Works {
  /** All versions of a record as they arrived; none when it is not on file any more. */
  versions(key: WorkKey): (WorkVersion & { readonly record: WorkRecord })[];
  /** The works whose records are on file. */
  onFile(): WorkKey[];
  /** A source's works whose notice has not come at `now`. */
  announcedAhead(source: string, now: Instant): WorkKey[];
  put(row: WorkRow): void;
  /** Takes it out, with what it reaches. */
  remove(key: WorkKey): void;
  /** A provider's works that were not over at `since`. */
  notOver(provider: string, since: Instant): WorkKey[];
  /** A provider's works that the walls show: not over at `since`, and begun before `until`. */
  shown(provider: string, since: Instant, until: Instant): BoardWork[];
  /** A provider's works that are planned to start from one local day on and before another. */
  startingBetween(provider: string, from: LocalDate, until: LocalDate): BoardWork[];
}

export function worksIn(db: Db): Works {
  const versions = prepared<[string, string], { body: string; arrivedAt: Instant; current: number }>(
    db,
    WORK_VERSIONS,
  );
  const onFile = prepared<[], WorkKey>(db, ON_FILE);
  const announcedAhead = prepared<[string, Instant], WorkKey>(db, ANNOUNCED_AHEAD);
  const put = prepared(db, PUT);
  const removals = ['works', 'work_reach'].map((table) =>
    prepared(db, `DELETE FROM ${table} WHERE source = ? AND record = ?`),
  );
  const notOver = prepared<[{ provider: string; since: Instant }], WorkKey>(db, WORKS_NOT_OVER);
  const shown = prepared<[{ provider: string; since: Instant; until: Instant }], ShownRow>(db, WORKS_SHOWN);
  const starting = prepared<[{ provider: string; from: LocalDate; until: LocalDate }], ShownRow>(
    db,
    STARTING_BETWEEN,
  );
  return {
    versions({ source, record }) {
      const rows = versions.all(source, record);
      if (!rows.at(-1)?.current) return [];
      return rows.map(({ body, arrivedAt }) => ({ record: JSON.parse(body) as WorkRecord, arrivedAt }));
    },
    onFile: () => onFile.all(),
    announcedAhead: (source, now) => announcedAhead.all(source, now),
    put: (row) => put.run({ ...row, body: JSON.stringify(row.body) }),
    remove: ({ source, record }) => {
      for (const removal of removals) removal.run(source, record);
    },
    notOver: (provider, since) => notOver.all({ provider, since }),
    startingBetween: (provider, from, until) => starting.all({ provider, from, until }).map(boardWork),
    shown: (provider, since, until) => shown.all({ provider, since, until }).map(boardWork),
  };
}

interface ShownRow extends Announced {
  readonly id: string;
  readonly body: string;
  readonly unknownObjects: string;
  readonly reach: string;
}

/** A piece of work as the pages get it: without what only its source and the station need. */
function boardWork({ id, noticeAt, voidedAt, body, unknownObjects, reach }: ShownRow): BoardWork {
  const { notice: _notice, series: _series, sequence: _sequence, ...record } = JSON.parse(body) as WorkRecord;
  const { maintenance: _maintenance, original: _original, ...work } = record;
  const { '': withoutAgreement = 0, ...addressesByTier } = JSON.parse(reach) as Record<string, number>;
  return {
    kind: 'work',
    id,
    work: { ...work, noticeAt },
    voidedNoticeAt: voidedAt,
    addressesByTier,
    withoutAgreement,
    unknownObjects: JSON.parse(unknownObjects) as string[],
  };
}
