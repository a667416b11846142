import { SEARCHED_KINDS } from '../database/search-filling.ts';
import type { Store } from '../database/store.ts';

/** Another number derives everything anew, in steps: raised when rows, or the fold of spelling, read otherwise. */
const DERIVATION = 1;

/**
 * Brings the search up to date with what changed within the caller's transaction. Comes last in it: each later
 * statement with a trigger would make the index write what it has so far.
 */
export function deriveSearch({ search }: Store): void {
  const tickets = new Set(search.stale.of('ticket'));
  for (const ticket of search.customers.replace(search.stale.of('customer'))) tickets.add(ticket);
  for (const ticket of search.addresses.replace(search.stale.of('address'))) tickets.add(ticket);
  search.stale.clear();
  search.tickets.replace([...tickets]);
}

/** Sees to it that what was on file before the search, or was derived otherwise, is taken in; see `fillSearch`. */
export function beginSearch({ search }: Store): void {
  search.filling.derivedBy(DERIVATION);
}

/**
 * Takes in what was on file before the search was there: one step of at most so many, in a transaction of its own.
 * Answers whether more is left. Ended in between, it goes on where it was; what changes meanwhile is in step at once.
 */
export function fillSearch({ db, search }: Store, most: number): boolean {
  if (search.filling.next() === null) return false;
  return db.transaction(() => {
    let left = most;
    for (let place = search.filling.next(); place !== null && left > 0; place = search.filling.next()) {
      const { kind } = place;
      const ids = search.filling.ids(place, left);
      if (kind === 'ticket') search.tickets.replace(ids);
      // Their tickets are taken in behind them.
      else (kind === 'customer' ? search.customers : search.addresses).replace(ids);
      const following = SEARCHED_KINDS[SEARCHED_KINDS.indexOf(kind) + 1];
      if (ids.length === left) search.filling.goOnAt({ kind, after: ids.at(-1)! });
      else search.filling.goOnAt(following ? { kind: following, after: '' } : null);
      left -= ids.length;
    }
    return search.filling.next() !== null;
  })();
}
