import { type CsvError, parse } from 'csv-parse';
import { SourceError } from '../../source.ts';
import { breathe } from '../received/breathe.ts';
import { Lines } from './lines.ts';
import type { Problem } from './problem.ts';
import type { RawTable } from './raw-table.ts';

const CHUNK = 65_536;
/** A quote that is never closed would swallow the rest of the file; no row of ours is as long as this. */
const LONGEST_ROW = 100_000;
const MOST_BROKEN = 200;
const SEPARATOR_LINE = /^sep=(.)$/i;

/**
 * A CSV text as rows: RFC 4180, any of `,` `;` and tab, which is read off the header unless given. A row
 * whose quotes are wrong is reported and left out, and reading goes on with the next line. Throws
 * `SourceError` for a text without a header, and for one in which hardly a quote is right.
 */
export async function csvTable(text: string, shown: string, given?: string): Promise<RawTable> {
  const lines = new Lines(text);
  let first = lines.nextFilled(0);
  if (first === null) throw new SourceError(`${shown} is empty: write a header and the rows into it`);
  // Excel writes its delimiter into a line of its own.
  const separator = SEPARATOR_LINE.exec(lines.text(first))?.[1];
  if (separator) first = lines.nextFilled(first + 1) ?? first;
  const delimiter = given ?? separator ?? delimiterOf(lines.text(first));

  const rows: string[][] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const broken: Problem[] = [];
  let from: number | null = first;
  while (from !== null) {
    const begin: number = from;
    const error = await parseFrom(lines, begin, delimiter, (cells) => {
      // A quoted cell may hold line ends, so that the row ends some lines later.
      const inner = cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
      const start = lines.nextFilled(Math.max(begin, (ends.at(-1) ?? -1) + 1))!;
      rows.push(cells);
      starts.push(start);
      ends.push(start + inner);
    });
    if (!error) break;
    const bad = lines.nextFilled(Math.max(begin, (ends.at(-1) ?? -1) + 1))!;
    if (rows.length === 0) throw new SourceError(`${shown} line ${bad + 1}: ${quoteReason(error)}`);
    const column = typeof error.index === 'number' ? (rows[0][error.index]?.trim() ?? null) : null;
    broken.push({ line: bad + 1, column, raw: lines.text(bad), reason: quoteReason(error) });
    if (broken.length > MOST_BROKEN) {
      const remedy = 'write it as CSV anew, with quotes in cells doubled';
      throw new SourceError(`${shown}: the quotes of more than ${MOST_BROKEN} rows are wrong; ${remedy}`);
    }
    from = lines.nextFilled(bad + 1);
  }
  const [header, ...body] = rows;
  return {
    header: header.map((name) => name.trim()),
    headerLine: starts[0] + 1,
    rows: body,
    lineOf: (row) => starts[row + 1] + 1,
    rawOf: (row) => lines.text(starts[row + 1], ends[row + 1]),
    broken,
    endsWithLine: text.endsWith('\n'),
    decimalComma: delimiter !== ',',
  };
}

/** Parses from a line on, chunk by chunk; gives the error at which it stopped, or null at the end. */
async function parseFrom(
  lines: Lines,
  line: number,
  delimiter: string,
  onRow: (cells: string[]) => void,
): Promise<CsvError | null> {
  let failure: CsvError | null = null;
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: LONGEST_ROW,
    // Rows are taken here, not from the stream: those read before a mistake must not be lost with it.
    on_record: (cells: string[]) => {
      onRow(cells);
      return null;
    },
  });
  parser.resume();
  const ended = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('error', (error: CsvError) => {
      failure = error;
      resolve();
    });
  });
  for (let at = lines.offset(line); at < lines.whole.length && !failure; at += CHUNK) {
    parser.write(lines.whole.slice(at, at + CHUNK));
    await breathe();
  }
  if (!failure) parser.end();
  await ended;
  return failure;
}

function lineEnds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

function quoteReason(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return 'a quote is opened and never closed; close it, or double it where it belongs to the text';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text follows a closing quote; double the quotes that belong to the text';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands inside a cell that does not begin with one; quote the whole cell and double it';
    default:
      return `the row cannot be told apart into cells (${error.code}); write it as CSV by RFC 4180`;
  }
}

/** The delimiter that a header is written with: the one that occurs most often outside quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
