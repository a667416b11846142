/** The tables that can be read, as the configuration names them. */
export const TABLES = [
  'customers',
  'services',
  'addresses',
  'activations',
  'agreements',
  'disruptions',
] as const;
export type TableName = (typeof TABLES)[number];

/** How the cells of a column are read. */
export type CellKind = 'text' | 'amount' | 'date' | 'instant' | 'lines' | 'objects' | 'tier' | 'provider';

/** A column of a table, by the name of the field it fills. */
export interface Column {
  readonly name: string;
  readonly cells: CellKind;
  /** `cell`: there and filled in every row; `column`: there, cells may be empty; `no`: it may be missing. */
  readonly needed: 'cell' | 'column' | 'no';
}

/** What one table holds and which of its columns tell one row from another. */
export interface TableForm {
  readonly table: TableName;
  /** The kind of the records that its rows become. */
  readonly kind: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  /** Columns that name a row of another table by its id. */
  readonly references: Readonly<Record<string, TableName>>;
  /** Rows leave when what they tell of is over: that many leave at once is no sign of a file cut off. */
  readonly shrinks?: true;
}

const cell = (name: string, cells: CellKind = 'text'): Column => ({ name, cells, needed: 'cell' });
const column = (name: string, cells: CellKind = 'text'): Column => ({ name, cells, needed: 'column' });
const optional = (name: string, cells: CellKind = 'text'): Column => ({ name, cells, needed: 'no' });

/** The six tables. `to` must be there: a table that lost it would make every agreement open-ended. */
export const TABLE_FORMS: Readonly<Record<TableName, TableForm>> = {
  customers: {
    table: 'customers',
    kind: 'customer',
    columns: [cell('id'), cell('name'), optional('parentId'), optional('monthlyRevenueEur', 'amount')],
    key: ['id'],
    references: { parentId: 'customers' },
  },
  services: {
    table: 'services',
    kind: 'service',
    columns: [cell('id'), cell('customerId'), cell('name'), optional('kind')],
    key: ['id'],
    references: { customerId: 'customers' },
  },
  addresses: {
    table: 'addresses',
    kind: 'address',
    columns: [cell('id'), cell('text'), optional('lines', 'lines')],
    key: ['id'],
    references: {},
  },
  activations: {
    table: 'activations',
    kind: 'activation',
    columns: [
      optional('provider', 'provider'),
      cell('customerId'),
      cell('service'),
      cell('from', 'date'),
      column('to', 'date'),
    ],
    key: ['provider', 'customerId', 'service', 'from'],
    references: { customerId: 'customers' },
  },
  agreements: {
    table: 'agreements',
    kind: 'agreement',
    columns: [
      optional('provider', 'provider'),
      cell('addressId'),
      optional('customerId'),
      cell('tier', 'tier'),
      cell('from', 'date'),
      column('to', 'date'),
    ],
    // Two tiers from the same day on are both kept: the later listed governs.
    key: ['provider', 'addressId', 'tier', 'from'],
    references: { addressId: 'addresses', customerId: 'customers' },
  },
  disruptions: {
    table: 'disruptions',
    kind: 'disruption',
    columns: [
      cell('id'),
      cell('title'),
      optional('provider', 'provider'),
      optional('objects', 'objects'),
      optional('area'),
      cell('from', 'instant'),
      column('to', 'instant'),
    ],
    key: ['id'],
    references: {},
    shrinks: true,
  },
};

/** The id of the record that a row becomes: its key, joined so that no two keys give the same. */
export function recordIdOf(form: TableForm, body: Readonly<Record<string, unknown>>): string {
  const parts = form.key.map((name) => String(body[name]));
  return parts.length === 1 ? parts[0] : parts.map((part) => part.replace(/[\\/]/g, '\\$&')).join('/');
}
