import type { RunResult } from 'better-sqlite3';
import type { Db } from './database-file.ts';

/** A statement of a table's file. Errors of its SQL are thrown when it is first asked. */
export interface Prepared<Parameters extends unknown[], Row> {
  run(...values: Parameters): RunResult;
  get(...values: Parameters): Row | undefined;
  all(...values: Parameters): Row[];
  iterate(...values: Parameters): IterableIterator<Row>;
}

/**
 * A statement that is prepared when it is first asked, and kept. A thread asks few of all statements while it starts,
 * and preparing one costs more than asking it.
 */
export function prepared<Parameters extends unknown[], Row = unknown>(
  db: Db,
  sql: string,
): Prepared<Parameters, Row> {
  let kept: Prepared<Parameters, Row> | null = null;
  const statement = () => {
    kept ??= db.prepare<Parameters, Row>(sql);
    return kept;
  };
  return {
    run: (...values) => statement().run(...values),
    get: (...values) => statement().get(...values),
    all: (...values) => statement().all(...values),
    iterate: (...values) => statement().iterate(...values),
  };
}
