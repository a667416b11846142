import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { occurrencesOf } from '../../../../../main/sync/sources/icalendar/occurrences.ts';
import { ruleOf } from '../../../../../main/sync/sources/icalendar/rule.ts';
import { timeOf } from '../../../../../main/sync/sources/icalendar/time-values.ts';
import { knownZone, UTC, Zones } from '../../../../../main/sync/sources/icalendar/zones.ts';
import { addDays } from '../../../../../src/calendars/wall-time.ts';

const zones = new Zones(knownZone('Europe/Copenhagen'), []);
const line = (name: string, value: string) => ({ line: 1, name, parameters: new Map(), value });

/** The dates on which a rule recurs within 500 days of its start at 00:30 in Copenhagen. */
function datesOf(rule: string, start: string): string[] {
  const property = line('DTSTART', `${start.replaceAll('-', '')}T003000`);
  const written = timeOf(property, zones);
  const from = UTC.instantOf(start, 0);
  return occurrencesOf(
    line('RRULE', rule),
    ruleOf(line('RRULE', rule), property, zones),
    written,
    (begin) => {
      const at = begin.at;
      return { start: at, end: at + 3_600_000 };
    },
    { start: from - 86_400_000, end: from + 500 * 86_400_000 },
  ).map((one) => one.written.date);
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekdayOf = (date: string) => WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7];
const dayOf = (date: string) => Number(date.slice(8));

interface Plain {
  readonly start: string;
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  readonly byday: readonly string[];
  readonly end: { readonly count: number } | { readonly until: string } | null;
}

/** Walks from day to day and asks each whether it is one of the rule's; knows nothing of periods. */
function walked({ start, freq, interval, byday, end }: Plain): string[] {
  const days: string[] = [];
  let weeks = 0;
  let months = 0;
  for (let date = start, i = 0; i <= 500; date = addDays(date, 1), i++) {
    if (i > 0 && weekdayOf(date) === 'MO') weeks++;
    if (i > 0 && dayOf(date) === 1) months++;
    if (end && 'until' in end && date > end.until) break;
    if (end && 'count' in end && days.length >= end.count) break;
    const turn = { DAILY: i, WEEKLY: weeks, MONTHLY: months }[freq] % interval === 0;
    const usual = {
      DAILY: true,
      WEEKLY: weekdayOf(date) === weekdayOf(start),
      MONTHLY: dayOf(date) === dayOf(start),
    }[freq];
    const named = byday.length === 0 ? usual : byday.includes(weekdayOf(date));
    if (date === start || (turn && named)) days.push(date);
  }
  return days;
}

const day = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2025-01-01', days));
const plain: fc.Arbitrary<Plain> = fc.record({
  start: day,
  freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
  interval: fc.integer({ min: 2, max: 5 }),
  byday: fc.subarray(WEEKDAYS, { maxLength: 3 }),
  end: fc.option(
    fc.oneof(
      fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
      fc.integer({ min: 0, max: 600 }).map((days) => ({ until: addDays('2025-01-01', days) })),
    ),
  ),
});

function textOf({ freq, interval, byday, end }: Plain): string {
  const parts = [`FREQ=${freq}`, `INTERVAL=${interval}`];
  if (byday.length > 0) parts.push(`BYDAY=${byday.join(',')}`);
  if (end && 'count' in end) parts.push(`COUNT=${end.count}`);
  if (end && 'until' in end) parts.push(`UNTIL=${end.until.replaceAll('-', '')}`);
  return parts.join(';');
}

