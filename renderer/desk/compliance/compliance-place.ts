import { pathOf } from '../../../src/boards/desks.ts';

/** What the compliance desk shows, one below the other on paper. */
export const SECTIONS = [
  'attainment',
  'percentiles',
  'groups',
  'apart',
  'work',
  'charges',
  'changes',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What attainment is told by. */
export const GROUPS = ['service', 'customer', 'address', 'provider'] as const;
export type Grouping = (typeof GROUPS)[number];

export const SPANS = ['period', 'month'] as const;
export type Span = (typeof SPANS)[number];

const FILTER_NAMES = [
  'provider',
  'until',
  'months',
  'month',
  'kind',
  'tier',
  'service',
  'customer',
  'address',
] as const;
/** What is asked for, as text as it stands in the address; empty means all, or the usual. */
export type ReportFilters = Readonly<Record<(typeof FILTER_NAMES)[number], string>>;

const ROWS_NAMES = [
  'of',
  'span',
  'month',
  'provider',
  'kind',
  'tier',
  'service',
  'customer',
  'address',
  'standing',
  'reason',
  'causedBy',
  'percentOver',
  'percentUpTo',
  'hour',
  'mark',
] as const;
/** Which rows are open: `of` clocks, charges or work; what is empty is as the filters have it. */
export type OpenRows = Readonly<Record<(typeof ROWS_NAMES)[number], string>>;

/** Where the compliance desk stands, as its address says it. */
export interface CompliancePlace {
  readonly section: Section;
  readonly by: Grouping;
  /** Whether groups, planned work and changes are those of the whole period, or of the month that is looked at. */
  readonly span: Span;
  readonly filters: ReportFilters;
  /** The rows behind a number; null: the section's own. */
  readonly rows: OpenRows | null;
  /** The cursor behind which the page of rows begins; empty for the first page. */
  readonly after: string;
  /** The row whose ledger is open, by its key; empty for none. */
  readonly open: string;
  /** All sections under each other, as they are printed. */
  readonly print: boolean;
}

const none = <N extends string>(names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, ''])) as Record<N, string>;

export const NO_FILTERS: ReportFilters = none(FILTER_NAMES);

/** The rows behind a number, by what is not as the filters have it. */
export function rowsBehind(rows: Partial<OpenRows> & Pick<OpenRows, 'of' | 'span'>): OpenRows {
  return { ...none(ROWS_NAMES), ...rows };
}

/** The place that a query string names; what else it names is left alone. */
export function placeOf(search: string): CompliancePlace {
  const named = new URLSearchParams(search);
  const read = <N extends string>(names: readonly N[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, named.get(prefix + name) ?? ''])) as Record<N, string>;
  const rows = read(ROWS_NAMES, 'rows.');
  return {
    section: SECTIONS.find((each) => each === named.get('section')) ?? 'attainment',
    by: GROUPS.find((each) => each === named.get('by')) ?? 'service',
    span: named.get('span') === 'month' ? 'month' : 'period',
    filters: read(FILTER_NAMES, ''),
    rows: ['clocks', 'charges', 'work'].includes(rows.of) ? rows : null,
    after: named.get('after') ?? '',
    open: named.get('open') ?? '',
    print: named.get('print') === '1',
  };
}

/** The query string of a place, the usual left out: `?month=2026-02&section=charges`, or nothing. */
export function searchOf(place: CompliancePlace): string {
  const { section, by, span, filters, rows, after, open, print } = place;
  const parts: (readonly [string, string])[] = [
    ['section', section === 'attainment' ? '' : section],
    ['by', by === 'service' ? '' : by],
    ['span', span === 'period' ? '' : span],
    ...FILTER_NAMES.map((name) => [name, filters[name]] as const),
    ...ROWS_NAMES.map((name) => [`rows.${name}`, rows?.[name] ?? ''] as const),
    ['after', after],
    ['open', open],
    ['print', print ? '1' : ''],
  ];
  const named = new URLSearchParams(parts.filter(([, value]) => value !== '').map((part) => [...part]));
  return named.size > 0 ? `?${named}` : '';
}

/** The address of a place, without its host. */
export function addressOf(place: CompliancePlace): string {
  return `${pathOf('compliance')}${searchOf(place)}`;
}

/** The place with other filters: rows of the old ones are not theirs. */
export function filtered(place: CompliancePlace, change: Partial<ReportFilters>): CompliancePlace {
  return { ...place, filters: { ...place.filters, ...change }, rows: null, after: '', open: '' };
}

/** The place with the rows behind a number open. */
export function opened(place: CompliancePlace, rows: OpenRows | null): CompliancePlace {
  return { ...place, rows, after: '', open: '' };
}

/** What the station is asked for under the filters; `month` is the one that is looked at. */
export function reportQuery(filters: ReportFilters, month: string): Record<string, string> {
  return filled({ ...filters, month });
}

/** What the station is asked for to get rows: what is empty there is as the filters have it. */
export function rowsQuery(filters: ReportFilters, rows: OpenRows): Record<string, string> {
  const { of: _, mark: __, ...asked } = rows;
  return { ...filled(filters), ...filled(asked) };
}

/** What the station is asked for to get lines of the emergency ledger; it is not asked which kind of lines. */
export function linesQuery(filters: ReportFilters, rows: OpenRows): Record<string, string> {
  const { standing: _, ...asked } = rowsQuery(filters, rows);
  return asked;
}

function filled(parts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}
