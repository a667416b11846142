// Generated terms of planned work, and work that lies about their windows and notices.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localInstant, type NaiveCalendar, type NaiveHours } from './calendars.ts';
import type { WorkLine } from './lines.ts';
import type { NaiveWorkTerms } from './work.ts';

const zones = [
  ...['Europe/Copenhagen', 'Europe/Copenhagen', 'Europe/Berlin', 'America/St_Johns'],
  ...['Australia/Lord_Howe', 'Africa/Casablanca', 'America/Sao_Paulo', 'Pacific/Apia'],
];

/** Monday to Friday, Sunday to Thursday, six days, and any other choice of whole days. */
const anyWorkingWeek: fc.Arbitrary<readonly boolean[]> = fc.oneof(
  fc.constantFrom(
    [true, true, true, true, true, false, false],
    [true, true, true, true, false, false, true],
    [true, true, true, true, true, true, false],
  ),
  fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).map((days) => [true, ...days.slice(1)]),
);

const holidaySpan = 40;

/** Work around a day, with the holidays of the weeks before it. */
export interface PlannedCase {
  readonly terms: NaiveWorkTerms;
  readonly work: WorkLine;
}

const anyMinute = fc.oneof(
  fc.constantFrom(0, 60, 120, 180, 360, 420, 1320, 1380),
  fc.integer({ min: 0, max: 1439 }),
);

const anyWindow = fc
  .tuple(fc.integer({ min: 1, max: 7 }), anyMinute, fc.constantFrom(1, 60, 120, 240, 360, 480, 1440))
  .map(([weekday, openMinute, length]) => ({ weekday, openMinute, closeMinute: openMinute + length }));

const anyWishes = fc.record({
  zone: fc.constantFrom(...zones),
  days: fc.integer({ min: 0, max: 28 * 365 }),
  week: anyWorkingWeek,
  holidays: fc.array(fc.integer({ min: 0, max: holidaySpan }), { maxLength: 14 }),
  also: fc.array(fc.integer({ min: 0, max: holidaySpan }), { maxLength: 2 }),
  except: fc.boolean(),
  closed: fc.constantFrom('all' as const, 'weekdays-only' as const),
  windows: fc.array(anyWindow, { maxLength: 4 }),
  windowsOnHolidays: fc.boolean(),
  noticeWorkingDays: fc.integer({ min: 1, max: 8 }),
  noticeCounted: fc.constantFrom('whole-days' as const, 'day-of-notice-too' as const),
  preventive: fc.option(
    fc
      .tuple(anyMinute, fc.constantFrom(30, 60, 600), fc.constantFrom(0, 5))
      .map(([openMinute, length, usualDowntimeMinutes]) => ({
        ...{ openMinute, closeMinute: openMinute + length, usualDowntimeMinutes },
      })),
  ),
  kind: fc.constantFrom('service-window' as const, 'service-window' as const, 'preventive' as const),
  inWindow: fc.option(fc.nat(3), { freq: 5 }),
  startMinute: anyMinute,
  startBy: fc.constantFrom(-1, 0, 0, 0, 1),
  minutes: fc.constantFrom(1, 60, 240, 480),
  endBy: fc.constantFrom(-1, 0, 0, 1),
  noticeDays: fc.option(fc.integer({ min: -2, max: 16 }), { freq: 5 }),
  nowDays: fc.integer({ min: -2, max: 16 }),
  midnightBy: fc.constantFrom(-1, 0, 1, 3_600_000),
  reason: fc.constantFrom(null, '', 'a router restarted'),
  downtimeMinutes: fc.constantFrom(null, 0, 5, 6),
});

/** A day in whose weeks everything lies. 30 December 2011, which Samoa skipped, has no windows to be in: not before. */
const first = Temporal.PlainDate.from('2012-03-01');

/** Any terms of planned work, and a piece of work. */
export const plannedCase: fc.Arbitrary<PlannedCase> = anyWishes.map((wishes) => {
  const day = first.add({ days: wishes.days });
  const before = (days: number) => day.subtract({ days });
  const { zone } = wishes;
  const hours = wishes.week.map((works): NaiveHours => (works ? [[0, 1440]] : []));
  const holidays = wishes.holidays.map((days) => before(days).toString());
  const workingDays: NaiveCalendar = {
    ...{ id: 'working-days', zone, hours, closed: wishes.closed, closedDays: new Set(holidays) },
    also: wishes.also.map((days) => before(days).toString()),
    except: wishes.except ? holidays.slice(0, 1).map((date) => date.slice(5)) : [],
  };
  const { windows, windowsOnHolidays, noticeWorkingDays, noticeCounted, preventive } = wishes;
  const terms = { windows, windowsOnHolidays, noticeWorkingDays, noticeCounted, preventive, workingDays };
  // Most work is planned into one of the windows, the one of its weekday next before the day.
  const window = wishes.inWindow === null ? undefined : windows[wishes.inWindow % (windows.length || 1)];
  const date = window ? before((day.dayOfWeek - window.weekday + 7) % 7) : day;
  const start = localInstant(date, window ? window.openMinute : wishes.startMinute, zone) + wishes.startBy;
  const length = window ? (window.closeMinute - window.openMinute) * 60_000 : wishes.minutes * 60_000;
  const midnight = (days: number) => localInstant(date.subtract({ days }), 0, zone) + wishes.midnightBy;
  const work: WorkLine = {
    ...{ kind: wishes.kind, start, end: Math.max(start + 1, start + length + wishes.endBy) },
    noticeAt: wishes.noticeDays === null ? null : midnight(wishes.noticeDays),
    now: midnight(wishes.nowDays),
    ...{ reason: wishes.reason, downtimeMinutes: wishes.downtimeMinutes },
  };
  return { terms, work };
});
