import type { Sight } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { USUAL_ALARM_PLAN } from '../alarms/alarm-plan.ts';
import type { Db } from '../database/database-file.ts';
import type { ConfigurationOnFile } from '../database/sources-on-file.ts';
import { type Store, storeIn } from '../database/store.ts';
import type { NumberedMapping } from '../sync/derive-ticket.ts';
import { type PastTables, pastTables } from './past-tables.ts';
import { type Scratch, scratch } from './scratch.ts';
import type { VersionsOnFile } from './versions-on-file.ts';

/** What a past board is made from. */
export interface PastParts {
  /** The station's database, read only. */
  readonly station: Db;
  readonly configuration: ConfigurationOnFile;
  /** How the facts of a source become events; null for one of which nobody knows. */
  readonly mappingOf: (source: string) => NumberedMapping | null;
}

/** A scratch with its tables filled, and what fills it further. */
export interface FilledScratch {
  readonly copied: Scratch;
  readonly store: Store;
  readonly tables: PastTables;
}

/** A scratch with the terms and tables of an instant. */
export function filledScratch(
  { station, configuration }: PastParts,
  versions: VersionsOnFile,
  sight: Sight,
  at: Instant,
): FilledScratch {
  const copied = scratch();
  const all = (sql: string) => station.prepare<[], { adopted_at?: Instant }>(sql).all();
  copied.copy('holidays', all('SELECT * FROM holidays'));
  copied.copy(
    'terms_versions',
    all('SELECT * FROM terms_versions').filter(({ adopted_at }) => sight === 'was' || adopted_at! <= at),
  );
  const store = storeIn(copied.db, configuration.rules);
  // A copy of an older station says nothing of alarms.
  const { rules, tiers } = configuration.settings.alarms ?? USUAL_ALARM_PLAN;
  store.alarming.plan = { ...USUAL_ALARM_PLAN, rules, tiers };
  const tables = store.db.transaction(() =>
    pastTables({ db: station, versions }, copied, store, sight, at),
  )();
  return { copied, store, tables };
}
