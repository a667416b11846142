import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../main/database/store.ts';
import { MOST_UNKNOWN } from '../../../main/database/work-reach.ts';
import type { BoardWork } from '../../../src/boards/board.ts';
import {
  address,
  agreement,
  at,
  DAY,
  HOUR,
  MONDAY,
  NEXT_MONDAY,
  put,
  shown,
  work,
} from '../planned-facts.ts';
import { temporaryStore } from '../temporary-store.ts';

describe('whom planned work touches', () => {
  test('is counted by the tier of the day on which it starts, each address once', () => {
    const { store } = temporaryStore();
    put(store, [
      address('A1', ['L-1', 'L-2']),
      address('A2', ['L-2']),
      address('A3'),
      address('A4', null),
      address('A5', []),
      agreement('G1', 'A1', 'basis', '2020-01-01', '2026-04-13'),
      agreement('G2', 'A1', 'pro', '2026-04-13', null),
      agreement('G3', 'A2', 'basis', '2020-01-01', '2026-04-14'),
      agreement('G4', 'A3', 'basis', '2020-01-01', '2026-04-13'),
      work({ objects: ['A1', 'L-1', 'L-2', 'A3', 'A4', 'A1', 'nobody', 'A'] }),
    ]);
    expect(shown(store)).toMatchObject([
      { addressesByTier: { basis: 1, pro: 1 }, withoutAgreement: 2, unknownObjects: ['nobody', 'A'] },
    ]);
    put(store, [work({ start: NEXT_MONDAY, end: NEXT_MONDAY + HOUR, objects: ['A1', 'L-2'] })]);
    expect(shown(store)).toMatchObject([
      { addressesByTier: { pro: 1 }, withoutAgreement: 1, unknownObjects: [] },
    ]);
  });

  test('follows addresses and agreements, until the work ended the day before yesterday', () => {
    const { store } = temporaryStore();
    const yesterday = at('2026-03-23T00:00:00+01:00');
    put(store, [
      work(),
      work({ start: yesterday - HOUR, end: yesterday }, 'yesterday'),
      work({ start: yesterday - HOUR, end: yesterday - 1 }, 'before'),
    ]);
    put(store, [address('A1', ['L-1'])], { source: 'tables' });
    const counts = () => Object.fromEntries(shown(store).map((one) => [one.id, one.withoutAgreement]));
    expect(counts()).toEqual({ 's:W1': 1, 's:yesterday': 1, 's:before': 0 });
    put(store, [agreement('G1', 'A1', 'pro', '2020-01-01', null)], { source: 'tables' });
    expect(counts()).toEqual({ 's:W1': 0, 's:yesterday': 0, 's:before': 0 });
    expect(shown(store).map((one) => one.addressesByTier)).toEqual([{}, { pro: 1 }, { pro: 1 }]);
    put(store, [address('A2')], { source: 'tables', snapshotOf: ['address'] });
    expect(shown(store).map((one) => one.addressesByTier)).toEqual([{}, {}, {}]);
  });

  test('names only the first of very many objects that nobody knows', () => {
    const { store } = temporaryStore();
    put(store, [work({ objects: Array.from({ length: 200 }, (_, i) => `X${i}`) })]);
    const [{ unknownObjects }] = shown(store);
    expect(unknownObjects).toEqual(Array.from({ length: MOST_UNKNOWN }, (_, i) => `X${i}`));
  });

  test('equals a naive count over the facts, whatever happens to them', () => {
    const ids = fc.constantFrom('A1', 'A2', 'A3', 'A4');
    const lines = fc.constantFrom('L-1', 'L-2', 'A1');
    const days = fc.integer({ min: 10, max: 16 }).map((day) => `2026-04-${day}`);
    const change = fc.oneof(
      fc.tuple(ids, fc.array(lines, { maxLength: 2 })).map(([id, some]) => address(id, [...new Set(some)])),
      fc
        .record({
          id: fc.constantFrom('G1', 'G2', 'G3', 'G4', 'G5'),
          at: ids,
          tier: fc.constantFrom('basis', 'pro'),
          from: days,
          to: fc.option(days, { nil: null }),
          listed: fc.integer({ min: 1, max: 3 }),
        })
        .filter(({ from, to }) => to === null || to > from)
        .map((one) => agreement(one.id, one.at, one.tier, one.from, one.to, one.listed)),
      fc
        .tuple(
          fc.constantFrom('W1', 'W2'),
          fc.integer({ min: 0, max: 3 }),
          fc.array(fc.oneof(ids, lines, fc.constant('X')), { maxLength: 4 }),
        )
        .map(([id, day, objects]) =>
          work({ objects, start: MONDAY + day * DAY, end: MONDAY + day * DAY + HOUR }, id),
        ),
    );
    const step = fc.record({
      source: fc.constantFrom('s', 't'),
      records: fc.array(change, { maxLength: 4 }),
      snapshotOf: fc.subarray(['address', 'agreement', 'work']),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { store } = temporaryStore();
        for (const one of steps) put(store, one.records, { ...one, acceptFewer: true });
        for (const one of shown(store)) {
          const { addressesByTier, withoutAgreement, unknownObjects } = one;
          expect({ addressesByTier, withoutAgreement, unknownObjects }).toEqual(naiveReach(store, one));
        }
        store.db.close();
      }),
      { numRuns: 60 },
    );
  });
});

/** Counts over the current facts, one address after the other. */
function naiveReach(store: Store, { work: { objects, start } }: BoardWork) {
  const all = store.db
    .prepare<[], { kind: string; source: string; record: string; body: string }>(
      'SELECT kind, source, record, body FROM facts WHERE superseded_at IS NULL ORDER BY source, record',
    )
    .all()
    .map((row) => ({ ...row, body: JSON.parse(row.body) }));
  const addresses = new Map<string, string[]>();
  for (const { kind, record: id, body } of all) {
    if (kind === 'address' && !addresses.has(id)) addresses.set(id, [id, ...(body.lines ?? [])]);
  }
  const day = new Date(start + 2 * HOUR).toISOString().slice(0, 10);
  const tierOf = (id: string) =>
    all
      .filter(({ kind, body }) => kind === 'agreement' && body.addressId === id)
      .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.body.listed - b.body.listed))
      .filter(({ body }) => body.from <= day && (body.to === null || body.to > day))
      .reduce<{ from: string; tier: string } | null>(
        (best, { body }) => (best === null || body.from >= best.from ? body : best),
        null,
      )?.tier;
  const touched = [...addresses].filter(([, names]) => names.some((name) => objects.includes(name)));
  const addressesByTier: Record<string, number> = {};
  let withoutAgreement = 0;
  for (const [id] of touched) {
    const tier = tierOf(id);
    if (tier === undefined) withoutAgreement++;
    else addressesByTier[tier] = (addressesByTier[tier] ?? 0) + 1;
  }
  const known = new Set([...addresses.values()].flat());
  return {
    addressesByTier,
    withoutAgreement,
    unknownObjects: objects.filter((object) => !known.has(object)),
  };
}
