import type { Sight } from '../../src/boards/review.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import { addDays, localDateAt, startOfDay } from '../../src/calendars/wall-time.ts';
import { dutiesShownAt, plannedShownAt } from '../database/board-questions.ts';
import type { Db } from '../database/database-file.ts';
import type { Store } from '../database/store.ts';
import type { WorkKey } from '../database/works.ts';
import { derivePlannedWork } from '../sync/derive-work.ts';
import type { PastTables } from './past-tables.ts';
import type { Scratch } from './scratch.ts';
import { type FactRow, knownAt, type VersionsOnFile, versionAt } from './versions-on-file.ts';

const WORKS = `
SELECT * FROM works
WHERE provider = @provider AND ifnull(over_at, 8640000000000000) >= @since AND begins_at < @until`;
const WORK =
  'SELECT provider, over_at AS overAt, body FROM works WHERE source = @source AND record = @record';
const REACH = 'SELECT * FROM work_reach WHERE source = @source AND record = @record';
const CLEAR_REACH = 'DELETE FROM work_reach WHERE source = @source AND record = @record';
const SET_UNKNOWN = 'UPDATE works SET unknown_objects = @unknown WHERE source = @source AND record = @record';
const UNKNOWN = 'SELECT unknown_objects AS unknown FROM works WHERE source = @source AND record = @record';
const DISRUPTIONS = `
SELECT * FROM disruptions
WHERE provider = @provider AND ifnull(to_at, 8640000000000000) >= @since AND from_at < @until`;

interface WorkRow {
  readonly source: string;
  readonly record: string;
  readonly provider: string;
  readonly over_at: Instant | null;
  readonly body: string;
}

/** What a piece of work touched as it was counted last. */
export interface CountedReach {
  readonly rows: readonly object[];
  readonly unknown: string;
}

/** Counts what a piece of work touched by what was known at an earlier instant. */
export type CountedAt = (key: WorkKey, at: Instant) => CountedReach;

/**
 * Puts planned work, disruptions and duty into a scratch as they were at an instant, in place of what it had of them.
 * What was not changed since is taken from file; the rest is derived from the versions that were known.
 */
export function pastWorks(
  { db: station, versions }: { db: Db; versions: VersionsOnFile },
  { copy }: Scratch,
  store: Store,
  tables: PastTables,
  sight: Sight,
  countedAt: CountedAt,
) {
  type Shown = { provider: string; since: Instant; until: Instant };
  const works = station.prepare<[Shown], WorkRow>(WORKS);
  const disruptions = station.prepare<[Shown], { source: string; record: string }>(DISRUPTIONS);
  const reach = station.prepare<[WorkKey], object>(REACH);
  const derived = store.db.prepare<[WorkKey], { provider: string; overAt: Instant | null; body: string }>(
    WORK,
  );
  const clearReach = store.db.prepare(CLEAR_REACH);
  const setUnknown = store.db.prepare(SET_UNKNOWN);
  const zoneOf = (provider: string) => store.histories.get(provider)![0].terms.zone;

  /** Since when its count is kept: "what ended before yesterday keeps its count". */
  const keptSince = (provider: string, overAt: Instant | null): Instant => {
    if (overAt === null) return ALL_TIME.end;
    const zone = zoneOf(provider);
    return startOfDay(addDays(localDateAt(overAt, zone), 2), zone);
  };

  const takeUnchanged = (row: WorkRow, at: Instant) => {
    const key = { source: row.source, record: row.record };
    copy('works', [row]);
    if (tables.changedAddresses.size === 0 || keptSince(row.provider, row.over_at) <= at) {
      copy('work_reach', reach.all(key));
      return;
    }
    tables.takeObjects(row.provider, (JSON.parse(row.body) as { objects: string[] }).objects);
    store.workReach.count(key);
  };

  const derive = (key: WorkKey, at: Instant) => {
    const onFile = versions.work(key.source, key.record);
    const known = onFile.map((row) => versionAt(row, at)).filter((row) => row !== null);
    copy('facts', known);
    const last = known.at(-1);
    if (!last) return null;
    const { provider, objects } = JSON.parse(last.body) as { provider: string; objects: string[] };
    tables.takeObjects(provider, objects);
    derivePlannedWork(store, key.source, [{ ...key, kind: 'work', sequence: 0, at: 0, body: {} }], at);
    return lastChange(onFile, at);
  };

  const takeChanged = (key: WorkKey, at: Instant) => {
    const ownAt = derive(key, at);
    const row = derived.get(key);
    if (ownAt === null || !row) return;
    // Counted last when something changed while counts still followed, or with its own record.
    const counted = Math.min(at, Math.max(ownAt, keptSince(row.provider, row.overAt) - 1));
    if (counted === at || !versions.tablesChanged(counted, at)) return;
    const { rows, unknown } = countedAt(key, counted);
    clearReach.run(key);
    copy('work_reach', rows);
    setUnknown.run({ ...key, unknown });
  };

  return {
    /** Derives one piece of work as it was known at an instant, and answers what it touched then. */
    reachOf(key: WorkKey, at: Instant): CountedReach {
      derive(key, at);
      const rows = store.db.prepare<[WorkKey], object>(REACH).all(key);
      return { rows, unknown: store.db.prepare<[WorkKey], { unknown: string }>(UNKNOWN).get(key)!.unknown };
    },
    /** `wanted`: from when on what touched a ticket is wanted, should that be earlier than a board goes. */
    moveTo(at: Instant, wanted: Instant = ALL_TIME.end): void {
      for (const table of ['works', 'work_reach', 'disruptions']) store.db.exec(`DELETE FROM ${table}`);
      for (const { provider, zone } of store.rules.terms) {
        const shown = plannedShownAt(at, zone);
        const from = (of: Instant) => ({ since: Math.min(of, wanted) });
        for (const row of works.all({ provider, ...shown.works, ...from(shown.works.since) })) {
          const { source, record } = row;
          if (!tables.changedWorks.has(JSON.stringify({ source, record }))) takeUnchanged(row, at);
        }
        const rows = disruptions.all({ provider, ...shown.disruptions, ...from(shown.disruptions.since) });
        copy(
          'disruptions',
          rows.filter(
            ({ source, record }) => !tables.changedDisruptions.has(JSON.stringify({ source, record })),
          ),
        );
      }
      for (const key of tables.changedWorks) takeChanged(JSON.parse(key), at);
      for (const key of tables.changedDisruptions) {
        const { source, record } = JSON.parse(key) as WorkKey;
        const known = versions.disruption(source, record).map((row) => versionAt(row, at));
        copy(
          'facts',
          known.filter((row) => row !== null),
        );
        store.disruptions.follow(source, record);
      }
      const { since, until } = dutiesShownAt(at);
      const horizon = sight === 'known' ? at : ALL_TIME.end;
      for (const { provider } of store.rules.terms) {
        const shifts = versions.duties(provider, since, until).map((row) => knownAt(row, horizon));
        copy(
          'facts',
          shifts.filter((row) => row !== null),
        );
      }
    },
  };
}

/** When a record changed last, up to an instant. */
function lastChange(rows: readonly FactRow[], at: Instant): Instant {
  const instants = rows.flatMap(({ arrived_at, superseded_at }) => [arrived_at, superseded_at ?? arrived_at]);
  return Math.max(...instants.filter((instant) => instant <= at));
}
