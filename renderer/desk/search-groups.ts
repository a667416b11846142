import { pathOf, pathOfTicket } from '../../src/boards/desks.ts';
import type { SearchHit } from '../../src/boards/search-hit.ts';

/** The kinds of hits, in the order in which they are listed. */
const KINDS = ['ticket', 'customer', 'address'] as const;

/** The hits of one kind, each with its place among all. */
export interface SearchGroup {
  readonly kind: SearchHit['kind'];
  readonly hits: readonly { readonly hit: SearchHit; readonly place: number }[];
}

/** Hits by their kinds; no kind without any. */
export function searchGroups(found: readonly SearchHit[]): SearchGroup[] {
  const placed = found.map((hit, place) => ({ hit, place }));
  return KINDS.map((kind) => ({ kind, hits: placed.filter(({ hit }) => hit.kind === kind) })).filter(
    ({ hits }) => hits.length > 0,
  );
}

/** The page to which a hit leads: a ticket's own, what a customer was promised, the agreements of an address. */
export function pathOfHit(hit: SearchHit): string {
  switch (hit.kind) {
    case 'ticket':
      return pathOfTicket(hit.ticketId);
    case 'customer':
      return `/desk/compliance?${new URLSearchParams({ customer: hit.customerId })}`;
    default:
      return `${pathOf('agreements')}?${new URLSearchParams({ address: hit.addressId })}`;
  }
}
