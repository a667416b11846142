import type { Instant } from '../calendars/period.ts';

/** What a search finds: texts as people write them. Where the words stand in them is seen by `matchesIn`. */
export type SearchHit = TicketHit | CustomerHit | AddressHit;

/** A ticket on file, on the board or not. */
export interface TicketHit {
  readonly kind: 'ticket';
  /** `source:id`. */
  readonly ticketId: string;
  /** Its id at its source. */
  readonly record: string;
  readonly subject: string | null;
  readonly provider: string;
  readonly service: string | null;
  readonly customerId: string | null;
  /** The customer's name; null when the customer is not on file. */
  readonly customer: string | null;
  readonly addressId: string | null;
  /** The address as people write it; null when it is not on file. */
  readonly address: string | null;
  readonly openedAt: Instant;
  /** Hidden: its system no longer shows it to us. */
  readonly standing: 'open' | 'closed' | 'hidden';
  /** Whether the search is for nothing but its id. */
  readonly exact: boolean;
}

/** How many tickets there are; all is "more than" where it is not exact. */
export interface TicketCount {
  readonly open: number;
  readonly all: number;
  readonly exact: boolean;
}

/** A customer on file. */
export interface CustomerHit {
  readonly kind: 'customer';
  readonly customerId: string;
  readonly name: string | null;
  readonly tickets: TicketCount;
}

/** An address on file. */
export interface AddressHit {
  readonly kind: 'address';
  readonly addressId: string;
  readonly address: string;
  readonly tickets: TicketCount;
}

/** What a search answers. */
export interface SearchAnswer {
  /** Tickets, then customers, then addresses: of each at most as many as were asked for. */
  readonly found: readonly SearchHit[];
  /** Whether there are more than these. */
  readonly more: boolean;
  /** Whether all that is on file was searched: not yet, while an earlier version's database is taken in. */
  readonly whole: boolean;
}
