import type { SearchAnswer } from '../../src/boards/search-hit.ts';
import type { Db } from './database-file.ts';
import { type NamedSearchRows, namedSearchRowsIn } from './named-search-rows.ts';
import { prepared } from './prepared.ts';
import { searchIn } from './search.ts';
import { type SearchFilling, searchFillingIn } from './search-filling.ts';
import { type TicketSearchRows, ticketSearchRowsIn } from './ticket-search-rows.ts';

/** The search over tickets, customers and addresses: its rows, what of them is to be derived anew, and its question. */
export interface SearchTables {
  readonly tickets: TicketSearchRows;
  readonly customers: NamedSearchRows;
  readonly addresses: NamedSearchRows;
  readonly filling: SearchFilling;
  /** What changed since it was derived, by id; marked by triggers. */
  readonly stale: {
    of(kind: 'ticket' | 'customer' | 'address'): string[];
    clear(): void;
  };
  /** What has all words of a query, each as the beginning of some word of it; at most so many of each kind. */
  readonly find: (query: string, limit: number) => SearchAnswer;
}

export function searchTablesIn(db: Db): SearchTables {
  const stale = prepared<[string], { id: string }>(
    db,
    'SELECT id FROM stale_search WHERE kind = ? ORDER BY id',
  );
  const clear = prepared(db, 'DELETE FROM stale_search');
  const filling = searchFillingIn(db);
  return {
    tickets: ticketSearchRowsIn(db),
    customers: namedSearchRowsIn(db, 'customer'),
    addresses: namedSearchRowsIn(db, 'address'),
    filling,
    stale: { of: (kind) => stale.all(kind).map(({ id }) => id), clear: () => clear.run() },
    find: searchIn(db, () => filling.next() === null),
  };
}
