import fc from 'fast-check';
import i18next, { type TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { apartByStanding, causedLines } from '../../renderer/desk/compliance/apart-lines.ts';
import { closingHour } from '../../renderer/desk/compliance/closing-hour.ts';
import {
  addressOf,
  type CompliancePlace,
  filtered,
  GROUPS,
  linesQuery,
  NO_FILTERS,
  opened,
  placeOf,
  rowsBehind,
  rowsQuery,
  SECTIONS,
  SPANS,
  searchOf,
} from '../../renderer/desk/compliance/compliance-place.ts';
import { hourLevel } from '../../renderer/desk/compliance/hour-level.ts';
import { monthTotals, needsProvider, squaresOf } from '../../renderer/desk/compliance/matrix-lines.ts';
import { monthHead, monthName, monthText } from '../../renderer/desk/compliance/month-text.ts';
import { askedPeriod, monthsOf, offeredPeriods } from '../../renderer/desk/compliance/periods.ts';
import { ticketAddress } from '../../renderer/desk/compliance/row-key.ts';
import { usedSteps } from '../../renderer/desk/compliance/used-steps.ts';
import { usedText } from '../../renderer/desk/compliance/used-text.ts';
import { beside, whyText } from '../../renderer/desk/compliance/why-text.ts';
import { workBehind } from '../../renderer/desk/compliance/work-counts.ts';
import { prepareWords } from '../../renderer/i18n/words.ts';
import {
  type AttainmentLine,
  attainmentOf,
  attainmentText,
  together,
} from '../../src/compliance/attainment.ts';
import type { ApartLine } from '../../src/compliance/counted-apart.ts';
import type { WorkRow } from '../../src/compliance/work-rows.ts';

prepareWords();
const t: TFunction = i18next.t;
const ZONE = 'Europe/Copenhagen';
const at = (text: string) => Date.parse(`${text}+01:00`);
const MINUTE = 60_000;

test('attainment is rounded to a tenth, and never says 100 while one is breached', () => {
  const of = (met: number, breached: number) => attainmentText({ met, breached });
  expect([of(0, 0), of(7, 0), of(0, 3), of(121, 6), of(236, 7)]).toEqual(['–', '100', '0.0', '95.3', '97.1']);
  expect([of(9_999, 1), of(2_499, 1), of(1, 9_999)]).toEqual(['99.9', '99.9', '0.1']);
  const count = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(count, count, (met, breached) => {
      const tenths = attainmentOf({ met, breached });
      if (met + breached === 0) return tenths === null;
      const exact = (met * 1000) / (met + breached);
      expect(tenths === 1000).toBe(breached === 0);
      expect(tenths === 0).toBe(met === 0);
      // Half a tenth by rounding; nearly one where it would have been rounded to all or nothing.
      return Math.abs(tenths! - exact) <= (tenths === 999 || tenths === 1 ? 1 : 0.5);
    }),
  );
  expect(
    together([
      { met: 3, breached: 1 },
      { met: 4, breached: 0 },
    ]),
  ).toEqual({ met: 7, breached: 1 });
});

test('a place stands in the address, the usual left out', () => {
  const usual: CompliancePlace = {
    section: 'attainment',
    by: 'service',
    span: 'period',
    filters: NO_FILTERS,
    rows: null,
    after: '',
    open: '',
    print: false,
  };
  expect(addressOf(usual)).toBe('/desk/compliance');
  expect(placeOf('')).toEqual(usual);
  expect(placeOf('?section=nothing&by=weather&rows.of=secrets&print=yes')).toEqual(usual);
  const text = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme' }));
  const texts = (names: readonly string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, text])));
  const places = fc.record({
    section: fc.constantFrom(...SECTIONS),
    by: fc.constantFrom(...GROUPS),
    span: fc.constantFrom(...SPANS),
    filters: texts(Object.keys(NO_FILTERS)),
    rows: fc.option(
      texts(Object.keys(rowsBehind({ of: 'clocks', span: 'month' }))).map((rows) => ({
        ...rows,
        of: 'work',
      })),
    ),
    after: text,
    open: text,
    print: fc.boolean(),
  }) as unknown as fc.Arbitrary<CompliancePlace>;
  fc.assert(
    fc.property(places, (place) => {
      expect(placeOf(searchOf(place))).toEqual(place);
    }),
  );
});

