import { Temporal } from 'temporal-polyfill';
import type { Instant } from './calendars/period.ts';

/** How a CSV is written: what parts its cells, and its numbers. */
export interface CsvForm {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
}

/** As RFC 4180 and programs have it. */
export const COMMA: CsvForm = { separator: ',', decimal: '.' };
/** As a German or Danish spreadsheet opens it by a double click. */
export const SEMICOLON: CsvForm = { separator: ';', decimal: ',' };

/** The first character of a file that tells a spreadsheet that it is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Null is an empty cell. A number stays a number, a text is never taken for a formula. */
export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula, also after blanks and in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * One record (RFC 4180), with its line end. A text that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
export function csvRecord(cells: readonly CsvCell[], form: CsvForm): string {
  return `${cells.map((cell) => cellOf(cell, form)).join(form.separator)}\r\n`;
}

function cellOf(cell: CsvCell, { separator, decimal }: CsvForm): string {
  if (cell === null) return '';
  const text =
    typeof cell === 'number' ? String(cell).replace('.', decimal) : FORMULA.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A column of a table: its name, and what it tells of a row. */
export type CsvColumn<T> = readonly [name: string, cell: (row: T) => CsvCell];

/** The record that names the columns. */
export function csvHeader<T>(columns: readonly CsvColumn<T>[], form: CsvForm): string {
  return csvRecord(
    columns.map(([name]) => name),
    form,
  );
}

/** The records of rows. */
export function csvRows<T>(columns: readonly CsvColumn<T>[], rows: readonly T[], form: CsvForm): string {
  return rows
    .map((row) =>
      csvRecord(
        columns.map(([, cell]) => cell(row)),
        form,
      ),
    )
    .join('');
}

/** An instant on the clocks of a zone, with its offset: `2026-03-20T14:10:00+01:00`. */
export function localIso(at: Instant, zone: string): string {
  return inZone(at, zone).toString({ timeZoneName: 'never' });
}

/**
 * The same as spreadsheets of any language take for a date with a time: `2026-03-20 14:10:00`, to the second. Which of
 * an hour that comes twice it is, only the instant in UTC beside it tells.
 */
export function localCell(at: Instant | null, zone: string): string | null {
  if (at === null) return null;
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 19).replace('T', ' ');
}

/** Offsets change at whole quarters of an hour. */
const QUARTER_MS = 900_000;
/** So many are remembered for a zone: those of several years. */
const REMEMBERED = 200_000;
const offsets = new Map<string, Map<number, number>>();

/** How far the clocks of a zone are ahead of UTC, in milliseconds: a table asks for many instants, and each is dear. */
function offsetAt(at: Instant, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const quarter = Math.floor(at / QUARTER_MS);
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = inZone(at, zone).offsetNanoseconds / 1_000_000;
    if (ofZone.size >= REMEMBERED) ofZone.clear();
    ofZone.set(quarter, offset);
  }
  return offset;
}

function inZone(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
