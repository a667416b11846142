import { didYouMean, plain } from '../../did-you-mean.ts';
import { SourceError } from '../../source.ts';
import type { RawTable } from './raw-table.ts';
import type { Column, TableForm } from './table-forms.ts';
import type { TablePlace } from './tables-config.ts';

/** A column of ours and where it stands in the table; null when the table does not have it. */
export interface PlacedColumn {
  readonly column: Column;
  /** As the table calls it. */
  readonly theirs: string;
  readonly index: number | null;
}

/**
 * Finds our columns in the header of a table, by the names of the configuration or by ours, without regard
 * to case, spaces, hyphens and underscores. Throws `SourceError`, so that the whole table is refused, for a
 * column that is missing, there twice, or not known.
 */
export function placedColumns(
  raw: RawTable,
  form: TableForm,
  place: Pick<TablePlace, 'columns' | 'ignore'>,
  shown: string,
): PlacedColumn[] {
  const at = raw.headerLine === null ? shown : `${shown} line ${raw.headerLine}`;
  const keys = raw.header.map(plain);
  const placed = form.columns.map((column) => {
    const theirs = place.columns?.[column.name] ?? column.name;
    const index = keys.indexOf(plain(theirs));
    if (index >= 0 && keys.indexOf(plain(theirs), index + 1) >= 0) {
      throw new SourceError(`${at}: the column '${theirs}' is there twice; leave one of the two out`);
    }
    return { column, theirs, index: index < 0 ? null : index };
  });
  // An empty list in JSON has no columns at all, and is right.
  if (raw.headerLine === null && raw.rows.length === 0 && raw.broken.length === 0) return placed;
  const known = new Set([...placed.map(({ index }) => index), ...ignored(place.ignore ?? [], keys)]);
  const absent = placed.filter(({ index }) => index === null);
  // A column that the configuration names is meant to be there.
  const isNeeded = ({ column }: PlacedColumn) =>
    column.needed !== 'no' || place.columns?.[column.name] !== undefined;
  const missing = absent.filter(isNeeded).map(({ theirs }) => theirs);
  const unknown = raw.header.filter((name, index) => !known.has(index) && name !== '');
  const nameless = raw.header.some((name, index) => !known.has(index) && name === '');
  if (missing.length === 0 && unknown.length === 0 && !nameless) return placed;

  const complaints: string[] = [];
  if (missing.length > 0) complaints.push(`${theColumns(missing)} missing`);
  if (unknown.length > 0) {
    const hints = unknown.map((name) => {
      const meant = didYouMean(
        name,
        absent.map(({ theirs }) => theirs),
      );
      return meant ? `'${name}' (did you mean '${meant}'?)` : `'${name}'`;
    });
    complaints.push(`${theColumns(hints, '')} not known`);
  }
  if (nameless) complaints.push('a column has no name');
  const ours = form.columns.map((column) => column.name).join(', ');
  throw new SourceError(
    `${at}: ${complaints.join('; ')}. The columns of ${form.table} are ${ours}: rename them in the table, ` +
      'or name yours under columns and what is not needed under ignore',
  );
}

function ignored(names: readonly string[], keys: readonly string[]): number[] {
  return names.map(plain).flatMap((name) => keys.flatMap((key, index) => (key === name ? [index] : [])));
}

function theColumns(names: readonly string[], quote = "'"): string {
  const list = names.map((name) => `${quote}${name}${quote}`).join(', ');
  return names.length === 1 ? `the column ${list} is` : `the columns ${list} are`;
}
