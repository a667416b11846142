import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDateAt } from '../../../src/calendars/wall-time.ts';
import { type Rotation, turnsOf } from '../../../src/duty/rotation.ts';
import { naiveHandOvers, type Walk, walk } from './walked.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');

const WEEKLY: Rotation = {
  people: ['weber', 'haddad'],
  from: '2026-01-05',
  until: null,
  zone: 'Europe/Berlin',
  handOvers: [{ weekday: 1, minute: 480 }],
  every: 1,
  hours: null,
};

const around = (date: string, days = 3) => ({
  start: Date.parse(date) - days * DAY,
  end: Date.parse(date) + days * DAY,
});
const told = (rotation: Rotation, date: string, days?: number) =>
  turnsOf(rotation, around(date, days)).map(
    ({ person, start, end }) => `${person} ${iso(start)} ${iso(end)}`,
  );

test('a week that loses or gains an hour is an hour shorter or longer, and none after it is moved', () => {
  expect(told(WEEKLY, '2026-03-29', 8)).toEqual([
    'weber 2026-03-16T07:00Z 2026-03-23T07:00Z',
    'haddad 2026-03-23T07:00Z 2026-03-30T06:00Z',
    'weber 2026-03-30T06:00Z 2026-04-06T06:00Z',
  ]);
  const [long] = turnsOf(WEEKLY, around('2026-10-25', 0.1));
  expect(long.end - long.start).toBe(7 * DAY + HOUR);
  expect(iso(long.end)).toBe('2026-10-26T07:00Z');
});

describe('a hand-over at 02:30', () => {
  const nightly: Rotation = { ...WEEKLY, handOvers: [{ weekday: null, minute: 150 }] };

  test('that does not exist is at the first instant after the gap', () => {
    expect(turnsOf(nightly, around('2026-03-29', 1)).map(({ start }) => iso(start))).toEqual([
      '2026-03-27T01:30Z',
      '2026-03-28T01:30Z',
      '2026-03-29T01:00Z',
    ]);
  });

  test('that exists twice is at the first of both', () => {
    const starts = turnsOf(nightly, around('2026-10-25', 1)).map(({ start }) => iso(start));
    expect(starts).toEqual(['2026-10-23T00:30Z', '2026-10-24T00:30Z', '2026-10-25T00:30Z']);
    expect(turnsOf(nightly, around('2026-10-25', 0.1))[0].end - Date.parse('2026-10-24T00:30Z')).toBe(DAY);
    expect(iso(turnsOf(nightly, around('2026-10-26', 0.1))[0].end)).toBe('2026-10-26T01:30Z');
  });

  test('is moved by half an hour on Lord Howe Island', () => {
    const there: Rotation = {
      ...nightly,
      zone: 'Australia/Lord_Howe',
      handOvers: [{ weekday: null, minute: 135 }],
    };
    // 02:00 becomes 02:30 on 4 October 2026: 02:15 does not exist, and 02:30 is 15:30 UTC of the day before.
    expect(told(there, '2026-10-04', 0.6)).toContainEqual(expect.stringContaining('2026-10-03T15:30Z'));
  });
});

test('the first person begins with the first hand-over on the first day or after it, and nobody before', () => {
  const midweek = { ...WEEKLY, from: '2026-01-07' };
  expect(told(midweek, '2026-01-10', 9)).toEqual(
    ['weber 2026-01-12T07:00Z 2026-01-19T07:00Z', 'haddad 2026-01-19T07:00Z 2026-01-26T07:00Z'].slice(0, 1),
  );
  const ended = { ...WEEKLY, until: '2026-01-19' };
  expect(told(ended, '2026-01-19', 9)).toEqual([
    'weber 2026-01-05T07:00Z 2026-01-12T07:00Z',
    'haddad 2026-01-12T07:00Z 2026-01-19T07:00Z',
  ]);
});

test('a rotation of some hours has nobody else in between', () => {
  const days = { weekdays: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1200 };
  const nights = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 1200, toMinute: 480 };
  expect(told({ ...WEEKLY, hours: days }, '2026-03-28', 0.9)).toEqual([
    'haddad 2026-03-27T07:00Z 2026-03-27T19:00Z',
  ]);
  expect(told({ ...WEEKLY, hours: nights }, '2026-03-29T12:00Z', 0.6)).toEqual([
    'haddad 2026-03-28T19:00Z 2026-03-29T06:00Z',
    'haddad 2026-03-29T18:00Z 2026-03-30T06:00Z',
  ]);
});

const WALKED_DAYS = 12;
const ZONES: Record<string, string[]> = {
  'Europe/Berlin': ['2026-03-29', '2026-10-25'],
  'Europe/Copenhagen': ['2027-03-28', '2025-10-26'],
  'America/New_York': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'Asia/Kathmandu': ['2026-03-29', '2026-01-01'],
};
const walks = new Map<string, Walk>();
function walked(zone: string, change: string): Walk {
  const key = `${zone} ${change}`;
  const known = walks.get(key) ?? walk(zone, Date.parse(change) - 5 * DAY, WALKED_DAYS);
  walks.set(key, known);
  return known;
}

const minutes = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 90, max: 200 }));
const daily = fc
  .uniqueArray(minutes, { minLength: 1, maxLength: 3 })
  .map((all) => all.sort((a, b) => a - b).map((minute) => ({ weekday: null, minute })));
const weekly = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), minutes), {
    minLength: 1,
    maxLength: 3,
    selector: ([weekday]) => weekday,
  })
  .map((all) => all.sort(([a], [b]) => a - b).map(([weekday, minute]) => ({ weekday, minute })));

describe.each(Object.entries(ZONES))('in %s', (zone, changes) => {
  test('at each minute it is the turn of whom counting hand-overs on the wall gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.oneof(daily, weekly),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: -40, max: 6 }),
        fc.option(fc.integer({ min: -3, max: 8 })),
        (change, handOvers, every, people, first, ended) => {
          const dayAt = (days: number) => localDateAt(Date.parse(change) + days * DAY, 'UTC');
          const rotation: Rotation = {
            people: ['a', 'b', 'c', 'd'].slice(0, people),
            ...{ from: dayAt(first), until: ended === null ? null : dayAt(ended) },
            ...{ zone, handOvers, every, hours: null },
          };
          const { start, latest } = walked(zone, change);
          const turns = turnsOf(rotation, { start, end: start + latest.length * 60_000 });
          const to = latest[latest.length - 1].slice(0, 10);
          const handed = naiveHandOvers(rotation, rotation.from, to);
          const over = rotation.until === null ? undefined : naiveHandOvers(rotation, rotation.until, to)[0];
          let i = 0;
          let begun = 0;
          for (const [minute, shown] of latest.entries()) {
            const at = start + minute * 60_000;
            while (begun < handed.length && handed[begun] <= shown) begun++;
            const isOver = over !== undefined && over <= shown;
            const right = begun === 0 || isOver ? null : rotation.people[(begun - 1) % people];
            while (i < turns.length && turns[i].end <= at) i++;
            const turn = turns[i]?.start <= at ? turns[i].person : null;
            if (turn !== right) expect(`${iso(at)} ${turn}`).toBe(`${iso(at)} ${right}`);
          }
          for (const [n, turn] of turns.slice(1).entries()) expect(turn.start).toBe(turns[n].end);
        },
      ),
      { numRuns: 60 },
    );
  });
});
