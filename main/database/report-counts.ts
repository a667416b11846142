import type { Db } from './database-file.ts';
import type { StoredOutcome } from './outcomes.ts';

/** The tables of sums, with what tells their rows apart besides service, provider, month, kind and tier. */
const TABLES = {
  clock_counts: ['standing', 'terms'],
  apart_counts: ['standing', 'apart_reason', 'caused_by'],
  percent_counts: ['percent'],
  minute_counts: ['minutes'],
  hour_counts: ['hour'],
} as const;
type Table = keyof typeof TABLES;

const COMMON = ['service', 'provider', 'month', 'kind', 'tier'];

/** In the sums `''` is all services together; a single one, or none, has this before it. */
const ONE = '=';

/** How a service is named in the sums; null for tickets that name none. */
export function countedService(service: string | null): string {
  return `${ONE}${service ?? ''}`;
}

/** The service that a row of the sums is about. */
export function serviceOfCount(counted: string): string | null {
  return counted === ONE ? null : counted.slice(ONE.length);
}

/** Sums of settled clocks by month, kept in step with the outcomes. */
export interface ReportCounts {
  /** Counts an outcome in, or with -1 out again. It is written when `keep` is called. */
  count(outcome: StoredOutcome, by: 1 | -1): void;
  /** Writes what was counted, within the caller's transaction. */
  keep(): void;
  /** Forgets what was counted and not written: its transaction came to nothing. */
  forget(): void;
}

interface Sum {
  readonly values: readonly unknown[];
  clocks: number;
}

/**
 * The sums. A transaction settles many clocks of the same months, so what it counts is added up first: each sum is
 * written once.
 */
export function reportCountsIn(db: Db): ReportCounts {
  const sums = new Map<Table, Map<string, Sum>>();
  const statements = new Map(
    (Object.keys(TABLES) as Table[]).map((table) => {
      const columns = [...COMMON, ...TABLES[table]];
      const places = columns.map(() => '?').join(', ');
      const same = columns.map((column) => `${column} = ?`).join(' AND ');
      return [
        table,
        {
          add: db.prepare(
            `INSERT INTO ${table} (${columns.join(', ')}, clocks) VALUES (${places}, ?)
             ON CONFLICT DO UPDATE SET clocks = clocks + excluded.clocks`,
          ),
          clear: db.prepare(`DELETE FROM ${table} WHERE ${same} AND clocks = 0`),
        },
      ];
    }),
  );
  const add = (table: Table, values: readonly unknown[], by: number) => {
    const ofTable = sums.get(table) ?? new Map<string, Sum>();
    sums.set(table, ofTable);
    const key = values.join('\u0000');
    const sum = ofTable.get(key);
    if (sum) sum.clocks += by;
    else ofTable.set(key, { values, clocks: by });
  };
  return {
    count(outcome, by) {
      const { standing, percent, minutes, hour, service, provider, month, kind, terms } = outcome;
      // Settled before there were sums, and not counted yet.
      if (standing === null) return;
      const rest = [provider, month, kind, outcome.tier ?? ''];
      for (const one of ['', countedService(service)]) {
        add('clock_counts', [one, ...rest, standing, terms], by);
        if (percent !== null) add('percent_counts', [one, ...rest, percent], by);
        if (minutes !== null) add('minute_counts', [one, ...rest, minutes], by);
        if (hour !== null) add('hour_counts', [one, ...rest, hour], by);
        if (standing === 'met' || standing === 'breached') continue;
        const why = [outcome.apartReason ?? '', outcome.causedBy ?? ''];
        add('apart_counts', [one, ...rest, standing, ...why], by);
      }
    },
    keep() {
      for (const [table, ofTable] of sums) {
        const { add: put, clear } = statements.get(table)!;
        for (const { values, clocks } of ofTable.values()) {
          if (clocks === 0) continue;
          put.run(...values, clocks);
          if (clocks < 0) clear.run(...values);
        }
      }
      sums.clear();
    },
    forget: () => sums.clear(),
  };
}
