import type { AddressTiersTerms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { addDays, localDateAt, startOfDay } from '../../src/calendars/wall-time.ts';
import { announced } from '../../src/planned-work/announced.ts';
import { LONGEST_OVERRUN } from '../../src/planned-work/progress.ts';
import type { WorkRecord } from '../../src/planned-work/work-record.ts';
import type { Store } from '../database/store.ts';
import type { WorkKey } from '../database/works.ts';
import type { SourceRecord } from './source.ts';

/**
 * Derives planned work, disruptions, and what they touch, from the records of a source that changed, within the
 * caller's transaction; the spans of tiers must have followed already. What ended before yesterday keeps its count:
 * it says whom it touched then.
 */
export function derivePlannedWork(
  store: Store,
  source: string,
  changed: readonly SourceRecord[],
  now: Instant,
): void {
  const byKind = Map.groupBy(changed, ({ kind }) => kind);
  const recordsOf = (kind: string) => [...new Set(byKind.get(kind)?.map(({ record }) => record))];
  const addresses = recordsOf('address');
  if (addresses.length > 0) store.addressObjects.follow(addresses);
  const disruptions = recordsOf('disruption').map((record) => ({ source, record }));
  for (const { record } of disruptions) store.disruptions.follow(source, record);
  for (const key of [...disruptions, ...(addresses.length > 0 ? store.disruptionReach.notOver(now) : [])]) {
    doubtDisruption(store, key, now);
  }
  const works = recordsOf('work').map((record) => ({ source, record }));
  for (const key of works) deriveWork(store, key, now);
  const elsewhere = addresses.length > 0 || byKind.has('agreement') ? worksNotOver(store, now) : [];
  const toCount = new Map([...works, ...elsewhere].map((key) => [JSON.stringify(key), key]));
  for (const key of toCount.values()) store.workReach.count(key);
}

/** Derives a source's work anew that was announced when it was read, at a time that has not come: the clock was ahead. */
export function deriveWorkReadAhead(store: Store, source: string, now: Instant): void {
  for (const key of store.works.announcedAhead(source, now)) deriveWork(store, key, now);
}

/** The stamp of a database in which everything here was derived by this code. */
const STAMP = '2';

/** Derives everything anew where an earlier version left it undone; facts on file are all it takes. */
export function rebuildPlannedWork(store: Store, now: Instant): void {
  const stamp = store.db.prepare<[], { value: string }>(
    "SELECT value FROM station WHERE key = 'planned-work'",
  );
  if (stamp.get()?.value === STAMP) return;
  store.db.transaction(() => {
    store.addressObjects.rebuild();
    for (const { source, record } of store.disruptions.onFile()) store.disruptions.follow(source, record);
    for (const key of store.works.onFile()) {
      deriveWork(store, key, now);
      store.workReach.count(key);
    }
    const put = store.db.prepare(
      "INSERT INTO station (key, value) VALUES ('planned-work', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    );
    put.run(STAMP);
  })();
}

/** Says of a disruption that touches nothing that it does: nobody would be gathered under it. */
function doubtDisruption(store: Store, { source, record }: WorkKey, now: Instant): void {
  const about = `disruption ${record}`;
  const reason = store.disruptionReach.doubt(source, record, now);
  store.quarantine.replace(source, about, reason === null ? [] : [{ place: about, raw: '', reason }], now);
}

/** Derives one piece of work from all versions of its record; one that is not on file any more leaves the table. */
function deriveWork(store: Store, key: WorkKey, now: Instant): void {
  const about = `work ${key.record}`;
  // Read while the clock was ahead: nothing was announced later than now.
  const versions = store.works
    .versions(key)
    .map((version) => ({ ...version, arrivedAt: Math.min(version.arrivedAt, now) }));
  const body = versions.at(-1)?.record;
  if (!body) {
    store.works.remove(key);
    store.quarantine.replace(key.source, about, [], now);
    return;
  }
  const terms = store.judging.terms(body.provider, now);
  if (terms?.form !== 'address-tiers') {
    const reason = `'${body.provider}' is not a provider with planned work: name one that has it, or add its terms`;
    const item = { place: about, raw: JSON.stringify(body), reason };
    store.quarantine.replace(key.source, about, [item], now);
    return;
  }
  store.quarantine.replace(key.source, about, [], now);
  store.works.put({
    ...key,
    ...announced(versions, terms.zone, terms.readings.movedWork),
    provider: body.provider,
    day: localDateAt(body.start, terms.zone),
    beginsAt: Math.min(body.start, body.actualStart ?? body.start),
    overAt: overAt(body),
    body,
  });
}

/** The later of the planned and the actual end; while work is said to be under way, the last it can be presumed to be. */
function overAt({ status, end, actualStart, actualEnd, presumedEnd }: WorkRecord): Instant {
  if (actualEnd !== null) return Math.max(end, actualEnd);
  const said = status === 'in-process' || (actualStart !== null && status !== 'completed');
  if (!said || status === 'cancelled') return end;
  return presumedEnd ? Math.max(end, presumedEnd) : Math.max(end, actualStart ?? end) + LONGEST_OVERRUN;
}

/** The works that had not ended before the local day yesterday began. */
function worksNotOver(store: Store, now: Instant): WorkKey[] {
  const providers = store.rules.terms.filter(
    (terms): terms is AddressTiersTerms => terms.form === 'address-tiers',
  );
  return providers.flatMap(({ provider, zone }) =>
    store.works.notOver(provider, startOfDay(addDays(localDateAt(now, zone), -1), zone)),
  );
}
