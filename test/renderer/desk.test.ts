import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, filtersOf, leavesOut, NO_FILTERS, searchOf } from '../../renderer/desk/filters.ts';
import { shareAt, shareOf, twoYearsFrom } from '../../renderer/desk/life.ts';
import { dateText, daysBetween, dayText, monthText } from '../../renderer/desk/local-date.ts';
import { endLevel, faultsOfRows } from '../../renderer/desk/row-faults.ts';
import type { AgreementRow } from '../../renderer/feed/door.ts';
import { countText } from '../../renderer/i18n/count.ts';
import type { AddressFault } from '../../src/boards/address-faults.ts';
import { addressKey } from '../../src/boards/covered-faults.ts';
import { startOfDay } from '../../src/calendars/wall-time.ts';
import { AURA } from '../../src/providers/aura.ts';

const ZONE = AURA.zone;

test('filters stand in the query string as they are, whatever is typed', () => {
  expect(searchOf(NO_FILTERS)).toBe('');
  expect(searchOf({ ...NO_FILTERS, q: 'sønder & co', tier: 'pro' })).toBe('?q=s%C3%B8nder+%26+co&tier=pro');
  expect(filtersOf('?tier=basis&other=1')).toEqual({ ...NO_FILTERS, tier: 'basis' });
  const text = fc.string({ unit: 'grapheme' });
  const some = fc.record({ q: text, address: text, on: text, after: text }, { requiredKeys: [] });
  fc.assert(
    fc.property(some, (filters) => {
      const all = { ...NO_FILTERS, ...filters };
      expect(filtersOf(searchOf(all))).toEqual(all);
    }),
  );
});

test('other filters begin at the first page, with no address open', () => {
  const third = { ...NO_FILTERS, q: 'a', after: 'abc', address: 'A1' };
  expect(changed(third, { tier: 'pro' })).toEqual({ ...NO_FILTERS, q: 'a', tier: 'pro' });
  expect([leavesOut(third), leavesOut({ ...NO_FILTERS, q: ' ', after: 'abc', address: 'A1' })]).toEqual([
    true,
    false,
  ]);
});

test('a life bar spans this year and the next, and dates beyond it end at its edge', () => {
  const years = twoYearsFrom('2026-03-23');
  expect(years).toEqual({ start: '2026-01-01', end: '2028-01-01' });
  expect(shareAt('2026-03-23', years)).toBeCloseTo(81 / 730, 10);
  expect(shareOf('2024-01-01', '2026-12-31', years)).toEqual({ start: 0, end: 364 / 730 });
  expect(shareOf('2026-12-31', null, years)).toEqual({ start: 364 / 730, end: 1 });
  expect(shareOf('2020-01-01', '2026-01-01', years)).toBeNull();
  expect(shareOf('2028-01-01', null, years)).toBeNull();
});

test('dates are written as they are, in every zone of the machine', () => {
  expect([dateText('2024-01-01'), dayText('2026-03-26'), monthText('2027-12-31')]).toEqual([
    '1 Jan 2024',
    '26 Mar',
    'Dec 2027',
  ]);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  expect([countText(7), countText(1186), countText(1234567)]).toEqual([
    '7',
    '1\u00a0186',
    '1\u00a0234\u00a0567',
  ]);
});

function row(words: Partial<AgreementRow>): AgreementRow {
  return {
    provider: 'aura',
    addressId: 'A1',
    address: 'Søndergade 14',
    customerId: null,
    customer: null,
    tier: 'basis',
    from: '2024-01-01',
    to: null,
    ends: null,
    openTickets: [],
    ...words,
  };
}

function fault(words: Partial<AddressFault>): AddressFault {
  return {
    ticketId: 'aura:1',
    provider: 'aura',
    level: 'calm',
    state: { kind: 'restored' },
    open: true,
    governedBy: null,
    unknownSince: null,
    uncoveredFrom: null,
    ...words,
  };
}

const agreement = (tier: string, from: string) => ({
  addressId: 'A1',
  tier,
  valid: { start: startOfDay(from, ZONE), end: Infinity },
});

test('a fault stands on the row of the agreement that governs it, else on the first of its address', () => {
  const basis = row({ to: '2026-12-31' });
  const pro = row({ tier: 'pro', from: '2026-12-31' });
  const none = row({ provider: null, addressId: 'A2', tier: null, from: null });
  const governed = fault({ governedBy: agreement('pro', '2026-12-31') });
  const other = fault({ ticketId: 'aura:2', governedBy: agreement('basis', '2020-01-01') });
  const without = fault({ ticketId: 'aura:3' });
  const faults = new Map([
    [addressKey('aura', 'A1'), [governed, other]],
    [addressKey('aura', 'A2'), [without]],
    [addressKey('aura', 'A3'), [fault({ ticketId: 'aura:4' })]],
  ]);
  const told = faultsOfRows([basis, pro, none], faults, [AURA]);
  expect([told.get(basis), told.get(pro), told.get(none)]).toEqual([[other], [governed], [without]]);
  expect(told.size).toBe(3);
});

test('an end within 7 days is urgent where a fault is open and nothing follows', () => {
  const left = fault({ uncoveredFrom: startOfDay('2026-03-30', ZONE) });
  const today = '2026-03-23';
  expect(endLevel('2026-03-30', [left], today, AURA)).toBe('urgent');
  expect(endLevel('2026-03-30', [], today, AURA)).toBe('soon');
  expect(endLevel('2026-03-30', [fault({})], today, AURA)).toBe('soon');
  expect(endLevel('2026-03-30', [{ ...left, open: false }], today, AURA)).toBe('soon');
  expect(endLevel('2026-03-31', [left], today, AURA)).toBe('soon');
  expect(endLevel('2026-04-22', [], today, AURA)).toBe('soon');
  expect(endLevel('2026-04-23', [], today, AURA)).toBe('later');
  expect(endLevel('2026-03-23', [left], today, AURA)).toBe('later');
  expect(endLevel(null, [left], today, AURA)).toBe('later');
});
