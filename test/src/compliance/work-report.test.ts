import { expect, test } from 'vitest';
import type { AddressTiersTerms } from '../../../src/agreements/terms.ts';
import type { TermsHistory } from '../../../src/agreements/terms-history.ts';
import type { BoardWork } from '../../../src/boards/board.ts';
import { closedHours } from '../../../src/compliance/closed-hours.ts';
import { workReport, workRows } from '../../../src/compliance/work-report.ts';
import type { ScheduledWork } from '../../../src/planned-work/work.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { CALENDARS, PROVIDERS } from '../../../src/providers/providers.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardCalendars } from '../../naive/standard-calendars.ts';
import { engineCalendars } from '../clocks/engine-terms.ts';

const calendars = engineCalendars(Object.values(standardCalendars(naiveHolidays())));
const HISTORY: TermsHistory<AddressTiersTerms> = [
  { version: '1', from: Number.NEGATIVE_INFINITY, terms: AURA },
];
const at = (time: string) => Date.parse(`${time}:00+01:00`);
const NOW = at('2026-03-25T12:00');

function work(id: string, fields: Partial<ScheduledWork>): BoardWork {
  return {
    kind: 'work',
    id: `s:${id}`,
    work: {
      provider: 'aura',
      title: id,
      kind: 'service-window',
      status: 'completed',
      impact: 'outage',
      start: at('2026-03-23T00:00'),
      end: at('2026-03-23T06:00'),
      actualStart: null,
      actualEnd: null,
      noticeAt: at('2026-03-10T09:00'),
      noticeUrl: null,
      reason: null,
      downtimeMinutes: null,
      objects: [],
      ...fields,
    },
    voidedNoticeAt: null,
    addressesByTier: {},
    withoutAgreement: 0,
    unknownObjects: [],
  };
}

const morning = {
  kind: 'preventive',
  start: at('2026-03-24T06:00'),
  end: at('2026-03-24T07:00'),
  noticeAt: null,
} as const;
const WORKS = [
  work('in time', {}),
  work('short', { noticeAt: at('2026-03-17T09:00') }),
  work('unannounced', { noticeAt: null }),
  work('overran', { actualEnd: at('2026-03-23T06:20') }),
  work('outside', { start: at('2026-03-24T01:00'), end: at('2026-03-24T02:00') }),
  work('cancelled', { status: 'cancelled', noticeAt: null }),
  work('coming', {
    status: 'confirmed',
    start: at('2026-03-30T01:00'),
    end: at('2026-03-30T02:00'),
    noticeAt: null,
  }),
  work('restart', { ...morning, reason: 'router restart' }),
  work('without a reason', { ...morning, reason: ' ', downtimeMinutes: 9 }),
  work('of another month', { start: at('2026-02-23T00:00'), end: at('2026-02-23T06:00') }),
];
const MARCH = { from: '2026-03', until: '2026-03' };

test('each piece of work of the month is told once, with its notice, its overrun and its marks; cancelled work is not', () => {
  const rows = workRows(WORKS, HISTORY, calendars, MARCH, NOW);
  const told = rows.map(({ id, notice, workingDaysGiven, overranMs, marks }) => [
    id.slice(2),
    notice,
    workingDaysGiven,
    overranMs,
    ...marks,
  ]);
  expect(told.sort()).toEqual([
    // Its latest notice was on Monday the 23rd, and that is past.
    ['coming', 'unannounced', null, null],
    ['in time', 'in-time', null, null],
    ['outside', 'in-time', null, null, 'outside-window'],
    ['overran', 'in-time', null, 20 * 60_000],
    ['restart', 'not-required', null, null],
    ['short', 'short-notice', 3, null],
    ['unannounced', 'unannounced', null, null],
    ['without a reason', 'not-required', null, null, 'longer-than-usual', 'preventive-unjustified'],
  ]);
  expect(rows.map(({ start }) => start)).toEqual(rows.map(({ start }) => start).toSorted((a, b) => b - a));
});

test('each count is that of the rows of which it is true', () => {
  expect(workReport(workRows(WORKS, HISTORY, calendars, MARCH, NOW)).counts).toEqual({
    inTime: 3,
    shortNotice: 1,
    unannounced: 2,
    toAnnounce: 0,
    overran: 1,
    outsideWindow: 1,
    preventive: 2,
    unjustified: 1,
    longerThanUsual: 1,
  });
});

test('the hours in which technicians do not come are those of the first tier that has any, or of the one asked about', () => {
  const terms = [...PROVIDERS.values()];
  const closed = closedHours(terms, CALENDARS, { provider: null, tier: null })!;
  expect(closed.name).toBe('Basis');
  const open = closed.hours.flatMap((isClosed, hour) => (isClosed ? [] : [hour]));
  expect(open).toEqual(
    [0, 1, 2, 3, 4].flatMap((day) => [8, 9, 10, 11, 12, 13, 14, 15].map((hour) => day * 24 + hour)),
  );
  expect(closedHours(terms, CALENDARS, { provider: null, tier: 'pro' })).toBeNull();
  expect(closedHours(terms, CALENDARS, { provider: 'aurologic', tier: null })).toBeNull();
});
