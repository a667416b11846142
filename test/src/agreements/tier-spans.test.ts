import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatedAgreement, tierSpans } from '../../../src/agreements/tier-spans.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { addDays, startOfDay } from '../../../src/calendars/wall-time.ts';
import { agreementAt } from '../../../src/clocks/governing-tier.ts';
import type { Case } from '../../../src/tickets/ticket.ts';

const ZONE = 'Europe/Copenhagen';
/** The days over which agreements are put, around a change of the zone's offset. */
const DAYS = Array.from({ length: 24 }, (_, i) => addDays('2026-03-20', i));

const agreement = (tier: string, from: string, to: string | null, customer = 'C'): DatedAgreement => ({
  tier,
  customer,
  from,
  to,
});

test('a renewal with the same tier is no end, and one with another is followed', () => {
  expect(
    tierSpans([
      agreement('basis', '2025-01-01', '2026-01-01', 'C-1'),
      agreement('basis', '2026-01-01', '2026-04-01', 'C-2'),
      agreement('pro', '2026-04-01', '2026-05-01'),
    ]),
  ).toEqual([
    { tier: 'basis', from: '2025-01-01', to: '2026-04-01', followed: true, customer: 'C-2' },
    { tier: 'pro', from: '2026-04-01', to: '2026-05-01', followed: false, customer: 'C' },
  ]);
});

test('of two valid the later from governs, then the later listed; the earlier is back when it ends', () => {
  expect(
    tierSpans([
      agreement('basis', '2026-01-01', null),
      agreement('pro', '2026-03-01', '2026-04-01'),
      agreement('basis', '2026-05-01', '2026-06-01'),
      agreement('pro', '2026-05-01', '2026-06-01'),
    ]).map(({ tier, from, to, followed }) => [tier, from, to, followed]),
  ).toEqual([
    ['basis', '2026-01-01', '2026-03-01', true],
    ['pro', '2026-03-01', '2026-04-01', true],
    ['basis', '2026-04-01', '2026-05-01', true],
    ['pro', '2026-05-01', '2026-06-01', true],
    ['basis', '2026-06-01', null, false],
  ]);
});

test('an agreement that ends before it begins is never valid', () => {
  expect(tierSpans([agreement('pro', '2026-03-01', '2026-03-01')])).toEqual([]);
});

const agreements = fc.array(
  fc
    .record({
      tier: fc.constantFrom('basis', 'pro', 'plus'),
      customer: fc.constantFrom('C-1', 'C-2', null),
      from: fc.constantFrom(...DAYS.slice(1, -1)),
      length: fc.option(fc.integer({ min: -2, max: 12 })),
    })
    .map(({ length, ...one }) => ({ ...one, to: length === null ? null : addDays(one.from, length) })),
  { maxLength: 6 },
);

test('on each day the tier is the one the engine chooses for a report on that day', () => {
  fc.assert(
    fc.property(agreements, fc.integer({ min: 0, max: 86_399_999 - 3_600_000 }), (listed, later) => {
      const spans = tierSpans(listed);
      const facts = caseWith(listed);
      for (const day of DAYS) {
        const governing = agreementAt(facts, startOfDay(day, ZONE) + later);
        const span = spans.find(({ from, to }) => from <= day && (to === null || day < to));
        expect(span?.tier ?? null).toBe(governing?.tier ?? null);
      }
    }),
  );
});

test('spans are in order, do not overlap, change the tier where they meet, and say if one follows', () => {
  fc.assert(
    fc.property(agreements, (listed) => {
      const spans = tierSpans(listed);
      for (const [i, { from, to, tier, followed }] of spans.entries()) {
        if (to !== null) expect(to > from).toBe(true);
        const next = spans[i + 1];
        expect(followed).toBe(to !== null && next?.from === to);
        if (!next) continue;
        expect(to !== null && to <= next.from).toBe(true);
        if (to === next.from) expect(next.tier).not.toBe(tier);
      }
    }),
  );
});

function caseWith(listed: readonly DatedAgreement[]): Case {
  return {
    ticket: {
      id: 's:1',
      provider: 'aura',
      service: null,
      serviceKind: null,
      addressId: 'A',
      customerId: null,
      events: [],
    },
    customer: null,
    activations: [],
    agreements: listed.map(({ tier, from, to }) => ({
      addressId: 'A',
      tier,
      valid: { start: startOfDay(from, ZONE), end: to === null ? ALL_TIME.end : startOfDay(to, ZONE) },
    })),
  };
}
