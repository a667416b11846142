import type { TierSpan } from '../../src/agreements/tier-spans.ts';
import type { LocalDate } from '../../src/calendars/wall-time.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** The tier that governs an address on a local day: values are provider, address and twice the day. */
export const TIER_ON_DAY = `
SELECT tier FROM tier_spans
WHERE provider = ? AND address = ? AND from_date <= ? AND (to_date IS NULL OR to_date > ?)`;

const AT_ADDRESS = `
SELECT tier, from_date AS "from", to_date AS "to", followed, customer FROM tier_spans
WHERE provider = ? AND address = ? ORDER BY from_date`;

const INSERT = `
INSERT INTO tier_spans (provider, address, from_date, to_date, tier, followed, customer)
VALUES (?, ?, ?, ?, ?, ?, ?)`;

/** The spans of governing tiers, as they follow from the agreements on file. */
export interface TierSpans {
  /** The tier that governs an address on a local day of the provider; null without an agreement then. */
  tierOn(provider: string, address: string, day: LocalDate): string | null;
  atAddress(provider: string, address: string): TierSpan[];
  /** The tiers that agreements of a provider name. Goes through all of them. */
  tiersOf(provider: string): string[];
  /**
   * Sets the spans of an address, given in order of time, within the caller's transaction. Answers whether they
   * differ from those it had; where not, nothing is written.
   */
  replace(provider: string, address: string, spans: readonly TierSpan[]): boolean;
}

export function tierSpansIn(db: Db): TierSpans {
  const tierOn = prepared<[string, string, LocalDate, LocalDate], { tier: string }>(db, TIER_ON_DAY);
  const atAddress = prepared<[string, string], TierSpan & { followed: unknown }>(db, AT_ADDRESS);
  const tiers = prepared<[string], { tier: string }>(
    db,
    'SELECT DISTINCT tier FROM tier_spans WHERE provider = ? ORDER BY tier',
  );
  const clear = prepared(db, 'DELETE FROM tier_spans WHERE provider = ? AND address = ?');
  const insert = prepared(db, INSERT);
  const spansAt = (provider: string, address: string): TierSpan[] =>
    atAddress.all(provider, address).map((row) => ({ ...row, followed: Boolean(row.followed) }));
  return {
    tierOn: (provider, address, day) => tierOn.get(provider, address, day, day)?.tier ?? null,
    atAddress: spansAt,
    tiersOf: (provider) => tiers.all(provider).map(({ tier }) => tier),
    replace(provider, address, spans) {
      const before = spansAt(provider, address);
      if (before.length === spans.length && before.every((span, i) => isSame(span, spans[i]))) return false;
      if (before.length > 0) clear.run(provider, address);
      for (const { from, to, tier, followed, customer } of spans) {
        insert.run(provider, address, from, to, tier, followed ? 1 : 0, customer);
      }
      return true;
    },
  };
}

function isSame(a: TierSpan, b: TierSpan): boolean {
  return (
    a.tier === b.tier &&
    a.from === b.from &&
    a.to === b.to &&
    a.followed === b.followed &&
    a.customer === b.customer
  );
}
