import { addTo, type Measure, type Sum, type Sums } from '../../src/compliance/sums.ts';
import type { Db } from './database-file.ts';
import type { StoredOutcome } from './outcomes.ts';

/** Which sums are asked for. */
export interface SumsAsked {
  readonly measure: Measure;
  readonly service: string;
  /** null: of every kind by itself, and so with tiers. */
  readonly kind: string | null;
  readonly tier: string | null;
  readonly providers: readonly string[];
  readonly from: string;
  readonly until: string;
}

const KEPT = `
SELECT counts FROM month_sums
WHERE measure = @measure AND service = @service AND provider = @provider AND month = @month AND kind = @kind
  AND tier = @tier`;

const PUT = `
INSERT INTO month_sums (measure, service, provider, month, kind, tier, counts)
VALUES (@measure, @service, @provider, @month, @kind, @tier, @counts)
ON CONFLICT DO UPDATE SET counts = excluded.counts`;

const CLEAR = `
DELETE FROM month_sums
WHERE measure = @measure AND service = @service AND provider = @provider AND month = @month AND kind = @kind
  AND tier = @tier`;

export const SUMS_ASKED = `
SELECT measure, service, provider, month, kind, tier, counts FROM month_sums
WHERE measure = @measure AND service = @service AND provider IN (SELECT value FROM json_each(@providers))
  AND month BETWEEN @from AND @until AND kind = ifnull(@kind, kind) AND tier = ifnull(@tier, tier)`;

/** The sums of settled clocks by month, kept in step with the outcomes. */
export interface MonthSums {
  /** Counts an outcome in, or with -1 out again. It is written when `keep` is called. */
  count(outcome: StoredOutcome, by: 1 | -1): void;
  /** Writes what was counted, within the caller's transaction. */
  keep(): void;
  /** Forgets what was counted and not written: its transaction came to nothing. */
  forget(): void;
  asked(asked: SumsAsked): Sum[];
}

/**
 * The table of sums. A transaction settles many clocks of the same months, so what it counts is added up first: each sum
 * is read and written once.
 */
export function monthSumsIn(db: Db): MonthSums {
  type Key = Omit<Sum, 'counts'>;
  const kept = db.prepare<[Key], { counts: string }>(KEPT);
  const put = db.prepare(PUT);
  const clear = db.prepare(CLEAR);
  const asked = db.prepare<unknown[], Key & { counts: string }>(SUMS_ASKED);
  const sums: Sums = new Map();
  return {
    count(outcome, by) {
      // Settled before there were sums, and not counted yet.
      if (outcome.standing !== null) addTo(sums, outcome, by);
    },
    keep() {
      for (const { counts: changes, ...key } of sums.values()) {
        if (![...changes.values()].some((by) => by !== 0)) continue;
        const counts: Record<string, number> = JSON.parse(kept.get(key)?.counts ?? '{}');
        for (const [value, by] of changes) {
          const clocks = (counts[value] ?? 0) + by;
          if (clocks === 0) delete counts[value];
          else counts[value] = clocks;
        }
        const text = JSON.stringify(counts);
        if (text === '{}') clear.run(key);
        else put.run({ ...key, counts: text });
      }
      sums.clear();
    },
    forget: () => sums.clear(),
    asked: ({ providers, ...rest }) =>
      asked
        .all({ ...rest, providers: JSON.stringify(providers) })
        .map(({ counts, ...sum }) => ({ ...sum, counts: new Map(Object.entries(JSON.parse(counts))) })),
  };
}
