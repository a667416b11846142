import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFrom, elapsed, isOpen } from '../../../src/calendars/calendar.ts';
import { compile, NeverOpen } from '../../../src/calendars/compile.ts';
import { type CalendarDefinition, type Hours, weekly } from '../../../src/calendars/hours.ts';
import { addDays, localDays, startOfDay } from '../../../src/calendars/wall-time.ts';
import { type NaiveCalendar, naiveElapsed, naiveIsOpen } from '../../naive/calendars.ts';

const ZONES = [
  'Europe/Copenhagen',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Apia',
];

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }))
  .map(([open, length]) => [open, open + length] as const);
const week: fc.Arbitrary<Hours> = fc.array(fc.array(stretch, { maxLength: 2 }), {
  minLength: 7,
  maxLength: 7,
});

test('compiled, a calendar is open when the naive one is: any hours, odd zones, years 2010 to 2040', () => {
  const day = fc.tuple(fc.integer({ min: 2010, max: 2040 }), fc.integer({ min: 0, max: 364 }));
  fc.assert(
    fc.property(
      week,
      fc.constantFrom(...ZONES),
      day,
      fc.array(fc.nat(20 * 86_400_000), { maxLength: 8 }),
      (hours, zone, [year, offset], moments) => {
        if ((hours as readonly unknown[][]).every((list) => list.length === 0)) return;
        const from = addDays(`${year}-01-01`, offset);
        const until = addDays(from, 20);
        const closed = addDays(from, 7);
        const definition: CalendarDefinition = {
          id: 'c',
          zone,
          hours,
          holidays: { country: 'XX', close: 'every-day' },
        };
        const book = new Map([['XX', new Map([[closed, 'a holiday']])]]);
        const calendar = calendarFrom(compile(definition, book, from, until));
        const naive: NaiveCalendar = { id: 'c', zone, hours, closedDays: new Set([closed]), closed: 'all' };
        const start = startOfDay(from, zone);
        for (const moment of moments) {
          const at = Math.min(start + moment, calendar.known.end);
          expect(isOpen(calendar, at), `${zone} ${new Date(at).toISOString()}`).toBe(
            at < calendar.known.end && naiveIsOpen(naive, at),
          );
          expect(elapsed(calendar, start, at)).toBe(naiveElapsed(naive, start, at));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('days follow each other without a gap, also where a zone skips a whole day', () => {
  // Samoa had no 30 December 2011.
  const days = [...localDays('2011-12-27', '2012-01-03', 'Pacific/Apia')];
  for (const [i, day] of days.entries()) {
    expect(day.start).toBe(startOfDay(day.date, 'Pacific/Apia'));
    expect(day.end).toBe(startOfDay(addDays(day.date, 1), 'Pacific/Apia'));
    if (i > 0) expect(day.start).toBe(days[i - 1].end);
  }
  expect(days.find(({ date }) => date === '2011-12-30')).toMatchObject({
    start: days[4].start,
    end: days[4].start,
  });
});

test('hours that never open are refused, since nothing on them could ever be due', () => {
  const definition: CalendarDefinition = { id: 'never', zone: 'UTC', hours: weekly([]), holidays: null };
  expect(() => compile(definition, new Map(), '2026-01-01', '2026-02-01')).toThrow(NeverOpen);
});

test('another holiday is another version', () => {
  const definition: CalendarDefinition = {
    id: 'c',
    zone: 'Europe/Berlin',
    hours: weekly([[540, 1080]]),
    holidays: { country: 'DE', close: 'every-day' },
  };
  const version = (date: string) =>
    compile(definition, new Map([['DE', new Map([[date, 'x']])]]), '2026-01-01', '2026-12-31').version;
  expect(version('2026-05-01')).not.toBe(version('2026-05-04'));
  expect(version('2026-05-01')).toBe(version('2026-05-01'));
});
