import type { Problem } from './problem.ts';

/** A cell as it was written: CSV knows text only, JSON any value. */
export type Cell = unknown;

/** A table as it was written, before its cells mean anything. */
export interface RawTable {
  /** The names of the columns as they are written. */
  readonly header: readonly string[];
  /** On which line the header stands; for JSON where a name first occurs is not kept: null. */
  readonly headerLine: number | null;
  /** The cells of each row in the order of the header; fewer or more where the row has fewer or more. */
  readonly rows: readonly (readonly Cell[])[];
  /** The line on which a row begins, by its index. */
  readonly lineOf: (row: number) => number;
  /** A row as it was written. */
  readonly rawOf: (row: number) => string;
  /** Rows that could not be told apart into cells. Nothing is known about which row they once were. */
  readonly broken: readonly Problem[];
  /** Whether the text ends with the end of a line, as a whole file usually does. */
  readonly endsWithLine: boolean;
  /** Whether amounts may be written with a decimal comma. */
  readonly decimalComma: boolean;
}
