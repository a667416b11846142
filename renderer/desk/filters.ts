/** What a desk asks for, as its address says it. Every part is text as it stands there; empty means all. */
export interface Filters {
  /** Part of an address, a customer or a ticket. */
  readonly q: string;
  readonly provider: string;
  readonly tier: string;
  /** Valid on this local date. */
  readonly on: string;
  /** Ends within so many days. */
  readonly endsWithin: string;
  /** `open` or `none`. */
  readonly fault: string;
  /** The cursor behind which the page of rows begins; empty for the first page. */
  readonly after: string;
  /** The address that is open below the table, by id. */
  readonly address: string;
}

const NAMES = ['q', 'provider', 'tier', 'on', 'endsWithin', 'fault', 'after', 'address'] as const;

/** No filter at all. */
export const NO_FILTERS: Filters = {
  q: '',
  provider: '',
  tier: '',
  on: '',
  endsWithin: '',
  fault: '',
  after: '',
  address: '',
};

/** The filters that a query string names; what else it names is left alone. */
export function filtersOf(search: string): Filters {
  const named = new URLSearchParams(search);
  return Object.fromEntries(NAMES.map((name) => [name, named.get(name) ?? ''])) as unknown as Filters;
}

/** The query string of filters, without those that are empty: `?q=sønder&tier=pro`, or nothing. */
export function searchOf(filters: Filters): string {
  const named = new URLSearchParams(NAMES.map((name) => [name, filters[name]]).filter(([, value]) => value));
  return named.size > 0 ? `?${named}` : '';
}

/** Filters with some of them changed. The rows are others then: the first page, and no address open. */
export function changed(filters: Filters, change: Partial<Filters>): Filters {
  return { ...filters, after: '', address: '', ...change };
}

/** Whether any filter leaves something out. */
export function leavesOut({ q, provider, tier, on, endsWithin, fault }: Filters): boolean {
  return [q.trim(), provider, tier, on, endsWithin, fault].some((value) => value !== '');
}
