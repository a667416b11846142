import { expect, test } from 'vitest';
import { type Adoption, adoptionOf } from '../../../main/database/adoption.ts';
import type { Approval } from '../../../main/database/terms-approvals.ts';
import type { AddressTiersTerms } from '../../../src/agreements/terms.ts';
import { AURA, AURA_CALENDARS } from '../../../src/providers/aura.ts';

const NOW = Date.parse('2026-03-24T10:00:00Z');
const MARCH = Date.parse('2026-02-28T23:00:00Z');
const APRIL = Date.parse('2026-03-31T22:00:00Z');
const LAST = { version: 'old', terms: AURA, calendars: AURA_CALENDARS, from: MARCH - 1 };

const goalOf = (hours: number) => {
  const { basis } = AURA.tiers;
  return { ...AURA.tiers, basis: { ...basis, remote: { ...basis.remote, goalMs: hours * 3_600_000 } } };
};

/** Terms with another goal, to govern from a local day on. */
const changed = (validFrom: string | null) => ({
  terms: { ...AURA, validFrom, tiers: goalOf(2) },
  version: 'new',
  calendars: AURA_CALENDARS,
});

/** What becomes of AURA's terms with another goal, where the last cycle on file started at an instant. */
function adopted(
  validFrom: string | null,
  lastCycleAt: number | null,
  approval: Approval | null = null,
): Adoption {
  return adoptionOf(LAST, changed(validFrom), lastCycleAt, approval, NOW);
}

const plainly = (from: number) => ({ kind: 'adopted', from, resettle: false, approval: null });

test('the first terms govern from the beginning, whatever day they name', () => {
  expect(adoptionOf(undefined, changed('2026-03-01'), NOW, null, NOW)).toEqual(plainly(-8.64e15));
});

test('so do those that come before any cycle was judged', () => {
  expect(adopted(null, null)).toEqual(plainly(-8.64e15));
  expect(adopted('2026-03-01', null)).toEqual(plainly(-8.64e15));
});

test('the same terms change nothing', () => {
  const same = { terms: AURA, version: 'old', calendars: AURA_CALENDARS };
  expect(adoptionOf(LAST, same, NOW, null, NOW)).toEqual({ kind: 'unchanged' });
});

test('without a day they govern cycles that start once they are read, and need no reason', () => {
  expect(adopted(null, NOW - 1)).toEqual(plainly(NOW));
});

test('a clock that was set back does not make them reach back', () => {
  expect(adopted(null, NOW)).toEqual(plainly(NOW + 1));
  expect(adopted(null, NOW + 86_400_000)).toEqual(plainly(NOW + 86_400_001));
  expect(adopted('2026-04-01', APRIL)).toEqual({ kind: 'waiting', from: APRIL });
});

test("a day to come begins at its midnight in the provider's zone", () => {
  expect(adopted('2026-04-01', NOW)).toEqual(plainly(APRIL));
});

test('a day that is over needs a reason only where a cycle on file has started since', () => {
  expect(adopted('2026-03-01', MARCH - 1)).toEqual(plainly(MARCH));
  expect(adopted('2026-03-01', MARCH)).toEqual({ kind: 'waiting', from: MARCH });
  const approval = { provider: 'aura', version: 'new', reason: 'agreed', by: null, at: NOW };
  const from = MARCH;
  expect(adopted('2026-03-01', MARCH, approval)).toEqual({ kind: 'adopted', from, resettle: true, approval });
});

test('what no verdict follows from takes the place of the last terms at once, also under a day that is over', () => {
  const last = { ...LAST, terms: { ...AURA, validFrom: '2026-03-01' }, from: MARCH };
  const { basis, pro } = AURA.tiers;
  const harmless: Partial<AddressTiersTerms>[] = [
    { contacts: [{ label: 'Support', value: '87 92 55 76' }], name: 'AURA Fiber' },
    { sentences: { ...AURA.sentences, notice: 'Varsles.' }, desks: [], owedShownDays: 7 },
    {
      attention: { ...AURA.attention, overrun: 'watch' },
      thresholds: { watchPercent: 40, urgentPercent: 90 },
    },
    { plannedWork: { ...AURA.plannedWork, publishedAt: null } },
    { tiers: { basis: { ...basis, name: 'B', remote: { ...basis.remote, sentence: 'Tre timer.' } }, pro } },
  ];
  const become = (more: Partial<AddressTiersTerms>, calendars = AURA_CALENDARS) => {
    const terms = { ...last.terms, ...more };
    return adoptionOf(last, { terms, version: 'new', calendars }, NOW, null, NOW);
  };
  for (const more of harmless) expect(become(more)).toEqual(plainly(MARCH));
  expect(become({}, AURA_CALENDARS.toReversed())).toEqual(plainly(MARCH));
  for (const more of [
    { tiers: goalOf(2) },
    { readings: { ...AURA.readings, accessRefused: 'changes-nothing' as const } },
    { plannedWork: { ...AURA.plannedWork, windowsOnHolidays: false } },
  ])
    expect(become(more).kind).toBe('waiting');
  const longer = AURA_CALENDARS.map((one) => ({ ...one, holidays: null }));
  expect(become({}, longer).kind).toBe('waiting');
});

test('another form or zone is refused, with what to do', () => {
  const terms = { ...AURA, zone: 'Europe/Oslo' };
  expect(adoptionOf(LAST, { ...changed(null), terms }, NOW, null, NOW)).toEqual({
    kind: 'refused',
    reason:
      'the terms of aura have another zone (Europe/Oslo) than those on file (Europe/Copenhagen): cycles of both could not be told in one; give the new agreement a provider of its own',
  });
});
