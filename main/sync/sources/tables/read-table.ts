import type { SourceRecord } from '../../source.ts';
import { breathe } from '../received/breathe.ts';
import { readCell } from './cells.ts';
import { type PlacedColumn, placedColumns } from './header.ts';
import type { Problem } from './problem.ts';
import type { Cell, RawTable } from './raw-table.ts';
import { type Body, checkedCell, checkedRow, type TableReading } from './row-rules.ts';
import { recordIdOf, type TableForm } from './table-forms.ts';

/** A good row: its record and where it stands. */
export interface GoodRow {
  readonly record: SourceRecord;
  readonly body: Body;
  readonly row: number;
}

/** A table that was read. */
export interface ReadTable {
  readonly form: TableForm;
  readonly raw: RawTable;
  readonly good: readonly GoodRow[];
  readonly problems: Problem[];
  /** The key of each bad row as far as it could be read: what it once was must not be retired. */
  readonly lost: readonly Body[];
}

const BREATH = 5000;

/**
 * Reads the rows of a table: the good ones become records, the others problems with line, column, reason and
 * remedy. Throws `SourceError` when the header is wrong.
 */
export async function readTable(raw: RawTable, reading: TableReading): Promise<ReadTable> {
  const columns = placedColumns(raw, reading.form, reading.place, reading.shown);
  const table = {
    form: reading.form,
    raw,
    good: [] as GoodRow[],
    problems: [...raw.broken],
    lost: raw.broken.map((): Body => ({})),
  };
  const seen = new Map<string, number>();
  for (const [row, cells] of raw.rows.entries()) {
    if (row % BREATH === BREATH - 1) await breathe();
    // Spreadsheets write rows of nothing but delimiters below the table.
    if (cells.every((cell) => typeof cell === 'string' && cell.trim() === '')) continue;
    readRow(row, cells, columns, reading, table, seen);
  }
  // Nothing is known of the rows that should have followed.
  if (looksCutOff(table)) table.lost.push({});
  // A row that took the place of an earlier one stands where it is listed.
  table.good.sort((a, b) => a.row - b.row);
  return table;
}

/** Whether a cell of a row with too few or too many cells may belong to another column, or be cut itself. */
function isDoubtful(index: number, count: number, width: number): boolean {
  if (count === width) return false;
  return count > width ? index > 0 : index >= count - 1;
}

function readRow(
  row: number,
  cells: readonly Cell[],
  columns: readonly PlacedColumn[],
  reading: TableReading,
  table: { raw: RawTable; good: GoodRow[]; problems: Problem[]; lost: Body[] },
  seen: Map<string, number>,
): void {
  const { form } = reading;
  const body: Body = {};
  const wrong: { column: string | null; reason: string }[] = [];
  const width = table.raw.header.length;
  if (cells.length !== width) wrong.push({ column: null, reason: widthReason(row, cells.length, table.raw) });
  for (const { column, theirs, index } of columns) {
    if (index === null && column.cells === 'lines') continue;
    if (index !== null && isDoubtful(index, cells.length, width)) continue;
    const cell = index === null ? null : cells[index];
    const read = checkedCell(readCell(cell, column.cells, table.raw.decimalComma), column, body, reading);
    if ('wrong' in read) wrong.push({ column: theirs, reason: read.wrong });
    else body[column.name] = read.value;
  }
  if (wrong.length === 0) wrong.push(...checkedRow(body, form));
  if (wrong.length > 0) {
    const line = table.raw.lineOf(row);
    const rawText = table.raw.rawOf(row);
    for (const { column, reason } of wrong) table.problems.push({ line, column, raw: rawText, reason });
    table.lost.push(
      Object.fromEntries(form.key.filter((name) => name in body).map((name) => [name, body[name]])),
    );
    return;
  }
  take(row, body, form, table, seen);
}

/** Takes a good row in; of two with the same key the later listed one stays, and both lines are named. */
function take(
  row: number,
  body: Body,
  form: TableForm,
  table: { raw: RawTable; good: GoodRow[]; problems: Problem[] },
  seen: Map<string, number>,
): void {
  const id = recordIdOf(form, body);
  const earlier = seen.get(id);
  const good = { record: { kind: form.kind, record: id, sequence: 0, at: 0, body }, body, row };
  if (earlier === undefined) {
    seen.set(id, table.good.push(good) - 1);
    return;
  }
  const other = table.good[earlier];
  const line = table.raw.lineOf(other.row);
  const same = JSON.stringify(other.body) === JSON.stringify(body);
  const key = form.key.map((name) => `${name} ${String(body[name])}`).join(', ');
  const what = same ? `the same row stands on line ${line}` : `line ${line} has the same key (${key})`;
  const reason = `${what}; leave one of the two out${same ? '' : ', until then the later listed one counts'}`;
  table.problems.push({ line: table.raw.lineOf(row), column: null, raw: table.raw.rawOf(row), reason });
  table.good[earlier] = good;
}

function widthReason(row: number, count: number, raw: RawTable): string {
  const width = raw.header.length;
  const has = `has ${count} of ${width} columns`;
  if (count > width)
    return `has ${count} columns, the header has ${width}; put cells with a delimiter into quotes`;
  if (row === raw.rows.length - 1) return `${has} and is the last row: the file looks cut off; write it anew`;
  return `${has}; fill in the missing cells or add empty ones`;
}

function looksCutOff(table: { raw: RawTable; problems: readonly Problem[] }): boolean {
  const { raw } = table;
  if (raw.rows.length === 0 || raw.headerLine === null) return false;
  const last = raw.lineOf(raw.rows.length - 1);
  const lastIsBad = table.problems.some(({ line }) => line !== null && line >= last);
  return lastIsBad && (!raw.endsWithLine || raw.rows[raw.rows.length - 1].length < raw.header.length);
}
