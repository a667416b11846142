import type { Statement } from 'better-sqlite3';
import {
  addTo,
  type Counts,
  LINE_MEASURES,
  type LineMeasure,
  type Sum,
  type Sums,
} from '../../src/compliance/sums.ts';
import type { Db } from './database-file.ts';
import type { StoredOutcome } from './outcomes.ts';
import { type RolledAsked, rolledSumsIn } from './rolled-sums.ts';

/** Which sums are asked for. */
export interface SumsAsked {
  readonly service: string;
  /** null: of every kind by itself, and so with tiers. */
  readonly kind: string | null;
  readonly tier: string | null;
  readonly providers: readonly string[];
  readonly from: string;
  readonly until: string;
}

const OF_KEY = `
WHERE service = @service AND provider = @provider AND month = @month AND kind = @kind AND tier = @tier`;

const KEPT = `SELECT standing, percent, minutes FROM month_sums ${OF_KEY}`;

const PUT = `
INSERT INTO month_sums (service, provider, month, kind, tier, standing, percent, minutes)
VALUES (@service, @provider, @month, @kind, @tier, @standing, @percent, @minutes)
ON CONFLICT DO UPDATE SET standing = excluded.standing, percent = excluded.percent, minutes = excluded.minutes`;

const CLEAR = `DELETE FROM month_sums ${OF_KEY}`;

/** The question for some measures: the others, some of them long, are not read. */
export const sumsAsked = (measures: readonly LineMeasure[]): string => `
SELECT service, provider, month, kind, tier, ${measures.join(', ')} FROM month_sums
WHERE service = @service AND provider IN (SELECT value FROM json_each(@providers))
  AND month BETWEEN @from AND @until AND (@kind IS NULL OR kind = @kind) AND (@tier IS NULL OR tier = @tier)`;

type Key = Omit<Sum, 'counts'>;
type Texts = Partial<Record<LineMeasure, string | null>>;

/** The sums of settled clocks by month, kept in step with the outcomes. */
export interface MonthSums {
  /** Counts an outcome in, or with -1 out again. It is written when `keep` is called. */
  count(outcome: StoredOutcome, by: 1 | -1): void;
  /** Writes what was counted, within the caller's transaction. */
  keep(): void;
  /** Forgets what was counted and not written: its transaction came to nothing. */
  forget(): void;
  /** By lines: each kind and tier by itself. */
  lines(measures: readonly LineMeasure[], asked: SumsAsked): Sum[];
  /** How many breached clocks were due in each hour of the local week: 168, the first is Monday 00–01. */
  hours(asked: SumsAsked): number[];
  /** Clocks that are counted apart, by value. */
  apart(asked: SumsAsked): Counts;
}

/**
 * The tables of sums: by line in this one, and what is rare as `rolledSumsIn` keeps it. A transaction settles many clocks
 * of the same months, so what it counts is added up first: each sum is read and written once.
 */
export function monthSumsIn(db: Db): MonthSums {
  const kept = db.prepare<[Key], Texts>(KEPT);
  const put = db.prepare(PUT);
  const clear = db.prepare(CLEAR);
  const rolled = rolledSumsIn(db);
  const sums: Sums = new Map();
  const statements = new Map<string, Statement<unknown[], Key & Texts>>();
  const statementFor = (measures: readonly LineMeasure[]) => {
    const sql = sumsAsked(measures);
    const statement = statements.get(sql) ?? db.prepare<unknown[], Key & Texts>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const keepLine = (key: Key, counts: Sum['counts']) => {
    const before = kept.get(key);
    const texts = LINE_MEASURES.map((measure) => [
      measure,
      changed(before?.[measure] ?? null, counts[measure]),
    ]);
    if (texts.every(([, text]) => text === null)) clear.run(key);
    else put.run({ ...key, ...Object.fromEntries(texts) });
  };
  return {
    count(outcome, by) {
      // Settled before there were sums, and not counted yet.
      if (outcome.standing !== null) addTo(sums, outcome, by);
    },
    keep() {
      for (const { counts, ...key } of sums.values()) {
        const { hour, apart } = counts;
        if (hour || apart) rolled.change(key, hour, apart);
        if (counts.standing) keepLine(key, counts);
      }
      sums.clear();
    },
    forget: () => sums.clear(),
    lines: (measures, { providers, ...asked }) =>
      statementFor(measures)
        .all({ ...asked, providers: JSON.stringify(providers) })
        .map(({ service, provider, month, kind, tier, ...texts }) => ({
          service,
          provider,
          month,
          kind,
          tier,
          counts: Object.fromEntries(measures.map((measure) => [measure, countsIn(texts[measure] ?? null)])),
        })),
    hours: (asked) => rolled.hours(together(asked)),
    apart: (asked) => rolled.apart(together(asked)),
  };
}

/** Of all kinds and tiers that are asked for, together. */
function together({ kind, tier, providers, ...asked }: SumsAsked): RolledAsked {
  return { ...asked, kind: kind ?? '', tier: tier ?? '', providers: JSON.stringify(providers) };
}

function countsIn(text: string | null): Counts {
  return text === null ? {} : JSON.parse(text);
}

/** What is kept of a measure after a change; null when nothing is left. */
function changed(text: string | null, changes: Counts | undefined): string | null {
  if (!changes) return text;
  const counts = countsIn(text);
  for (const [value, by] of Object.entries(changes)) {
    const clocks = (counts[value] ?? 0) + by;
    if (clocks === 0) delete counts[value];
    else counts[value] = clocks;
  }
  const after = JSON.stringify(counts);
  return after === '{}' ? null : after;
}
