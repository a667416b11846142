import type { BoardSettings, SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { CALENDARS, PROVIDERS } from '../../src/providers/providers.ts';
import { copyMarkIn } from './copy-mark.ts';
import { type Db, openForReading } from './database-file.ts';
import { LAST_SIGN } from './signs-of-life.ts';
import { configurationOnFile } from './sources-on-file.ts';
import type { Rules } from './store.ts';
import type { AdoptedTerms } from './terms-versions.ts';

/** What a database says of the station it comes from: all that a review needs besides its tables. */
export interface CopiedStation {
  /** As of when it is; of one that is no marked copy, its last sign of life. */
  readonly at: Instant;
  /** The machine it comes from; '' where it does not say. */
  readonly from: string;
  /** Its data is invented. */
  readonly demo: boolean;
  /** The terms that were configured, or adopted last. */
  readonly rules: Rules;
  readonly sources: readonly SourceHealth[];
  /** What its operator set for all screens; null where an older Wallclock did not keep it. */
  readonly settings: BoardSettings | null;
}

/** A source as a question names it; lists are JSON. */
interface NamedSource {
  readonly id: string;
  readonly title: string;
  readonly delivers: string;
  readonly providers: string;
  readonly intervalMs: number;
}

/** Sources by what came from them, where the file does not name them; of their intervals nothing is known. */
const DELIVERED = `
SELECT id, id AS title, json_group_array(delivery) AS delivers, '[]' AS providers, 60000 AS intervalMs FROM (
  SELECT DISTINCT source AS id, CASE
    WHEN ticket IS NOT NULL THEN 'tickets' WHEN kind = 'work' THEN 'work' ELSE 'tables' END AS delivery
  FROM facts WHERE superseded_at IS NULL
) GROUP BY id ORDER BY id`;

type ShownSource = Pick<SourceHealth, 'id' | 'title' | 'delivers' | 'providers' | 'intervalMs'>;

const ANSWERED =
  "SELECT substr(key, 10) AS id, CAST(value AS INTEGER) AS at FROM station WHERE key LIKE 'answered %'";

interface AdoptedRow {
  readonly body: string;
}

/** The last one of each provider. */
const ADOPTED = `
SELECT body FROM terms_versions
WHERE adoption IN (SELECT max(adoption) FROM terms_versions GROUP BY provider) ORDER BY adoption`;

const QUARANTINED = 'SELECT source AS id, count(*) AS count FROM quarantine GROUP BY source';

/** Reads it from a file, also of an older Wallclock, without a configuration. */
export function copiedStation(file: string): CopiedStation {
  const db = openForReading(file);
  try {
    const mark = copyMarkIn(db);
    const at = mark?.at ?? db.prepare<[], { at: Instant | null }>(LAST_SIGN).get()!.at ?? 0;
    const kept = isThere(db, 'sources') ? configurationOnFile(db) : null;
    return {
      at,
      from: mark?.from ?? '',
      demo: isDemo(db),
      rules: kept?.rules ?? rulesIn(db),
      sources: sourcesIn(db, kept?.sources ?? deliveredIn(db)),
      settings: kept?.settings ?? null,
    };
  } finally {
    db.close();
  }
}

/** Whether it has a table: an older Wallclock had fewer. */
function isThere(db: Db, table: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
}

/** A database of an older Wallclock does not say so; then the source's id does. */
function isDemo(db: Db): boolean {
  const value = db.prepare<[], { value: string }>("SELECT value FROM station WHERE key = 'demo'").get();
  if (value) return value.value === 'yes';
  return db.prepare("SELECT 1 FROM mappings WHERE source = 'demo'").get() !== undefined;
}

/** The terms that were adopted last, of each provider; those that Wallclock brings where none were. */
function rulesIn(db: Db): Rules {
  const rows = isThere(db, 'terms_versions') ? db.prepare<[], AdoptedRow>(ADOPTED).all() : [];
  if (rows.length === 0) return { terms: [...PROVIDERS.values()], calendars: CALENDARS };
  const adopted = rows.map(({ body }): Pick<AdoptedTerms, 'terms' | 'calendars'> => JSON.parse(body));
  const calendars = new Map(adopted.flatMap((one) => one.calendars).map((one) => [one.id, one]));
  return { terms: adopted.map(({ terms }) => terms), calendars: [...calendars.values()] };
}

function deliveredIn(db: Db): ShownSource[] {
  return db
    .prepare<[], NamedSource>(DELIVERED)
    .all()
    .map(({ delivers, providers, ...row }) => ({
      ...row,
      delivers: JSON.parse(delivers),
      providers: JSON.parse(providers),
    }));
}

/** How its sources were doing then: nobody asks them now. */
function sourcesIn(db: Db, sources: readonly ShownSource[]): SourceHealth[] {
  const answered = new Map(
    db
      .prepare<[], { id: string; at: Instant }>(ANSWERED)
      .all()
      .map(({ id, at }) => [id, at]),
  );
  const quarantined = new Map(
    db
      .prepare<[], { id: string; count: number }>(QUARANTINED)
      .all()
      .map(({ id, count }) => [id, count]),
  );
  return sources.map(({ id, title, delivers, providers, intervalMs }) => ({
    id,
    title,
    delivers,
    providers,
    intervalMs,
    lastAnswerAt: answered.get(id) ?? null,
    answers: 0,
    failure: null,
    clockAheadMs: null,
    quarantined: quarantined.get(id) ?? 0,
  }));
}
