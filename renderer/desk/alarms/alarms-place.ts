import { pathOf } from '../../../src/boards/desks.ts';

/** What the alarms desk shows. */
export const SECTIONS = ['report', 'list', 'duty'] as const;
export type Section = (typeof SECTIONS)[number];

/** By what the lines of the report are told apart. */
export const GROUPS = ['month', 'provider', 'level', 'person', 'channel'] as const;
export type Group = (typeof GROUPS)[number];

const FILTERS = ['provider', 'until', 'months', 'month'] as const;
export type AlarmFilters = Readonly<Record<(typeof FILTERS)[number], string>>;

const ROWS = ['by', 'key', 'number', 'measure', 'over', 'tests'] as const;
/** Which alarms are listed; what is empty is not asked. */
export type OpenAlarms = Readonly<Record<(typeof ROWS)[number], string>>;

/** Where the alarms desk stands, as its address says it. */
export interface AlarmsPlace {
  readonly section: Section;
  readonly group: Group;
  readonly filters: AlarmFilters;
  /** The alarms behind a number; null: none are open. */
  readonly rows: OpenAlarms | null;
  /** Of the list: which state is asked for; empty: all. */
  readonly state: string;
  /** How many rows come before those that are shown. */
  readonly skip: number;
}

const none = <N extends string>(names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, ''])) as Record<N, string>;

/** The alarms behind a number. */
export function behind(rows: Partial<OpenAlarms>): OpenAlarms {
  return { ...none(ROWS), ...rows };
}

/** The place that a query string names; what else it names is left alone. */
export function placeOf(search: string): AlarmsPlace {
  const named = new URLSearchParams(search);
  const read = <N extends string>(names: readonly N[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, named.get(prefix + name) ?? ''])) as Record<N, string>;
  const rows = read(ROWS, 'rows.');
  const skip = Number(named.get('skip') ?? '');
  return {
    section: SECTIONS.find((each) => each === named.get('section')) ?? 'report',
    group: GROUPS.find((each) => each === named.get('group')) ?? 'month',
    filters: read(FILTERS, ''),
    rows: rows.number === '' && rows.measure === '' ? null : rows,
    state: named.get('state') ?? '',
    skip: Number.isInteger(skip) && skip > 0 ? skip : 0,
  };
}

/** The address of a place, without its host; the usual is left out. */
export function addressOf({ section, group, filters, rows, state, skip }: AlarmsPlace): string {
  const parts: (readonly [string, string])[] = [
    ['section', section === 'report' ? '' : section],
    ['group', group === 'month' ? '' : group],
    ...FILTERS.map((name) => [name, filters[name]] as const),
    ...ROWS.map((name) => [`rows.${name}`, rows?.[name] ?? ''] as const),
    ['state', state],
    ['skip', skip === 0 ? '' : String(skip)],
  ];
  const named = new URLSearchParams(filled(parts));
  return `${pathOf('alarms')}${named.size > 0 ? `?${named}` : ''}`;
}

/** What the station is asked for under filters. */
export function filterQuery(filters: AlarmFilters): Record<string, string> {
  return Object.fromEntries(filled(Object.entries(filters)));
}

/** What the station is asked for to get the alarms behind a number. */
export function rowsQuery(filters: AlarmFilters, rows: OpenAlarms): Record<string, string> {
  return { ...filterQuery(filters), ...Object.fromEntries(filled(Object.entries(rows))) };
}

function filled(parts: readonly (readonly [string, string])[]): [string, string][] {
  return parts.filter(([, value]) => value !== '').map(([name, value]) => [name, value]);
}
