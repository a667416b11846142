import { describe, expect, test } from 'vitest';
import { isoOf } from '../../../../../src/calendars/iso.ts';
import { CalendarFile, calendarOf, Filed } from './polled.ts';

const NOTICE = 'X-WALLCLOCK-NOTICE-AT:20260318T090000Z';
const ZONE = 'TZID=Europe/Copenhagen';
const event = (uid: string, start: string, ...more: string[]) => [
  `UID:${uid}`,
  `DTSTART;${ZONE}:${start}`,
  'DURATION:PT6H',
  ...more,
];
const weekly = (start: string, ...more: string[]) => event('s', start, 'RRULE:FREQ=WEEKLY;COUNT=3', ...more);

/** A station that reads one calendar file again and again, at instants of its own. */
class Reading {
  readonly filed = new Filed();
  readonly #file = new CalendarFile();
  readonly #source;
  problems: string[] = [];

  constructor(more: object = {}) {
    this.#source = this.#file.source(more);
  }

  async at(instant: string, ...events: readonly (readonly string[])[]): Promise<this> {
    this.filed.now = Date.parse(instant);
    this.#file.write(calendarOf(...events));
    for (const { quarantined } of await this.filed.poll(this.#source)) {
      this.problems = quarantined.map(({ place, reason }) => `${place}: ${reason}`);
    }
    return this;
  }

  /** Every window: its id, start and status, its notice, and the one that is void. */
  get told(): string[] {
    const rows = this.filed.store.db
      .prepare(
        'SELECT record, notice_at AS noticeAt, voided_at AS voidedAt, body FROM works ORDER BY begins_at',
      )
      .all() as { record: string; noticeAt: number | null; voidedAt: number | null; body: string }[];
    const day = (at: number | null) => (at === null ? '-' : isoOf(at).slice(0, 16));
    return rows.map(({ record, noticeAt, voidedAt, body }) => {
      const { start, status } = JSON.parse(body);
      return `${record} ${day(start)} ${status} ${day(noticeAt)} ${day(voidedAt)}`;
    });
  }
}

const N = '2026-03-18T09:00';
const MOVED = [
  `s/20260329T220000Z 2026-03-30T23:00 confirmed - ${N}`,
  `s/20260405T220000Z 2026-04-06T23:00 confirmed - ${N}`,
  `s/20260412T220000Z 2026-04-13T23:00 confirmed - ${N}`,
];

describe('a series that is moved to another day has lost its notice', () => {
  test('in a later reading, also when that is repeated', async () => {
    const reading = new Reading();
    await reading.at('2026-03-23T14:20:00Z', weekly('20260330T000000', NOTICE));
    const later = weekly('20260331T010000', NOTICE, 'SEQUENCE:1');
    expect((await reading.at('2026-03-27T08:00:00Z', later)).told).toEqual(MOVED);
    expect((await reading.at('2026-03-28T08:00:00Z', later)).told).toEqual(MOVED);
    const back = weekly('20260330T000000', NOTICE, 'SEQUENCE:2');
    expect((await reading.at('2026-03-28T09:00:00Z', back)).told[0]).toBe(
      `s/20260329T220000Z 2026-03-29T22:00 confirmed ${N} -`,
    );
  });

  test('where both versions stand in one file, and when the older one leaves it', async () => {
    const reading = new Reading();
    const [older, newer] = [
      weekly('20260330T000000', NOTICE),
      weekly('20260331T010000', NOTICE, 'SEQUENCE:1'),
    ];
    const states = (await reading.at('2026-03-27T08:00:00Z', newer, older)).told.map((line) =>
      line.slice(-18),
    );
    expect(states).toEqual(MOVED.map((line) => line.slice(-18)));
    const before = reading.told;
    expect((await reading.at('2026-03-28T08:00:00Z', newer)).told).toEqual(before);
  });

  test('when the edit that moves it also makes it a series', async () => {
    const reading = new Reading();
    await reading.at('2026-03-23T14:20:00Z', event('s', '20260330T000000', NOTICE));
    const series = event('s', '20260331T010000', NOTICE, 'SEQUENCE:1', 'RRULE:FREQ=WEEKLY;COUNT=1');
    expect((await reading.at('2026-03-27T08:00:00Z', series)).told).toEqual([
      `s 2026-03-30T23:00 confirmed - ${N}`,
    ]);
  });

  test('when the window before it has passed', async () => {
    const reading = new Reading();
    await reading.at('2026-03-23T02:00:00Z', weekly('20260323T000000', NOTICE));
    const moved = weekly('20260324T000000', NOTICE, 'SEQUENCE:1');
    await reading.at('2026-03-23T14:20:00Z', moved);
    await reading.at('2026-03-23T15:20:00Z', moved);
    expect(reading.told).toEqual([
      `s/20260322T230000Z 2026-03-22T23:00 confirmed ${N} -`,
      `s/20260323T230000Z 2026-03-23T23:00 confirmed - ${N}`,
      `s/20260329T220000Z 2026-03-30T22:00 confirmed - ${N}`,
      `s/20260405T220000Z 2026-04-06T22:00 confirmed - ${N}`,
    ]);
  });

  test('moved later on its day it was announced when it was first read', async () => {
    const reading = new Reading({ notice: 'first-read' });
    await reading.at('2026-03-23T14:20:00Z', weekly('20260330T000000'));
    await reading.at('2026-03-27T08:00:00Z', weekly('20260330T003000'));
    expect(reading.told.map((line) => line.slice(-18))).toEqual(Array(3).fill('2026-03-23T14:20 -'));
  });
});

test('a window that a series leaves out is not one that it gains at its end', async () => {
  const reading = new Reading();
  const endless = (...more: string[]) => event('s', '20260330T000000', 'RRULE:FREQ=WEEKLY', NOTICE, ...more);
  await reading.at('2026-03-23T14:20:00Z', endless());
  await reading.at('2026-03-25T14:20:00Z', endless(`EXDATE;${ZONE}:20260406T000000`));
  await reading.at('2026-03-30T14:20:00Z', endless(`EXDATE;${ZONE}:20260406T000000`));
  expect(reading.told.filter((line) => line.endsWith(N))).toEqual([]);
  expect(reading.told.some((line) => line.startsWith('s/20260405T220000Z'))).toBe(false);
});

test('no window of a notice is lost, whatever comes and goes, and what is void stays void', async () => {
  const reading = new Reading();
  const of = (...days: string[]) => days.map((day) => event('u', `2026${day}T000000`, NOTICE));
  await reading.at('2026-03-23T14:20:00Z', ...of('0330', '0406'));
  await reading.at('2026-03-24T08:00:00Z', ...of('0330', '0413'));
  const all = [
    `u 2026-03-29T22:00 confirmed ${N} -`,
    `u/20260405T220000Z/2 2026-04-05T22:00 confirmed ${N} -`,
    `u/20260405T220000Z 2026-04-12T22:00 confirmed - ${N}`,
  ];
  for (const day of ['25', '26', '27']) {
    await reading.at(`2026-03-${day}T08:00:00Z`, ...of('0330', '0406', '0413'));
    expect(reading.told).toEqual(all);
  }
});

describe('windows that had ended', () => {
  const PAST = '20260316T000000';
  const recurring = (...more: string[]) => weekly(PAST, ...more);

  test('stay as they were when their series is cancelled, renamed or announced anew', async () => {
    const reading = new Reading();
    await reading.at('2026-03-23T14:20:00Z', recurring('SUMMARY:Old', NOTICE));
    const again = 'X-WALLCLOCK-NOTICE-AT:20260323T150000Z';
    await reading.at(
      '2026-03-24T08:00:00Z',
      recurring('SUMMARY:New', again, 'SEQUENCE:1', 'STATUS:CANCELLED'),
    );
    expect(reading.told).toEqual([
      `s/20260315T230000Z 2026-03-15T23:00 confirmed ${N} -`,
      `s/20260322T230000Z 2026-03-22T23:00 confirmed ${N} -`,
      's/20260329T220000Z 2026-03-29T22:00 cancelled 2026-03-23T15:00 -',
    ]);
    expect([...reading.filed.works.values()].map(({ title }) => title)).toEqual(['Old', 'Old', 'New']);
  });

  test('but for what happened in them, or that they themselves were called off', async () => {
    const reading = new Reading();
    await reading.at('2026-03-23T14:20:00Z', recurring());
    const replaces = (day: string) => [
      'UID:s',
      `RECURRENCE-ID;${ZONE}:${day}`,
      `DTSTART;${ZONE}:${day}`,
      'DURATION:PT6H',
    ];
    await reading.at(
      '2026-03-24T08:00:00Z',
      recurring(),
      [...replaces(PAST), 'X-WALLCLOCK-ACTUAL-END:20260316T060000Z', 'X-WALLCLOCK-DOWNTIME:4', 'SUMMARY:x'],
      [...replaces('20260323T000000'), 'STATUS:CANCELLED'],
    );
    expect([...reading.filed.works.values()]).toMatchObject([
      { title: 's', actualEnd: Date.parse('2026-03-16T06:00:00Z'), downtimeMinutes: 4, status: 'confirmed' },
      { title: 's', status: 'cancelled' },
      { status: 'confirmed' },
    ]);
  });
});

describe('a series that is called off', () => {
  const CALL = [
    'UID:s',
    `DTSTART;${ZONE}:20260323T000000`,
    'DURATION:PT6H',
    'STATUS:CANCELLED',
    'SEQUENCE:2',
  ];
  const statuses = (reading: Reading) => reading.told.map((line) => line.split(' ')[2]);

  test.each([[[CALL]], [[weekly('20260323T000000'), CALL]]])('need not repeat its rule', async (events) => {
    const reading = new Reading();
    await reading.at('2026-03-23T14:20:00Z', weekly('20260323T000000'));
    await reading.at('2026-03-24T14:20:00Z', ...events);
    await reading.at('2026-03-24T15:20:00Z', ...events);
    expect(statuses(reading)).toEqual(['confirmed', 'cancelled', 'cancelled']);
  });

  test('takes with it a window that was moved before', async () => {
    const moved = [
      ...['UID:s', `RECURRENCE-ID;${ZONE}:20260406T000000`, `DTSTART;${ZONE}:20260407T000000`],
      ...['DURATION:PT6H', 'SEQUENCE:1'],
    ];
    const reading = new Reading();
    const called = weekly('20260330T000000', 'SEQUENCE:2', 'STATUS:CANCELLED');
    await reading.at('2026-03-23T14:20:00Z', called, moved);
    expect(statuses(reading)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await reading.at('2026-03-23T15:20:00Z', weekly('20260330T010000', 'SEQUENCE:3'), moved);
    expect(statuses(reading)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(reading.problems).toEqual([
      "work.ics line 12, RECURRENCE-ID: '20260406T000000' is no window of the series any more, which has a higher SEQUENCE, so it was left out; take it out, or move a window that there is",
    ]);
  });
});

describe('a calendar that drops', () => {
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, i) => event(`w${from + i}`, `202604${from + i}T000000`));

  test('all work to come is refused, however much has passed and however little of it that is', async () => {
    const past = Array.from({ length: 28 }, (_, i) => event(`p${i}`, '20260320T000000'));
    const series = event('s', '20260330T000000', 'RRULE:FREQ=WEEKLY');
    const reading = new Reading();
    await reading.at('2026-03-23T14:20:00Z', ...past, ...many(3, 10));
    await expect(reading.at('2026-03-24T08:00:00Z')).rejects.toThrow(
      'work.ics: 3 of 3 notices with work to come would vanish at once',
    );
    // Of 61 windows four vanish, of five notices four.
    const other = new Reading();
    await other.at('2026-03-23T14:20:00Z', series, ...many(4, 10));
    await expect(other.at('2026-03-24T08:00:00Z', series)).rejects.toThrow('4 of 5 notices');
    await other.at('2026-03-24T08:00:00Z', series, ...many(2, 10));
  });

  test('work that was under way presumes that it has ended', async () => {
    const reading = new Reading();
    const now = '2026-03-23T02:00:00Z';
    const begun = 'X-WALLCLOCK-ACTUAL-START:20260322T231000Z';
    const going = [
      event('x', '20260323T000000', 'STATUS:CONFIRMED', 'X-MAINTNOTE-STATUS:IN-PROCESS'),
      event('y', '20260323T000000', begun),
    ];
    const ends = () => [...reading.filed.works.values()].map(({ presumedEnd }) => presumedEnd);
    await reading.at(now, ...going);
    await reading.at('2026-03-23T08:00:00Z');
    await reading.at('2026-03-23T09:00:00Z');
    expect(ends()).toEqual(Array(2).fill(Date.parse('2026-03-23T08:00:00Z')));
    await reading.at('2026-03-23T10:00:00Z', ...going);
    expect(ends()).toEqual([undefined, undefined]);
    // Dropped before its planned end it ended as planned.
    const early = new Reading();
    await early.at(now, ...going);
    await early.at('2026-03-23T03:00:00Z');
    expect([...early.filed.works.values()].map(({ presumedEnd, end }) => presumedEnd === end)).toEqual([
      true,
      true,
    ]);
  });
});
