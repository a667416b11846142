import type { BoardEntity } from '../../src/boards/board.ts';
import type { Sight } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { localDateAt } from '../../src/calendars/wall-time.ts';
import { aggregatesIn, boardTicketsIn, termsHistoriesIn } from '../database/board-questions.ts';
import type { Db } from '../database/database-file.ts';
import { isSynced, openedFirst, type Spoken, shownOf, withHidden } from '../database/shown-board.ts';
import { type ConfigurationOnFile, providersOf } from '../database/sources-on-file.ts';
import { type Store, storeIn } from '../database/store.ts';
import type { NumberedMapping } from '../sync/derive-ticket.ts';
import { calendarsOfDays } from './calendars-of-days.ts';
import { candidatesIn } from './candidates.ts';
import { gatheredOnce } from './gathered-once.ts';
import { type PastTables, pastTables } from './past-tables.ts';
import { pastTickets } from './past-tickets.ts';
import { type CountedReach, pastWorks } from './past-works.ts';
import { type Scratch, scratch } from './scratch.ts';
import { type VersionsOnFile, versionsOnFile } from './versions-on-file.ts';

/** What a past board is made from. */
export interface PastParts {
  /** The station's database, read only. */
  readonly station: Db;
  readonly configuration: ConfigurationOnFile;
  /** How the facts of a source become events; null for one of which nobody knows. */
  readonly mappingOf: (source: string) => NumberedMapping | null;
}

/** A board in a database of its own in memory, at some past instant. */
export interface PastBoard {
  /** Whether it can be moved to another instant: no table and no terms changed in between. */
  reaches(at: Instant): boolean;
  /** The whole board at an instant that it reaches; `asOf` is the station's now. */
  boardAt(at: Instant, asOf: Instant): readonly BoardEntity[];
  close(): void;
}

const ADOPTED_BETWEEN = 'SELECT 1 FROM terms_versions WHERE adopted_at > @from AND adopted_at <= @to LIMIT 1';
/** First versions that were adopted later govern from the beginning of time, as what is configured does. */
const REACHING_BACK = 'SELECT 1 FROM terms_versions WHERE adopted_at > @at AND governs_from <= @at LIMIT 1';

/**
 * A board as it was known at an instant, or as it was by what is known now. Facts that matter are copied into a database
 * in memory, in which the station's own code derives, settles and answers: what it shows of an instant is what it showed.
 */
export function pastBoard(parts: PastParts, sight: Sight, builtAt: Instant): PastBoard {
  const { station, configuration, mappingOf } = parts;
  const { settings, sources, rules } = configuration;
  const spoken: Spoken = { sources: sources.map(({ id }) => id), providers: providersOf(sources, rules) };
  const versions = versionsOnFile(station);
  const made = filled(parts, versions, sight, builtAt);
  const { store, tables, copied } = made;
  const onFile = { db: station, versions };
  const countedAt = (key: { source: string; record: string }, at: Instant): CountedReach => {
    const then = filled(parts, versions, sight, at);
    try {
      const never = () => {
        throw new Error('what is counted at its own instant needs no other');
      };
      const { reachOf } = pastWorks(onFile, then.copied, then.store, then.tables, sight, never);
      return then.store.db.transaction(() => reachOf(key, at))();
    } finally {
      then.store.db.close();
    }
  };
  const works = pastWorks(onFile, copied, store, tables, sight, countedAt);
  const once = gatheredOnce(store);
  const tickets = pastTickets(onFile, copied, once, tables, sight, mappingOf);
  const candidates = candidatesIn(station, sight);
  const adoptedBetween = station.prepare<[{ from: Instant; to: Instant }], object>(ADOPTED_BETWEEN);
  const reachingBack = station.prepare<[{ at: Instant }], object>(REACHING_BACK);

  const calendars = calendarsOfDays(store);

  const moveTo = (at: Instant, asOf: Instant) => {
    const terms = sight === 'known' && reachingBack.get({ at }) !== undefined;
    const changed = { concerns: tables.concerns, any: tables.concernsAny, terms };
    tickets.moveTo(candidates(store.histories, calendars.around(at), changed, at), at, asOf);
    works.moveTo(at);
    for (const { provider, zone } of store.rules.terms) tables.takeEnding(provider, localDateAt(at, zone));
  };

  return {
    reaches(at) {
      const [from, to] = at < builtAt ? [at, builtAt] : [builtAt, at];
      if (sight === 'was') return true;
      return adoptedBetween.get({ from, to }) === undefined && !versions.tablesChanged(from, to);
    },
    boardAt: (at, asOf) =>
      store.db.transaction(() => {
        moveTo(at, asOf);
        const shownTickets = boardTicketsIn(once.store).filter(isSynced(spoken.sources));
        const { hidden, ...aggregates } = aggregatesIn(store, at);
        const shown = shownOf(aggregates, spoken);
        return [
          ...termsHistoriesIn(store).filter(({ id }) => spoken.providers.includes(id)),
          ...calendars.shown(at, openedFirst(shownTickets)),
          ...shown.outcomes,
          ...shown.duties,
          ...shown.works,
          ...shown.disruptions,
          ...shown.agreements,
          // What the operator has to mend now was not known then.
          { ...withHidden(settings, hidden), problem: null, firstRun: null },
          ...shownTickets,
        ];
      })(),
    close: () => {
      store.db.close();
    },
  };
}

/** A scratch with the terms and tables of an instant. */
function filled(
  { station, configuration }: PastParts,
  versions: VersionsOnFile,
  sight: Sight,
  at: Instant,
): { readonly copied: Scratch; readonly store: Store; readonly tables: PastTables } {
  const copied = scratch();
  const all = (sql: string) => station.prepare<[], { adopted_at?: Instant }>(sql).all();
  copied.copy('holidays', all('SELECT * FROM holidays'));
  copied.copy(
    'terms_versions',
    all('SELECT * FROM terms_versions').filter(({ adopted_at }) => sight === 'was' || adopted_at! <= at),
  );
  const store = storeIn(copied.db, configuration.rules);
  const tables = store.db.transaction(() =>
    pastTables({ db: station, versions }, copied, store, sight, at),
  )();
  return { copied, store, tables };
}
