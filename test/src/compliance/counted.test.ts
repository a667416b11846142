import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, counted, hourOfWeek, monthAt, startOfMonth } from '../../../src/compliance/counted.ts';
import type { Outcome } from '../../../src/compliance/outcome.ts';
import { localDateAt, localInstant } from '../../naive/calendars.ts';

const ZONES = [
  'Europe/Copenhagen',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
const anyInstant = fc.integer({
  min: Date.parse('2010-01-01T00:00:00Z'),
  max: Date.parse('2040-01-01T00:00:00Z'),
});
const aroundMonths = fc
  .tuple(anyInstant, fc.constantFrom(...ZONES), fc.integer({ min: -1, max: 1 }))
  .map(([at, zone, by]) => localInstant(localDateAt(at, zone).with({ day: 1 }), 0, zone) + by);

test('the month of an instant is that of its local date, also a millisecond either side of its beginning', () => {
  fc.assert(
    fc.property(fc.oneof(anyInstant, aroundMonths), fc.constantFrom(...ZONES), (at, zone) => {
      const month = localDateAt(at, zone).toString().slice(0, 7);
      expect(monthAt(at, zone)).toBe(month);
      expect(startOfMonth(month, zone)).toBeLessThanOrEqual(at);
      expect(startOfMonth(addMonths(month, 1), zone)).toBeGreaterThan(at);
    }),
    { numRuns: 1000 },
  );
});

test('months are counted over the end of a year, forth and back', () => {
  expect(addMonths('2025-12', 1)).toBe('2026-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2026-03', -11)).toBe('2025-04');
  expect(addMonths('2026-03', 0)).toBe('2026-03');
});

test('the hour of the week is that of the wall clock, also where an hour comes twice', () => {
  expect(hourOfWeek(Date.parse('2026-03-23T00:00:00+01:00'), 'Europe/Copenhagen')).toBe(0);
  expect(hourOfWeek(Date.parse('2026-03-29T23:59:59.999+02:00'), 'Europe/Copenhagen')).toBe(167);
  expect(hourOfWeek(Date.parse('2026-10-25T02:30:00+02:00'), 'Europe/Copenhagen')).toBe(6 * 24 + 2);
  expect(hourOfWeek(Date.parse('2026-10-25T02:30:00+01:00'), 'Europe/Copenhagen')).toBe(6 * 24 + 2);
});

const OUTCOME: Outcome = {
  kind: 'onsite-reaction',
  cycle: 1,
  ordinal: 1,
  tier: 'basis',
  terms: '1',
  state: 'breached',
  reason: null,
  excused: false,
  startedAt: Date.parse('2026-03-31T12:00:00Z'),
  dueAt: Date.parse('2026-03-31T22:00:00Z'),
  stoppedAt: null,
  goalMs: 8 * 3_600_000,
  usedMs: 8 * 3_600_000 + 1,
  events: [0],
  decidedBy: null,
  endedBy: null,
  basis: null,
};
const around = { events: [], wasBreached: false, zone: 'Europe/Copenhagen' };

test('a clock due at midnight belongs to the month that begins then, and what it used is rounded up', () => {
  expect(counted(OUTCOME, around)).toEqual({
    standing: 'breached',
    reason: null,
    causedBy: null,
    countedAt: OUTCOME.dueAt,
    month: '2026-04',
    hour: 2 * 24,
    percent: 101,
    minutes: 481,
  });
});

test('what is apart is told with its reason and who caused it, and is not measured', () => {
  const events = [{ at: 1, type: 'access-refused', by: 'k.weber' }] as const;
  const excused = counted({ ...OUTCOME, excused: true, decidedBy: 0 }, { ...around, events });
  expect(excused).toMatchObject({
    standing: 'excused',
    reason: 'no-access',
    causedBy: 'k.weber',
    percent: null,
  });
  const ended = { ...OUTCOME, state: 'cancelled', decidedBy: 0, endedBy: 'merged' } as const;
  expect(counted(ended, { ...around, events })).toMatchObject({
    standing: 'cancelled',
    reason: 'merged',
    hour: null,
  });
  const gone = { ...OUTCOME, state: 'void', reason: 'not-covered' } as const;
  expect(counted(gone, around)).toMatchObject({ standing: 'void', reason: 'not-covered', causedBy: null });
  expect(counted(gone, { ...around, wasBreached: true }).standing).toBe('voided-after-due');
});

test('a clock that is late and has not stopped counts, but is not measured; nor is a month asked of one without due', () => {
  expect(counted({ ...OUTCOME, usedMs: null }, around)).toMatchObject({
    standing: 'breached',
    percent: null,
  });
  const unknown = {
    ...OUTCOME,
    state: 'void',
    reason: 'no-agreement',
    dueAt: null,
    goalMs: null,
    usedMs: null,
  } as const;
  expect(counted(unknown, around)).toMatchObject({ month: '2026-03', countedAt: OUTCOME.startedAt });
});

test('of a goal of nothing nothing was used, or far too much', () => {
  expect(counted({ ...OUTCOME, state: 'met', goalMs: 0, usedMs: 0 }, around).percent).toBe(0);
  expect(counted({ ...OUTCOME, goalMs: 0, usedMs: 5 }, around).percent).toBe(1000);
});
