import { createHash } from 'node:crypto';
import type { Quarantined, SourceRecord } from '../../source.ts';
import { breathe } from '../received/breathe.ts';
import { type Content, textOf } from '../received/content.ts';
import { overlaps, withPlaceListed } from './agreement-rows.ts';
import { csvTable } from './csv-table.ts';
import { formatOf, TABLE } from './format.ts';
import { jsonTable } from './json-table.ts';
import { type Problem, quarantineOf, sentenceOf } from './problem.ts';
import { type ReadTable, readTable } from './read-table.ts';
import { danglingReferences, type KnownIds } from './references.ts';
import type { Body, TableReading } from './row-rules.ts';
import type { TableName } from './table-forms.ts';

/** Changes when the same text would be read to other records. */
const READING = 1;
const BREATH = 5000;

/** A table with everything that is to be said about it, also in the light of the other tables. */
export interface WholeTable {
  readonly records: readonly SourceRecord[];
  /** By line. */
  readonly problems: readonly Problem[];
  readonly quarantined: readonly Quarantined[];
  /** The key of each bad row as far as it could be read. */
  readonly lost: readonly Body[];
}

/** Reads a received table. Throws `SourceError` when the whole of it is refused. */
export async function readContent(content: Content, reading: TableReading): Promise<ReadTable> {
  const { place, shown } = reading;
  const text = textOf(content, shown, TABLE);
  const raw =
    formatOf(place, content, text) === 'json'
      ? jsonTable(text, shown)
      : await csvTable(text, shown, place.delimiter);
  return readTable(raw, reading);
}

/** A read table, compared with itself and with the other tables. */
export async function wholeTable(
  table: ReadTable,
  shown: string,
  known: (name: TableName) => KnownIds | null,
): Promise<WholeTable> {
  const isAgreements = table.form.table === 'agreements';
  const dangling = danglingReferences(table, known);
  await breathe();
  const overlapping = isAgreements ? overlaps(table) : [];
  await breathe();
  const problems = [...table.problems, ...dangling, ...overlapping].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  const good = isAgreements ? withPlaceListed(table.good) : table.good;
  const records = good.map(({ record }) => record);
  return { records, problems, quarantined: quarantineOf(shown, problems), lost: table.lost };
}

/** `agreements.csv: 1,204 agreements, 3 rows with problems (first: line 14, column tier: …)`. */
export function foundIn(name: TableName, { records, problems }: WholeTable, shown: string): string {
  const found = `${shown}: ${records.length.toLocaleString('en-US')} ${name}`;
  if (problems.length === 0) return found;
  const rows = new Set(problems.map(({ line }) => line)).size;
  const count = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} with problems`;
  return `${found}, ${count} (first: ${sentenceOf('', problems[0]).trim()})`;
}

/** The same for the same records and the same things to say about them. */
export async function digestOf({ records, quarantined }: WholeTable): Promise<string> {
  const hash = createHash('sha256').update(String(READING));
  for (const [i, { record, body }] of records.entries()) {
    hash.update(`${record}\n${JSON.stringify(body)}\n`);
    if (i % BREATH === BREATH - 1) await breathe();
  }
  for (const { place, reason } of quarantined) hash.update(`${place}\n${reason}\n`);
  return hash.digest('base64url');
}