test('rows are asked for under the filters, by what is not as these have it', () => {
  const filters = { ...NO_FILTERS, provider: 'aura', tier: 'basis', month: '2026-03' };
  const rows = rowsBehind({
    of: 'clocks',
    span: 'month',
    month: '2025-10',
    tier: 'none',
    standing: 'breached',
    mark: 'x',
  });
  expect(rowsQuery(filters, rows)).toEqual({
    provider: 'aura',
    tier: 'none',
    month: '2025-10',
    span: 'month',
    standing: 'breached',
  });
  expect(linesQuery(filters, { ...rows, standing: 'reversal' })).not.toHaveProperty('standing');
  const place = opened({ ...placeOf('?after=x&open=y'), filters }, rows);
  expect([place.after, place.open, place.rows]).toEqual(['', '', rows]);
  expect(filtered(place, { tier: '' })).toMatchObject({
    rows: null,
    filters: { tier: '', provider: 'aura' },
  });
});

test('breaches are squares until there is no room for them', () => {
  const drawn = [0, 1, 6, 7, 400].map((breached) => squaresOf(breached, false));
  expect(drawn.map(({ squares, folded }) => [squares, folded])).toEqual([
    [0, false],
    [1, false],
    [6, false],
    [1, true],
    [1, true],
  ]);
  expect(squaresOf(4, true)).toEqual({ squares: 1, folded: true });
});

test('a line is named with its provider only where it has a double', () => {
  const line = (provider: string, tier: string | null): AttainmentLine => ({
    provider,
    kind: 'remote-reaction',
    tier,
    months: [
      { met: 2, breached: 1 },
      { met: 0, breached: 0 },
    ],
    total: { met: 2, breached: 1 },
  });
  const lines = [line('aura', 'basis'), line('vind', 'basis'), line('vind', 'pro')];
  expect(lines.map((one) => needsProvider(one, lines))).toEqual([true, true, false]);
  expect(monthTotals(['2026-02', '2026-03'], lines)).toEqual([
    { month: '2026-02', tally: { met: 6, breached: 3 }, percent: 66.7 },
    { month: '2026-03', tally: { met: 0, breached: 0 }, percent: null },
  ]);
});

test('months and periods', () => {
  expect([
    monthName('2026-03'),
    monthText('2025-09'),
    monthHead('2026-01', false),
    monthHead('2026-02', false),
  ]).toEqual(['March 2026', 'Sep 2025', 'Jan 26', 'Feb']);
  expect(monthHead('2025-04', true)).toBe('Apr 25');
  expect(monthsOf({ until: '2026-02', months: 3 })).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(offeredPeriods('2026-03', '2024-05').at(0)).toEqual({ until: '2026-03', months: 12 });
  expect(offeredPeriods('2026-03', '2024-05').slice(-2)).toEqual([
    { until: '2025-12', months: 12 },
    { until: '2024-12', months: 12 },
  ]);
  expect(askedPeriod('', '', '2026-03')).toEqual({ until: '2026-03', months: 12 });
  expect(askedPeriod('2025-12', '36', '2026-03')).toEqual({ until: '2025-12', months: 36 });
  expect([
    askedPeriod('2025-13', '', '2026-03'),
    askedPeriod('', 'x', '2026-03'),
    askedPeriod('', '0', '2026-03'),
  ]).toEqual([null, null, null]);
});

test('why, in words: what is on the day it was due by its time, else with its day', () => {
  const due = at('2026-03-23T14:10:00');
  const say = (...why: Parameters<typeof whyText>[0]) => whyText(why, beside(due, ZONE), t);
  const visit = { kind: 'visit-required', at: at('2026-03-20T14:35:20') } as const;
  expect(say({ kind: 'not-stopped', awaits: 'technician' }, visit)).toBe(
    'No technician yet. Visit required since Fri 14:35',
  );
  expect(say({ kind: 'stopped', by: 'technician-arrived', at: due + MINUTE }, visit)).toBe(
    'Technician arrived 14:11. Visit required only at Fri 14:35',
  );
  expect(say({ kind: 'stopped', by: 'closed', at: at('2026-03-30T09:00:00') })).toBe(
    'Stopped Mon 30 Mar 10:00 by closed',
  );
  expect(
    say(
      { kind: 'escalated', level: '2', at: due, told: false },
      { kind: 'acknowledged', at: due, by: 'Jonas Weber', afterMs: 26 * MINUTE + 4000 },
      { kind: 'reported', channel: 'email' },
      { kind: 'ended', by: 'closed', at: due },
    ),
  ).toBe(
    'Escalated to level 2 at 14:10, customer not told. Alarm acknowledged 14:10, 26 m after it rose. Reported by e-mail. Closed 14:10, nothing had stopped it',
  );
});

