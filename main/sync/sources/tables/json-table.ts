import { SourceError } from '../../source.ts';
import { type JsonPlaces, jsonPlaces } from './json-places.ts';
import { Lines } from './lines.ts';
import type { Problem } from './problem.ts';
import type { Cell, RawTable } from './raw-table.ts';

/** What may be left of a JSON text that was cut: nothing, half a text, or half a word. */
const CUT_OFF = /^(?:"(?:[^"\\]|\\.)*\\?|[a-z]{1,4}|-)?$/s;
const LONGEST_REST = 10_000;

/**
 * A JSON text, a list of objects, as rows. Throws `SourceError` with line and column when it is not JSON, and
 * when it is something else than a list. A row that is no object is reported and left out.
 */
export function jsonTable(text: string, shown: string): RawTable {
  const list = parsed(text, shown);
  // Where rows stand is found out only when there is something to say about one.
  let found: { places: JsonPlaces; lines: Lines } | null = null;
  const element = (index: number) => {
    found ??= { places: jsonPlaces(text), lines: new Lines(text) };
    const { start, end } = found.places.elements[index];
    return { line: found.lines.at(start) + 1, raw: text.slice(start, end).trim() };
  };

  const columns = new Map<string, number>();
  const rows: Cell[][] = [];
  const indexes: number[] = [];
  const broken: Problem[] = [];
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      const reason = 'is not an object; write each row as {"column": value, …}';
      broken.push({ ...element(index), column: null, reason });
      continue;
    }
    const cells: Cell[] = [];
    for (const [name, value] of Object.entries(item)) {
      if (!columns.has(name)) columns.set(name, columns.size);
      cells[columns.get(name)!] = value;
    }
    rows.push(cells);
    indexes.push(index);
  }
  // Rows may leave out what is empty, so each is filled up to the width of all.
  for (const cells of rows) for (let i = 0; i < columns.size; i++) cells[i] ??= null;
  return {
    header: [...columns.keys()],
    headerLine: null,
    rows,
    lineOf: (row) => element(indexes[row]).line,
    rawOf: (row) => element(indexes[row]).raw,
    broken,
    endsWithLine: true,
    decimalComma: false,
  };
}

function parsed(text: string, shown: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = jsonPlaces(text).mistake ?? text.length;
    const lines = new Lines(text);
    const line = lines.at(offset);
    const place = `${shown} line ${line + 1}, column ${offset - lines.offset(line) + 1}`;
    if (CUT_OFF.test(text.slice(offset, offset + LONGEST_REST).trimEnd())) {
      throw new SourceError(
        `${place}: the JSON ends too early, it looks cut off; write the whole table anew`,
      );
    }
    const found = JSON.stringify(text.slice(offset, offset + 12));
    throw new SourceError(`${place}: this is not JSON from ${found} on; correct it there`);
  }
  if (Array.isArray(value)) return value;
  throw new SourceError(`${shown}: the JSON is not a list; write the rows as [{…}, {…}]`);
}