describe('the days on which work recurs', () => {
  test('are those that a walk from day to day finds', () => {
    fc.assert(
      fc.property(plain, (rule) => {
        const within = walked(rule).filter((date) => date < addDays(rule.start, 500));
        const found = datesOf(textOf(rule), rule.start).filter((date) => date < addDays(rule.start, 500));
        expect(found).toEqual(within);
      }),
      { numRuns: 500 },
    );
  });

  test('are those of another implementation, where both know the rule', () => {
    const rules = fc.record({
      start: day.filter((date) => dayOf(date) <= 28),
      rule: fc.oneof(
        fc.integer({ min: 1, max: 4 }).map((n) => `FREQ=MONTHLY;INTERVAL=${n}`),
        fc
          .tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom(...WEEKDAYS))
          .map(([nth, weekday]) => `FREQ=MONTHLY;BYDAY=${nth}${weekday}`),
        fc.subarray([1, 5, 13, 28, -1], { minLength: 1 }).map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days}`),
        fc.subarray([3, 6, 10], { minLength: 1 }).map((months) => `FREQ=YEARLY;BYMONTH=${months};BYDAY=-1SU`),
        fc.constantFrom('FREQ=YEARLY', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO'),
      ),
    });
    fc.assert(
      fc.property(rules, ({ start, rule }) => {
        const begin = ICAL.Time.fromDateTimeString(`${start}T00:30:00`);
        const iterator = ICAL.Recur.fromString(rule).iterator(begin);
        const others = new Set([start]);
        for (let i = 0; i < 500; i++) {
          const date = iterator.next()?.toString().slice(0, 10);
          if (!date || date >= addDays(start, 490)) break;
          if (date >= start) others.add(date);
        }
        expect(datesOf(rule, start).filter((date) => date < addDays(start, 490))).toEqual([...others].sort());
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29']],
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-2', '2026-01-19', ['2026-01-19', '2026-02-16', '2026-03-23']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-02-01', ['2026-02-01']],
    // Never comes true; found out by the end of the span.
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-02-01', ['2026-02-01']],
    ['FREQ=YEARLY;BYDAY=20MO', '2026-05-18', ['2026-05-18', '2027-05-17']],
    ['FREQ=DAILY;BYDAY=MO;INTERVAL=2', '2026-03-23', ['2026-03-23', '2026-04-06', '2026-04-20']],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-02-13', ['2026-02-13', '2026-03-13', '2026-11-13']],
    ['freq=weekly;byday=mo;count=2', '2026-03-23', ['2026-03-23', '2026-03-30']],
    // The start is the first of the count, also where the rule would not name it.
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-03-23', ['2026-03-23', '2026-03-24', '2026-03-31']],
  ])('%s from %s', (rule, start, dates) => {
    const found = datesOf(rule, start);
    expect(found.slice(0, dates.length)).toEqual(dates);
    if (dates.length < 3) expect(found).toEqual(dates);
  });

  test('keep their time of day over both changes of the clocks, and end with UNTIL', () => {
    const property = line('DTSTART', '20260322T003000');
    const starts = (rule: string) =>
      occurrencesOf(
        line('RRULE', rule),
        ruleOf(line('RRULE', rule), property, zones),
        timeOf(property, zones),
        (begin) => {
          const at = begin.at;
          return { start: at, end: at + 1 };
        },
        { start: 0, end: Date.parse('2026-12-01T00:00:00Z') },
      ).map(({ start }) => new Date(start).toISOString().slice(5, 16));
    // The last one begins at 22:30Z: UNTIL belongs to the rule, one second before does not.
    expect(starts('FREQ=WEEKLY;UNTIL=20260404T223000Z')).toEqual([
      '03-21T23:30',
      '03-28T23:30',
      '04-04T22:30',
    ]);
    expect(starts('FREQ=WEEKLY;UNTIL=20260404T222959Z')).toHaveLength(2);
    expect(starts('FREQ=WEEKLY;UNTIL=20260405')).toHaveLength(3);
    expect(starts('FREQ=WEEKLY;UNTIL=20260405T003000')).toHaveLength(3);
    expect(starts('FREQ=WEEKLY').slice(-6, -4)).toEqual(['10-24T22:30', '10-31T23:30']);
  });

  test.each([
    ['FREQ=HOURLY', 'FREQ=HOURLY is not read; planned work recurs DAILY, WEEKLY, MONTHLY, YEARLY'],
    ['FREQ=SECONDLY', 'FREQ=SECONDLY is not read; planned work recurs DAILY, WEEKLY, MONTHLY, YEARLY'],
    ['INTERVAL=2', 'has no FREQ; write it as FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL=0 is not one of 1 to 9999'],
    ['FREQ=WEEKLY;COUNT=x', 'COUNT=X is not one of 1 to 999999'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX is not a weekday such as MO or -1MO'],
    ['FREQ=WEEKLY;COUNT=2;UNTIL=20260401', 'has both COUNT and UNTIL; leave one of the two'],
    [
      'FREQ=WEEKLY;UNTIL=1.4.2026',
      "UNTIL: '1.4.2026' is not a date or time; write it as 20260330T000000 or 20260330",
    ],
    [
      'FREQ=YEARLY;BYWEEKNO=20',
      'BYWEEKNO is not read; write the rule with BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, or single events',
    ],
    ['FREQ=WEEKLY;BYDAY', "'BYDAY' is not a part of a rule; write it as FREQ=WEEKLY;BYDAY=MO"],
    [
      'FREQ=WEEKLY;BYMONTHDAY=3',
      'BYMONTHDAY does not go with FREQ=WEEKLY; write FREQ=MONTHLY or leave it out',
    ],
    [
      'FREQ=WEEKLY;BYDAY=2MO',
      'BYDAY counts weekdays, which FREQ=WEEKLY cannot; write FREQ=MONTHLY or leave the number out',
    ],
    [
      'FREQ=DAILY',
      'gives more than 366 windows within 501 days, which is no planned work; end it sooner with UNTIL or COUNT, or begin it later',
    ],
  ])('%s is refused', (rule, reason) => {
    expect(() => datesOf(rule, '2026-03-23')).toThrow(reason);
  });

  test('a rule that would take very many steps is given up', () => {
    const start = timeOf(line('DTSTART', '19000101T000000'), zones);
    const rule = ruleOf(line('RRULE', 'FREQ=DAILY;BYMONTH=1;BYMONTHDAY=1'), line('DTSTART', ''), zones);
    const span = { start: Date.parse('2026-01-01'), end: Date.parse('2027-01-01') };
    const asked = () => occurrencesOf(line('RRULE', ''), rule, start, () => ({ start: 0, end: 1 }), span);
    expect(asked).toThrow(
      'takes more than 20,000 steps; end it sooner with UNTIL or COUNT, or begin it later',
    );
  });
});
