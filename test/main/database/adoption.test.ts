import { expect, test } from 'vitest';
import { type Adoption, adoptionOf } from '../../../main/database/adoption.ts';
import type { Approval } from '../../../main/database/terms-approvals.ts';
import { AURA } from '../../../src/providers/aura.ts';

const NOW = Date.parse('2026-03-24T10:00:00Z');
const MARCH = Date.parse('2026-02-28T23:00:00Z');
const APRIL = Date.parse('2026-03-31T22:00:00Z');
const LAST = { version: 'old', terms: AURA };

/** What becomes of AURA's terms from a local day on, where the last cycle on file started at `cycle`. */
function adopted(validFrom: string | null, cycle: number, approval: Approval | null = null): Adoption {
  const terms = { ...AURA, validFrom };
  return adoptionOf(LAST, { terms, version: 'new' }, (at) => at <= cycle, approval, NOW);
}

test('the first terms govern from the beginning, whatever day they name', () => {
  const terms = { ...AURA, validFrom: '2026-03-01' };
  const first = adoptionOf(undefined, { terms, version: 'new' }, () => true, null, NOW);
  expect(first).toEqual({ kind: 'adopted', from: -8.64e15, resettle: false, approval: null });
});

test('the same terms change nothing', () => {
  expect(adoptionOf(LAST, { terms: AURA, version: 'old' }, () => true, null, NOW)).toEqual({
    kind: 'unchanged',
  });
});

test('without a day they govern cycles that start once they are read, and need no reason', () => {
  expect(adopted(null, NOW)).toEqual({ kind: 'adopted', from: NOW, resettle: false, approval: null });
});

test("a day to come begins at its midnight in the provider's zone", () => {
  expect(adopted('2026-04-01', NOW)).toEqual({
    kind: 'adopted',
    from: APRIL,
    resettle: false,
    approval: null,
  });
});

test('a day that is over needs a reason only where a cycle on file has started since', () => {
  expect(adopted('2026-03-01', MARCH - 1)).toMatchObject({ kind: 'adopted', from: MARCH, resettle: false });
  expect(adopted('2026-03-01', MARCH)).toEqual({ kind: 'waiting', from: MARCH });
  const approval = { provider: 'aura', version: 'new', reason: 'agreed', by: null, at: NOW };
  expect(adopted('2026-03-01', MARCH, approval)).toEqual({
    kind: 'adopted',
    from: MARCH,
    resettle: true,
    approval,
  });
});

test('another form or zone is refused, with what to do', () => {
  const terms = { ...AURA, zone: 'Europe/Oslo' };
  expect(adoptionOf(LAST, { terms, version: 'new' }, () => false, null, NOW)).toEqual({
    kind: 'refused',
    reason:
      'the terms of aura have another zone (Europe/Oslo) than those on file (Europe/Copenhagen): cycles of both could not be told in one; give the new agreement a provider of its own',
  });
});
