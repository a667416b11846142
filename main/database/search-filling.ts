import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** The kinds of what is searched, in the order in which a database is taken in. */
export const SEARCHED_KINDS = ['customer', 'address', 'ticket'] as const;
export type SearchedKind = (typeof SEARCHED_KINDS)[number];

/** Where the taking in of what was on file goes on. */
export interface FillingPlace {
  readonly kind: SearchedKind;
  /** The last id that was taken in; '' before the first. */
  readonly after: string;
}

const IDS: Readonly<Record<SearchedKind, string>> = {
  customer: `SELECT DISTINCT record AS id FROM facts
    WHERE kind = 'customer' AND superseded_at IS NULL AND record > ? ORDER BY record LIMIT ?`,
  address: `SELECT DISTINCT record AS id FROM facts
    WHERE kind = 'address' AND superseded_at IS NULL AND record > ? ORDER BY record LIMIT ?`,
  ticket: 'SELECT ticket AS id FROM tickets WHERE ticket > ? ORDER BY ticket LIMIT ?',
};

/** How far a database that was filled before the search was there has been taken in. */
export interface SearchFilling {
  /** null when all of it is. */
  next(): FillingPlace | null;
  /** The next ids of a place; at most so many. */
  ids(place: FillingPlace, most: number): string[];
  goOnAt(place: FillingPlace | null): void;
  /** Begins anew unless rows are derived by this number. */
  derivedBy(derivation: number): void;
}

export function searchFillingIn(db: Db): SearchFilling {
  const next = prepared<[], { kind: SearchedKind | 'done'; after: string }>(
    db,
    'SELECT kind, after FROM search_filling',
  );
  const goOn = prepared(db, 'UPDATE search_filling SET kind = ?, after = ?');
  const anew = prepared(
    db,
    "UPDATE search_filling SET derivation = @derivation, kind = 'customer', after = '' WHERE derivation <> @derivation",
  );
  return {
    next() {
      const { kind, after } = next.get()!;
      return kind === 'done' ? null : { kind, after };
    },
    ids: ({ kind, after }, most) =>
      db
        .prepare<[string, number], { id: string }>(IDS[kind])
        .all(after, most)
        .map(({ id }) => id),
    goOnAt: (place) => goOn.run(place?.kind ?? 'done', place?.after ?? ''),
    derivedBy: (derivation) => anew.run({ derivation }),
  };
}
