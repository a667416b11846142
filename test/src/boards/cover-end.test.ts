import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverAt } from '../../../src/boards/cover-end.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { agreementAt } from '../../../src/clocks/governing-tier.ts';
import type { Agreement } from '../../../src/tickets/ticket.ts';
import { fault } from './board-of.ts';

const forever = ALL_TIME.end;
const agreement = (tier: string, start: number, end: number, addressId = 'a1'): Agreement => ({
  addressId,
  tier,
  valid: { start, end },
});
const facts = (...agreements: Agreement[]) => ({ ...fault('1', '23 10:00', null), agreements });

test('the cover ends with its agreement, or goes on as the one that follows at once', () => {
  expect(coverAt(facts(), 10)).toEqual({ kind: 'none' });
  expect(coverAt(facts(agreement('basis', 0, forever)), 10)).toEqual({ kind: 'open-ended', tier: 'basis' });
  const ends = { kind: 'ends', tier: 'basis', at: 20, follows: null };
  expect(coverAt(facts(agreement('basis', 0, 20)), 10)).toEqual(ends);
  expect(coverAt(facts(agreement('basis', 0, 20), agreement('pro', 21, forever)), 10)).toEqual(ends);
  const followed = { ...ends, follows: 'pro' };
  expect(coverAt(facts(agreement('basis', 0, 20), agreement('pro', 20, 30)), 10)).toEqual(followed);
});

test('a renewal is no end', () => {
  const renewed = facts(agreement('basis', 0, 20), agreement('basis', 20, 40), agreement('basis', 40, 50));
  expect(coverAt(renewed, 10)).toEqual({ kind: 'ends', tier: 'basis', at: 50, follows: null });
});

test('a later agreement governs from its first day, while the one before it still runs', () => {
  const upgraded = facts(agreement('basis', 0, forever), agreement('pro', 20, 30));
  expect(coverAt(upgraded, 10)).toEqual({ kind: 'ends', tier: 'basis', at: 20, follows: 'pro' });
  expect(coverAt(upgraded, 25)).toEqual({ kind: 'ends', tier: 'pro', at: 30, follows: 'basis' });
});

test('agreements of other addresses cover nothing here', () => {
  const other = facts(agreement('basis', 0, 20), agreement('pro', 20, forever, 'elsewhere'));
  expect(coverAt(other, 10)).toEqual({ kind: 'ends', tier: 'basis', at: 20, follows: null });
});

test('it is the day-by-day answer of the rule that governs reports', () => {
  const day = fc.integer({ min: 0, max: 40 });
  const any = fc
    .tuple(fc.constantFrom('basis', 'pro'), day, day, fc.boolean())
    .map(([tier, from, length, open]) => agreement(tier, from, open ? forever : from + 1 + length));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), day, (agreements, now) => {
      const known = facts(...agreements);
      const tierOn = (at: number) => agreementAt(known, at)?.tier ?? null;
      const tier = tierOn(now);
      let at = now;
      while (at < 200 && tierOn(at) === tier) at++;
      const cover = coverAt(known, now);
      if (tier === null) expect(cover).toEqual({ kind: 'none' });
      else if (at === 200) expect(cover).toEqual({ kind: 'open-ended', tier });
      else expect(cover).toEqual({ kind: 'ends', tier, at, follows: tierOn(at) });
    }),
    { numRuns: 1000 },
  );
});