test('what was used shows that it is more than the goal', () => {
  const goal = 30 * MINUTE;
  expect([33 * MINUTE + 14_000, goal + 20_000, goal, 12_000].map((used) => usedText(used, goal, t))).toEqual([
    '33 m',
    '30 m 20 s',
    '30 m',
    '12 s',
  ]);
});

test('what is counted apart, by standing and reason, and by who caused it', () => {
  const line = (
    standing: ApartLine['standing'],
    reason: string,
    causedBy: string | null,
    clocks: number,
  ) => ({
    standing,
    reason,
    causedBy,
    clocks,
  });
  const lines = [
    line('cancelled', 'closed', null, 2),
    line('void', 'not-covered', 'Mette', 1),
    line('void', 'visit-required', null, 3),
    line('void', 'visit-required', 'Mette', 4),
    line('excused', 'no-access', null, 5),
  ];
  expect(apartByStanding(lines)).toEqual([
    { standing: 'excused', clocks: 5, reasons: [{ reason: 'no-access', clocks: 5 }] },
    {
      standing: 'void',
      clocks: 8,
      reasons: [
        { reason: 'visit-required', clocks: 7 },
        { reason: 'not-covered', clocks: 1 },
      ],
    },
    { standing: 'cancelled', clocks: 2, reasons: [{ reason: 'closed', clocks: 2 }] },
  ]);
  const caused = causedLines([line('void', 'visit-required', 'Mette', 1)], lines);
  expect(caused).toHaveLength(lines.length);
  expect(
    caused.find(({ causedBy, reason }) => causedBy === 'Mette' && reason === 'visit-required'),
  ).toMatchObject({
    inMonth: 1,
    inPeriod: 4,
  });
});

test('steps of what was used, strengths of an hour, rows of planned work, and a ticket with its clock', () => {
  expect(usedSteps([1, 2, 3])).toEqual([
    { over: 0, upTo: 10, clocks: 1 },
    { over: 10, upTo: 20, clocks: 2 },
    { over: 20, upTo: null, clocks: 3 },
  ]);
  expect([hourLevel(1, 4), hourLevel(2, 4), hourLevel(4, 4), hourLevel(1, 1), hourLevel(5, 40)]).toEqual([
    1, 2, 3, 1, 1,
  ]);
  const row = (marks: WorkRow['marks'], overranMs: number | null) => ({ marks, overranMs }) as WorkRow;
  const rows = [row(['outside-window'], null), row([], 5), row([], 0)];
  expect(workBehind(rows, 'overran')).toEqual([rows[1]]);
  expect(workBehind(rows, 'outsideWindow')).toEqual([rows[0]]);
  expect(workBehind(rows, '')).toEqual(rows);
  expect(ticketAddress({ ticket: 'aura:A-1', kind: 'onsite-reaction', cycle: 2, ordinal: 1 })).toBe(
    '/desk/tickets/aura:A-1?clock=onsite-reaction.2.1',
  );
});

test('a period that no station answers for is none, so that the station can say why', () => {
  const of = (until: string, months = '') => askedPeriod(until, months, '2026-03');
  for (const until of ['0000-01', '1899-12', '2200-01', '2026-13', 'march']) expect(of(until)).toBeNull();
  for (const months of ['0', '61', '1.5', 'x', '-1']) expect(of('', months)).toBeNull();
  expect(of('1900-01', '60')).toEqual({ until: '1900-01', months: 60 });
  expect(monthsOf(of('1900-01', '60')!)[0]).toBe('1895-02');
  expect(of('2199-12', '60')).toEqual({ until: '2199-12', months: 60 });
});

test('the hour that begins at closing, where there is one', () => {
  const week = (isClosed: (hour: number) => boolean) =>
    Array.from({ length: 168 }, (_, i) => isClosed(i % 24));
  expect(closingHour(week((hour) => hour < 8 || hour >= 16))).toBe(16);
  expect(closingHour(week((hour) => hour < 8))).toBe(0);
  expect(closingHour(week(() => false))).toBeNull();
  expect(closingHour(week(() => true))).toBeNull();
});
