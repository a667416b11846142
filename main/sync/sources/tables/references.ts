import { plain } from '../../did-you-mean.ts';
import type { Problem } from './problem.ts';
import type { ReadTable } from './read-table.ts';
import type { TableName } from './table-forms.ts';

/** The ids of one table, and how it is called in messages. */
export interface KnownIds {
  readonly ids: ReadonlySet<string>;
  readonly shown: string;
}

/** The ids that a table knows, those of bad rows included: a bad row is still a row. */
export function idsOf(table: ReadTable, shown: string): KnownIds {
  const ids = new Set(table.good.map(({ record }) => record.record));
  for (const { id } of table.lost) if (typeof id === 'string') ids.add(id);
  return { ids, shown };
}

/**
 * Rows that name a customer or an address that is not on file. They are taken in all the same, since tables
 * may arrive in any order. `knownIds` gives null for a table that this source does not read.
 */
export function danglingReferences(
  table: ReadTable,
  knownIds: (table: TableName) => KnownIds | null,
): Problem[] {
  return Object.entries(table.form.references).flatMap(([column, name]) => {
    const known = knownIds(name);
    if (!known) return [];
    const dangling = table.good.filter(
      ({ body }) => typeof body[column] === 'string' && !known.ids.has(body[column]),
    );
    // Ids are near one another by their nature; only another way to write the same one is worth a hint.
    const written = dangling.length > 0 ? new Map([...known.ids].map((id) => [plain(id), id])) : null;
    return dangling.map(({ body, row }) => {
      const id = String(body[column]);
      const meant = written?.get(plain(id));
      const hint = meant ? ` (did you mean '${meant}'?)` : '';
      const remedy = 'add the row there or correct the cell. The row was taken in';
      const reason = `'${id}' is not in ${known.shown}${hint}; ${remedy}`;
      return { line: table.raw.lineOf(row), column, raw: table.raw.rawOf(row), reason };
    });
  });
}
