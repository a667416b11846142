import type { Sight } from '../../src/boards/review.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import type { Db } from '../database/database-file.ts';
import type { Store } from '../database/store.ts';
import { deriveAgreements } from '../sync/derive-agreements.ts';
import { type Concerns, concernsOf } from './changed-tables.ts';
import type { Scratch } from './scratch.ts';
import { type FactRow, knownAt, type VersionsOnFile } from './versions-on-file.ts';

const SPANS = 'SELECT * FROM tier_spans WHERE provider = ? AND address = ?';
const ROWS = 'SELECT * FROM agreement_rows WHERE address = ?';
const OBJECTS = 'SELECT * FROM address_objects WHERE object = ?';
const PROVIDERS = 'SELECT DISTINCT provider FROM agreement_days';
/** Those that end first, with as many as may have to be left out. */
export const ENDING_FIRST = `
SELECT * FROM tier_spans INDEXED BY tier_spans_ending
WHERE provider = ? AND followed = 0 AND to_date IS NOT NULL AND to_date > ? ORDER BY to_date, address`;
const ALL = `
SELECT * FROM facts INDEXED BY facts_by_kind
WHERE kind = ? AND superseded_at IS NULL AND arrived_at <= ?`;
const PARENTS = `
SELECT body ->> '$.parentId' AS parent FROM facts
WHERE kind = 'customer' AND record = ? AND superseded_at IS NULL`;

const ENDS = 10;

/** Customers, addresses and agreements in a scratch, as far as a board needs them. */
export interface PastTables {
  /** The addresses of which something on file changed since the instant. */
  readonly changedAddresses: ReadonlySet<string>;
  /** Which tickets something concerns that changed since. */
  readonly concerns: Concerns;
  /** Works and disruptions of which something on file changed since, as JSON of source and record. */
  readonly changedWorks: ReadonlySet<string>;
  readonly changedDisruptions: ReadonlySet<string>;
  /** Puts in what is on file about a customer or an address. */
  takeCustomer(id: string | null): void;
  takeAddress(id: string | null): void;
  /** Puts in whom objects concern, and the tiers that govern them. */
  takeObjects(provider: string, objects: readonly string[]): void;
  /** Puts in the agreements of a provider that end first after a local day. */
  takeEnding(provider: string, day: string): void;
}

/**
 * Fills a scratch with tables as they were known at an instant; the sight 'was' takes them as they are on file. The sums
 * of agreements are those on file, put right where an address changed since; where most did, they are added up anew.
 */
export function pastTables(
  { db: station, versions }: { db: Db; versions: VersionsOnFile },
  { copy }: Scratch,
  store: Store,
  sight: Sight,
  at: Instant,
): PastTables {
  const horizon = sight === 'known' ? at : ALL_TIME.end;
  const known = (rows: readonly FactRow[]) =>
    rows.map((row) => knownAt(row, horizon)).filter((row) => row !== null);
  const changed = sight === 'known' ? versions.tablesChangedSince(at) : [];
  const of = (kind: string) => changed.filter((row) => row.kind === kind);
  const keys = (kind: string) =>
    new Set(of(kind).map(({ source, record }) => JSON.stringify({ source, record })));
  const ownAddresses = of('address').map(({ record }) => record);
  const concerns = concernsOf(changed);
  const changedAddresses = concerns.addresses;
  const onFile = station
    .prepare<[], { count: number }>("SELECT count FROM agreement_counts WHERE name = 'addresses'")
    .get()!.count;
  const anew = changedAddresses.size > onFile / 2;

  const taken = new Set<string>();
  const once = (key: string, take: () => void) => {
    if (taken.has(key)) return;
    taken.add(key);
    take();
  };
  const parents = store.db.prepare<[string], { parent: string | null }>(PARENTS);
  const takeCustomer = (id: string | null): void => {
    if (id === null) return;
    once(`customer ${id}`, () => {
      const rows = known(versions.current('customer', id));
      copy('facts', [...rows, ...known(versions.activationsOf(id)), ...known(versions.servicesOf(id))]);
    });
    for (const { parent } of parents.all(id)) {
      if (parent) once(`name ${parent}`, () => copy('facts', known(versions.current('customer', parent))));
    }
  };
  const takeAddress = (id: string | null): void => {
    if (id === null) return;
    once(`address ${id}`, () =>
      copy('facts', [...known(versions.current('address', id)), ...known(versions.agreementsAt(id))]),
    );
  };
  const spans = station.prepare<[string, string], object>(SPANS);
  const rows = station.prepare<[string], object>(ROWS);
  const objectRows = station.prepare<[string], { address: string }>(OBJECTS);
  const ending = station.prepare<[string, string], { address: string }>(ENDING_FIRST);
  const isChanged = (address: string) => anew || changedAddresses.has(address);

  copy('facts', known(versions.goneSince(at)));
  const providers = station
    .prepare<[], { provider: string }>(PROVIDERS)
    .all()
    .map(({ provider }) => provider);
  if (anew) {
    for (const kind of ['address', 'agreement']) {
      copy('facts', station.prepare<[string, Instant], object>(ALL).all(kind, horizon));
    }
    store.addressObjects.rebuild();
    store.agreements.stale.markAll();
  } else {
    store.db.exec('DELETE FROM agreement_counts');
    for (const table of ['agreement_days', 'agreement_counts']) {
      copy(table, station.prepare<[], object>(`SELECT * FROM ${table}`).all());
    }
    for (const address of changedAddresses) {
      for (const provider of providers) copy('tier_spans', spans.all(provider, address));
      copy('agreement_rows', rows.all(address));
      takeAddress(address);
    }
    store.addressObjects.follow(ownAddresses);
    store.agreements.stale.clear();
    const stale = store.db.prepare('INSERT INTO stale_addresses (address) VALUES (?)');
    for (const address of changedAddresses) stale.run(address);
  }
  deriveAgreements(store);

  return {
    changedAddresses,
    changedWorks: keys('work'),
    changedDisruptions: keys('disruption'),
    concerns,
    takeCustomer,
    takeAddress,
    takeObjects(provider, objects) {
      if (anew) return;
      const changedObjects = new Set(ownAddresses);
      for (const object of objects) {
        once(`object ${object}`, () =>
          copy(
            'address_objects',
            objectRows.all(object).filter(({ address }) => !changedObjects.has(address)),
          ),
        );
        const touched = store.db.prepare<[string], { address: string }>(OBJECTS).all(object);
        for (const { address } of touched) {
          if (isChanged(address)) continue;
          once(`spans ${provider} ${address}`, () => copy('tier_spans', spans.all(provider, address)));
        }
      }
    },
    takeEnding(provider, day) {
      once(`ending ${provider} ${day}`, () => {
        let left = ENDS;
        for (const row of anew ? [] : ending.iterate(provider, day)) {
          if (isChanged(row.address)) continue;
          copy('tier_spans', [row]);
          takeAddress(row.address);
          if (--left === 0) return;
        }
      });
    },
  };
}
