import { expect, test } from 'vitest';
import { type OfferedChange, offeredText } from '../../../main/cli/offered-text.ts';

const NOTHING: OfferedChange = {
  ...{
    provider: 'aurologic',
    name: 'aurologic',
    zone: 'Europe/Berlin',
    was: 'a1',
    becomes: 'b2',
    validFrom: null,
  },
  ...{ adoption: { kind: 'unchanged' }, settings: [], lostTiers: [], tickets: [] },
};
const from = Date.parse('2026-01-31T23:00:00Z');

test('what is in force, what comes into force, and what is refused', () => {
  expect(offeredText({ ...NOTHING, becomes: 'a1' })).toBe(
    'aurologic: version a1\n  in force; nothing changes',
  );
  const first = { kind: 'adopted', from: -8.64e15, resettle: false, approval: null } as const;
  expect(offeredText({ ...NOTHING, was: null, adoption: first })).toContain('governs all cycles');
  const later = { ...NOTHING, adoption: { ...first, from }, validFrom: '2026-02-01' };
  expect(offeredText(later)).toContain(
    'governs cycles that start from Sun 1 Feb 2026; no past verdict changes',
  );
  expect(offeredText({ ...NOTHING, adoption: { kind: 'refused', reason: 'of another form' } })).toContain(
    'refused: of another form',
  );
});

test('charges that change, tickets that could not be judged, and clocks that only one side settles are told', () => {
  const ticket = { ticket: 'noc:E1', clocks: [], chargedWas: 30, chargedBecomes: 60, problem: null };
  const clock = { ticket: 'noc:E2', kind: 'first-reaction', cycle: 2, ordinal: 2 } as const;
  const told = offeredText({
    ...NOTHING,
    adoption: { kind: 'waiting', from },
    settings: [
      { path: 'chargeEurNet', was: '30', becomes: '60' },
      { path: 'sentences.order', was: null, becomes: 'First come, first served.' },
    ],
    tickets: [
      ticket,
      {
        ...ticket,
        chargedBecomes: 30,
        clocks: [{ ...clock, was: null, becomes: { verdict: 'breached', dueAt: from } }],
      },
      { ...ticket, ticket: 'noc:E3', chargedBecomes: 30, problem: "no tier 'gold'" },
    ],
  });
  expect(told.split('\n')).toEqual([
    'aurologic: version a1 becomes b2',
    '  chargeEurNet: 30 → 60',
    '  sentences.order: none → First come, first served.',
    '  governs cycles that start from Sun 1 Feb 2026; 1 past verdict would be another:',
    '    noc:E2 first-reaction, cycle 2, number 2: not settled → breached, due Sun 1 Feb 2026 00:00',
    '  0 more clocks would be due at another instant with the same verdict',
    '    noc:E1: charged 30.00 EUR net → 60.00 EUR net',
    "    noc:E3: cannot be judged: no tier 'gold'",
    '  It waits: wallclock terms apply --provider aurologic --reason "…" lets it in, and keeps the reason.',
  ]);
});
