import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesIn } from '../../../main/database/cases.ts';
import type { Store } from '../../../main/database/store.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import type { BoardAgreements } from '../../../src/boards/board.ts';
import { addDays, localDateAt, startOfDay, weekdayOf } from '../../../src/calendars/wall-time.ts';
import { agreementAt } from '../../../src/clocks/governing-tier.ts';
import { temporaryStore } from '../temporary-store.ts';

const MAPPING = { number: 1, map: plainMapping };
const ZONE = 'Europe/Copenhagen';
const TODAY = '2026-03-25';
const ADDRESSES = ['A1', 'A2', 'A3'];

interface Bought {
  readonly record: string;
  readonly address: string;
  readonly tier: string;
  readonly from: string;
  readonly to: string | null;
}

const agreementRecord = ({ record, address, tier, from, to }: Bought, i: number): SourceRecord => ({
  kind: 'agreement',
  record,
  sequence: 0,
  at: 0,
  body: { provider: 'aura', addressId: address, customerId: null, tier, from, to, listed: i + 1 },
});

const addressRecord = (id: string): SourceRecord => ({
  kind: 'address',
  record: id,
  sequence: 0,
  at: 0,
  body: { id, text: `Torvet ${id}, Odder`, lines: [] },
});

const day = (low: number, high: number) =>
  fc.integer({ min: low, max: high }).map((days) => addDays(TODAY, days));

const bought: fc.Arbitrary<Bought> = fc.record({
  // Few records, so that they read otherwise in a later batch, and move to another address.
  record: fc.constantFrom('G1', 'G2', 'G3', 'G4', 'G5'),
  address: fc.constantFrom(...ADDRESSES),
  tier: fc.constantFrom('basis', 'pro'),
  from: day(-40, 40),
  to: fc.option(day(-35, 110), { nil: null }),
});

/** The whole tables of one source at one poll. */
const poll = fc.record({
  source: fc.constantFrom('one', 'two'),
  agreements: fc.uniqueArray(bought, { maxLength: 5, selector: ({ record }) => record }),
  addresses: fc.uniqueArray(fc.constantFrom(...ADDRESSES), { maxLength: 3 }),
});

test('after any sequence of batches the kept sums are those counted from the facts, day by day', () => {
  fc.assert(
    fc.property(fc.array(poll, { minLength: 1, maxLength: 5 }), (polls) => {
      const { store } = temporaryStore();
      for (const { source, agreements, addresses } of polls) {
        const records = [...agreements.map(agreementRecord), ...addresses.map(addressRecord)];
        const batch = { ...NOTHING, records, snapshotOf: ['agreement', 'address'], acceptFewer: true };
        storeBatch(store, source, batch, MAPPING, 0);
        expect(store.agreements.totals('aura', TODAY)).toEqual(counted(store));
      }
      store.db.close();
    }),
    { numRuns: 25 },
  );
});

test('an empty database has no totals, and neither has a provider nobody knows', () => {
  const { store } = temporaryStore();
  expect(store.agreements.totals('aura', TODAY)).toBeNull();
});

/** The same question, answered by asking the engine for the tier of every address on every day. */
function counted(store: Store): BoardAgreements | null {
  const facts = (kind: string) =>
    store.db
      .prepare<[string], { record: string; body: string }>(
        'SELECT record, body FROM facts WHERE kind = ? AND superseded_at IS NULL',
      )
      .all(kind);
  const onFile = new Set(facts('address').map(({ record }) => record));
  const monday = addDays(TODAY, 1 - weekdayOf(TODAY));
  const last = addDays(monday, 84);
  const tiers = new Map(ADDRESSES.map((address) => [address, tiersOf(store, address, addDays(last, 60))]));
  const hasAny = facts('agreement').some(({ body }) => {
    const { from, to } = JSON.parse(body);
    return to === null || from < to;
  });
  if (onFile.size === 0 && !hasAny) return null;
  const today: Record<string, number> = {};
  const ends: { date: string; address: string; tier: string; followed: boolean }[] = [];
  for (const [address, byDay] of tiers) {
    const now = byDay.get(TODAY);
    if (now) today[now] = (today[now] ?? 0) + 1;
    for (const [date, tier] of byDay) {
      const before = byDay.get(addDays(date, -1));
      if (before && before !== tier) ends.push({ date, address, tier: before, followed: tier !== null });
    }
  }
  const inSpan = (from: string, to: string, followed: boolean) =>
    ends.filter((end) => end.date >= from && end.date < to && end.followed === followed);
  const byTier = (some: typeof ends) =>
    Object.fromEntries([...Map.groupBy(some, ({ tier }) => tier)].map(([tier, list]) => [tier, list.length]));
  const lost = ends
    .filter(({ date, followed }) => !followed && date > TODAY)
    .sort((a, b) => (`${a.date} ${a.address}` < `${b.date} ${b.address}` ? -1 : 1));
  return {
    kind: 'agreements',
    id: 'aura',
    date: TODAY,
    addresses: onFile.size,
    today,
    weeks: Array.from({ length: 12 }, (_, i) => {
      const from = addDays(monday, 7 * i);
      const to = addDays(from, 7);
      return {
        monday: from,
        ends: byTier(inSpan(from, to, false)),
        followed: byTier(inSpan(from, to, true)),
      };
    }),
    endWithin30Days: inSpan(addDays(TODAY, 1), addDays(TODAY, 31), false).length,
    endFirst: lost.slice(0, 10).map(({ address, tier, date }) => ({
      addressId: address,
      address: onFile.has(address) ? `Torvet ${address}, Odder` : null,
      tier,
      to: date,
    })),
  };
}

/** The tier of an address on each day around today, as the engine chooses it for a report at noon. */
function tiersOf(store: Store, address: string, until: string): Map<string, string | null> {
  const anyTicket = { ...store.tickets, one: () => ({ ...TICKET, addressId: address }) };
  const facts = casesIn(store.db, anyTicket, store.events, () => ZONE)('s:1')!;
  const tiers = new Map<string, string | null>();
  for (let date = addDays(TODAY, -60); date < until; date = addDays(date, 1)) {
    const noon = startOfDay(date, ZONE) + 43_200_000;
    expect(localDateAt(noon, ZONE)).toBe(date);
    const tier = agreementAt(facts, noon)?.tier ?? null;
    expect(store.agreements.spans.tierOn('aura', address, date)).toBe(tier);
    tiers.set(date, tier);
  }
  return tiers;
}

const TICKET = {
  ticket: 's:1',
  source: 's',
  record: '1',
  provider: 'aura',
  service: null,
  serviceKind: null,
  customerId: null,
  subject: null,
  url: null,
  priority: null,
  requestKind: null,
  hidden: null,
};
