import { describe, expect, test } from 'vitest';
import { calendarOf, readOnce } from './polled.ts';

/** The windows and problems of a calendar of events with these lines. */
async function read(...events: readonly (readonly string[])[]) {
  const { windows, problems } = await readOnce(calendarOf(...events));
  return { windows, problems };
}

const ZONE = 'TZID=Europe/Copenhagen';
const A = ['UID:a', `DTSTART;${ZONE}:20260330T000000`];

describe('when an event is', () => {
  test.each([
    [
      'an end',
      `DTSTART;${ZONE}:20260330T000000`,
      'DTEND:20260330T040000Z',
      '2026-03-29T22:00:00Z..2026-03-30T04:00:00Z',
    ],
    ['a duration', 'DTSTART:20260330T000000Z', 'DURATION:PT6H', '2026-03-30T00:00:00Z..2026-03-30T06:00:00Z'],
    [
      'no zone: the provider’s',
      'DTSTART:20260330T000000',
      'DURATION:PT1H',
      '2026-03-29T22:00:00Z..2026-03-29T23:00:00Z',
    ],
    [
      'a day without an end',
      'DTSTART;VALUE=DATE:20260329',
      'X-NOTHING:1',
      '2026-03-28T23:00:00Z..2026-03-29T22:00:00Z',
    ],
    [
      'days',
      'DTSTART;VALUE=DATE:20260328',
      'DTEND;VALUE=DATE:20260330',
      '2026-03-27T23:00:00Z..2026-03-29T22:00:00Z',
    ],
    [
      'a day in length over the change of clocks',
      `DTSTART;${ZONE}:20260328T120000`,
      'DURATION:P1D',
      '2026-03-28T11:00:00Z..2026-03-29T10:00:00Z',
    ],
    [
      'hours over the change of clocks',
      `DTSTART;${ZONE}:20260328T120000`,
      'DURATION:PT24H',
      '2026-03-28T11:00:00Z..2026-03-29T11:00:00Z',
    ],
    [
      'a time that is skipped',
      `DTSTART;${ZONE}:20260329T023000`,
      'DURATION:PT1H',
      '2026-03-29T01:30:00Z..2026-03-29T02:30:00Z',
    ],
    [
      'a time that comes twice',
      `DTSTART;${ZONE}:20261025T023000`,
      'DURATION:PT1H',
      '2026-10-25T00:30:00Z..2026-10-25T01:30:00Z',
    ],
    [
      'a globally unique zone',
      'DTSTART;TZID=/example.org/20250126_1/Europe/Copenhagen:20260330T000000',
      'DURATION:PT1H',
      '2026-03-29T22:00:00Z..2026-03-29T23:00:00Z',
    ],
    [
      'a quoted zone, small letters',
      'dtstart;tzid="Europe/Berlin":20260330T000000',
      'duration:pt1h',
      '2026-03-29T22:00:00Z..2026-03-29T23:00:00Z',
    ],
    ['far ahead', 'DTSTART:20300101T000000Z', 'DURATION:PT1H', '2030-01-01T00:00:00Z..2030-01-01T01:00:00Z'],
  ])('%s', async (_, start, end, window) => {
    expect(await read(['UID:a', start, end])).toEqual({ windows: [`a ${window}`], problems: [] });
  });

  test('that has ended more than 60 days ago it is left out', async () => {
    const events = [
      ['UID:old', 'DTSTART:20260120T000000Z', 'DURATION:PT1H'],
      ['UID:recent', 'DTSTART:20260123T000000Z', 'DURATION:PT24H'],
    ];
    expect((await read(...events)).windows).toEqual(['recent 2026-01-23T00:00:00Z..2026-01-24T00:00:00Z']);
  });

  test('times without a zone are meant in the one that is configured', async () => {
    const { windows } = await readOnce(calendarOf(['UID:a', 'DTSTART:20260330T000000', 'DURATION:PT1H']), {
      zone: 'UTC',
    });
    expect(windows).toEqual(['a 2026-03-30T00:00:00Z..2026-03-30T01:00:00Z']);
  });

  const VTIMEZONE = (id: string, rule: string) => [
    'BEGIN:VTIMEZONE',
    `TZID:${id}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    `RRULE:${rule};BYDAY=-1SU;BYMONTH=10`,
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
  const defined = (id: string, rule = 'FREQ=YEARLY') => {
    const calendar = calendarOf(
      ['UID:a', `DTSTART;TZID=${id}:20260323T003000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      ['UID:b', `DTSTART;TZID=${id}:20261026T003000`, 'DURATION:PT1H'],
    ).split('\r\n');
    return [...calendar.slice(0, 2), ...VTIMEZONE(id, rule), ...calendar.slice(2)].join('\r\n');
  };

  test('a zone that only the file knows is read from it', async () => {
    const { windows, problems } = await readOnce(defined('Romance Standard Time'));
    expect(problems).toEqual([]);
    expect(windows).toEqual([
      'a/20260322T233000Z 2026-03-22T23:30:00Z..2026-03-23T00:30:00Z',
      'a/20260329T223000Z 2026-03-29T22:30:00Z..2026-03-29T23:30:00Z',
      'b 2026-10-25T23:30:00Z..2026-10-26T00:30:00Z',
    ]);
  });

  test.each([
    ['20260329T013000', '2026-03-29T00:30:00Z'],
    ['20260329T023000', '2026-03-29T01:30:00Z'],
    ['20260329T030000', '2026-03-29T01:00:00Z'],
    ['20261025T013000', '2026-10-24T23:30:00Z'],
    ['20261025T023000', '2026-10-25T00:30:00Z'],
    ['20261025T030000', '2026-10-25T02:00:00Z'],
  ])('a zone of the file takes %s as a known one does', async (time, instant) => {
    for (const id of ['Romance Standard Time', 'Europe/Copenhagen']) {
      const calendar = defined(id).replaceAll('20260323T003000', time);
      const { windows } = await readOnce(calendar.replace('RRULE:FREQ=WEEKLY;COUNT=2\r\n', ''));
      expect(windows[0]).toMatch(`a ${instant}..`);
    }
  });

  test('a zone of the file is known also where its name is written with commas', async () => {
    const calendar = defined('(UTC+01:00) Amsterdam\\, Berlin').replaceAll(
      /(DTSTART;TZID)=(.*):/g,
      '$1="(UTC+01:00) Amsterdam, Berlin":',
    );
    const { windows, problems } = await readOnce(calendar);
    expect(problems).toEqual([]);
    expect(windows).toHaveLength(3);
  });

  test('a known zone is what the machine knows, whatever the file says of it', async () => {
    const { windows } = await readOnce(defined('Asia/Tokyo'));
    expect(windows.at(-1)).toBe('b 2026-10-25T15:30:00Z..2026-10-25T16:30:00Z');
  });

  test('a zone of the file that would take for ever is refused', async () => {
    const { problems } = await readOnce(defined('Mine', 'FREQ=SECONDLY'));
    expect(problems[0]).toBe(
      "work.ics line 20, DTSTART: the VTIMEZONE 'Mine' on line 3 has a rule that is not yearly; name a zone such as Europe/Copenhagen",
    );
  });

  test.each([
    [
      ['DTSTART:20260330T000000Z', 'DTEND:20260330T010000Z'],
      'line 3: the event has no UID; give it one of its own that stays',
    ],
    [['UID:a', 'DTEND:20260330T010000Z'], 'line 3: the event has no DTSTART; say when it begins'],
    [A, 'line 5, DTSTART: the event has neither DTEND nor DURATION; say when it ends'],
    [
      [...A, `DTEND;${ZONE}:20260329T000000`],
      "line 6, DTEND: '20260329T000000' is not after DTSTART '20260330T000000'; correct the one that is wrong, or write DURATION",
    ],
    [
      ['UID:a', 'DTSTART;VALUE=DATE:20260330', 'DTEND;VALUE=DATE:20260330'],
      "line 6, DTEND: '20260330' is not after DTSTART '20260330'; write the day after the last one",
    ],
    [
      [...A, 'DTEND;VALUE=DATE:20260331'],
      'line 6, DTEND: one of DTSTART and DTEND is a date, the other a time; write both alike',
    ],
    [
      ['UID:a', 'DTSTART:30.3.2026', 'DURATION:PT1H'],
      "line 5, DTSTART: '30.3.2026' is not a date or time; write it as 20260330T000000 or 20260330",
    ],
    [
      ['UID:a', 'DTSTART:20260230T000000', 'DURATION:PT1H'],
      "line 5, DTSTART: '20260230T000000' is a date or time that does not exist; write it as 20260330T000000 or 20260330",
    ],
    [
      ['UID:a', 'DTSTART;VALUE=DATE:20260330T000000', 'DURATION:PT1H'],
      "line 5, DTSTART: '20260330T000000' has a time although VALUE=DATE; leave one of the two out",
    ],
    [
      ['UID:a', 'DTSTART;TZID=Europe/Kopenhagen:20260330T000000', 'DURATION:PT1H'],
      "line 5, DTSTART: 'Europe/Kopenhagen' is not a known time zone and the file has no VTIMEZONE of that name; did you mean 'Europe/Copenhagen'?",
    ],
    [
      ['UID:a', 'DTSTART;TZID=W. Europe Standard Time:20260330T000000', 'DURATION:PT1H'],
      "line 5, DTSTART: 'W. Europe Standard Time' is not a known time zone and the file has no VTIMEZONE of that name; did you mean 'Europe/Berlin'?",
    ],
    [
      [...A, 'DURATION:6 hours'],
      "line 6, DURATION: '6 hours' is not a length of time such as PT6H; write one above zero and below ten years",
    ],
    [
      [...A, 'DURATION:PT0S'],
      "line 6, DURATION: 'PT0S' is not a length of time such as PT6H; write one above zero and below ten years",
    ],
    [
      [...A, `DTEND;${ZONE}:20620330T060000`],
      "line 6, DTEND: '20620330T060000' makes a window of 13,149 days, more than 31; correct it, or write several windows",
    ],
    [
      [...A, 'DURATION:P32D'],
      "line 6, DURATION: 'P32D' makes a window of 32 days, more than 31; correct it, or write several windows",
    ],
    [
      [...A, 'DURATION:PT1H', 'RDATE;VALUE=PERIOD:20260403T000000Z/20270403T000000Z'],
      "line 7, RDATE: '20260403T000000Z/20270403T000000Z' makes a window of 365 days, more than 31; correct it, or write several windows",
    ],
    [
      [...A, 'DURATION:PT1H', 'RRULE:FREQ=HOURLY'],
      'line 7, RRULE: FREQ=HOURLY is not read; planned work recurs DAILY, WEEKLY, MONTHLY, YEARLY',
    ],
    [
      [...A, 'DURATION:PT1H', 'RDATE;VALUE=PERIOD:20260403T020000Z/20260403T000000Z'],
      "line 7, RDATE: '20260403T020000Z/20260403T000000Z' ends before it begins; correct one of the two",
    ],
    [
      [...A, 'DURATION:PT1H', 'EXRULE:FREQ=DAILY'],
      'line 7, EXRULE: is not read any more; name the days with EXDATE',
    ],
    [
      [...A, 'DURATION:PT1H', 'SEQUENCE:two'],
      "line 7, SEQUENCE: 'two' is not a whole number, zero or more; correct it or leave it out",
    ],
    [
      [...A, 'DURATION:PT1H', 'DTSTART:20260331T000000Z'],
      'line 7, DTSTART: stands twice, first on line 5; leave one',
    ],
    [
      [...A, 'DURATION:PT1H', `SUMMARY:${'x'.repeat(3000)}`],
      'line 7, SUMMARY: has 3,000 characters, more than 2000; shorten it',
    ],
    [
      [...A, 'DURATION:PT1H', 'X-WALLCLOCK-DOWNTIME:long'],
      "line 7, X-WALLCLOCK-DOWNTIME: 'long' is not a downtime; write it as PT7M or as whole minutes",
    ],
    [
      [...A, 'DURATION:PT1H', 'X-WALLCLOCK-KIND:preventative'],
      "line 7, X-WALLCLOCK-KIND: 'preventative' is not a kind; did you mean 'preventive'?",
    ],
    [
      [...A, 'DURATION:PT1H', 'X-WALLCLOCK-NOTICE-AT:20260323'],
      "line 7, X-WALLCLOCK-NOTICE-AT: '20260323' has no time of day; write it as 20260323T090000Z",
    ],
    [
      [
        ...A,
        'DURATION:PT1H',
        'X-WALLCLOCK-ACTUAL-START:20260330T010000Z',
        'X-WALLCLOCK-ACTUAL-END:20260330T000000Z',
      ],
      "line 8, X-WALLCLOCK-ACTUAL-END: '20260330T000000Z' is not after X-WALLCLOCK-ACTUAL-START; correct one",
    ],
  ])('is said to be wrong, and the next event goes in: %j', async (lines, problem) => {
    const { windows, problems } = await read(lines, [
      'UID:next',
      'DTSTART:20260330T000000Z',
      'DURATION:PT1H',
    ]);
    expect(problems).toEqual([`work.ics ${problem}`]);
    expect(windows).toEqual(['next 2026-03-30T00:00:00Z..2026-03-30T01:00:00Z']);
  });
});

test('an event that lists far too many times is said to be wrong', async () => {
  const { windows, problems } = await read([
    ...A,
    'DURATION:PT1H',
    `EXDATE:${Array(2001).fill('20260403T000000Z').join(',')}`,
  ]);
  expect(windows).toEqual([]);
  expect(problems).toEqual([
    'work.ics line 7, EXDATE: names 2,001 times, more than 2,000; leave out those of long ago, or write a rule',
  ]);
});

test('a month in length is no mistake, also over the change of clocks', async () => {
  const { windows, problems } = await read(['UID:a', 'DTSTART;VALUE=DATE:20261001', 'DURATION:P31D']);
  expect(problems).toEqual([]);
  expect(windows).toEqual(['a 2026-09-30T22:00:00Z..2026-10-31T23:00:00Z']);
});

describe('a series', () => {
  const SERIES = ['UID:s', `DTSTART;${ZONE}:20260323T003000`, 'DURATION:PT1H'];
  const at = (start: string, minutes = 60) => {
    const begin = Date.parse(start);
    const text = (instant: number) => new Date(instant).toISOString().replace('.000', '');
    return `${text(begin)}..${text(begin + minutes * 60_000)}`;
  };

  test('leaves out EXDATE, a date alone too, and adds RDATE, a period too', async () => {
    const { windows, problems } = await read([
      ...SERIES,
      'RRULE:FREQ=WEEKLY;COUNT=4',
      `EXDATE;${ZONE}:20260330T003000`,
      'EXDATE;VALUE=DATE:20260406',
      `RDATE;${ZONE}:20260401T003000,20260402T010000`,
      'RDATE;VALUE=PERIOD:20260403T000000Z/PT30M,20260404T000000Z/20260404T020000Z',
      'RDATE;VALUE=DATE:20260405',
    ]);
    expect(problems).toEqual([]);
    expect(windows).toEqual([
      `s/20260322T233000Z ${at('2026-03-22T23:30:00Z')}`,
      `s/20260331T223000Z ${at('2026-03-31T22:30:00Z')}`,
      `s/20260401T230000Z ${at('2026-04-01T23:00:00Z')}`,
      `s/20260403T000000Z ${at('2026-04-03T00:00:00Z', 30)}`,
      `s/20260404T000000Z ${at('2026-04-04T00:00:00Z', 120)}`,
      `s/20260404T223000Z ${at('2026-04-04T22:30:00Z')}`,
      `s/20260412T223000Z ${at('2026-04-12T22:30:00Z')}`,
    ]);
  });

  test('without an end is told 400 days ahead, and 60 back', async () => {
    const { windows } = await read([
      'UID:s',
      'DTSTART:20150105T000000Z',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY',
    ]);
    expect(windows[0]).toContain('s/20260126T000000Z');
    expect(windows.at(-1)).toContain('s/20270426T000000Z');
    expect(windows).toHaveLength(66);
  });

  test('of whole days keeps to local days', async () => {
    const { windows } = await read(['UID:s', 'DTSTART;VALUE=DATE:20260322', 'RRULE:FREQ=WEEKLY;COUNT=2']);
    expect(windows).toEqual([
      's/20260321T230000Z 2026-03-21T23:00:00Z..2026-03-22T23:00:00Z',
      's/20260328T230000Z 2026-03-28T23:00:00Z..2026-03-29T22:00:00Z',
    ]);
  });

  test('has windows that were moved or cancelled, told by their original start', async () => {
    const { works, problems } = await readOnce(
      calendarOf(
        // Before its series, as some systems list them; a day alone names that day's window.
        ['UID:s', 'RECURRENCE-ID;VALUE=DATE:20260330', `DTSTART;${ZONE}:20260331T000000`, 'DURATION:PT2H'],
        [...SERIES, 'RRULE:FREQ=WEEKLY;COUNT=4', 'X-WALLCLOCK-NOTICE-AT:20260301T080000Z'],
        ['UID:s', 'RECURRENCE-ID:20260405T223000Z', 'STATUS:CANCELLED', 'SEQUENCE:1'],
        [
          'UID:s',
          'RECURRENCE-ID:20260412T223000Z',
          'DTSTART:20260420T000000Z',
          'DURATION:PT1H',
          'X-WALLCLOCK-NOTICE-AT:20260301T080000Z',
        ],
        // An older version of the one above.
        ['UID:s', 'RECURRENCE-ID:20260405T223000Z', 'DTSTART:20260407T000000Z', 'DURATION:PT1H'],
      ),
    );
    expect(problems).toEqual([]);
    const told = [...works].map(([id, { start, status, notice }]) => [
      id,
      new Date(start).toISOString(),
      status,
      notice,
    ]);
    expect(told).toEqual([
      [
        's/20260322T233000Z',
        '2026-03-22T23:30:00.000Z',
        'confirmed',
        { kind: 'at', at: Date.parse('2026-03-01T08:00:00Z'), forStart: null },
      ],
      ['s/20260329T223000Z', '2026-03-30T22:00:00.000Z', 'confirmed', { kind: 'none' }],
      ['s/20260405T223000Z', '2026-04-05T22:30:00.000Z', 'cancelled', { kind: 'none' }],
      [
        's/20260412T223000Z',
        '2026-04-20T00:00:00.000Z',
        'confirmed',
        { kind: 'at', at: Date.parse('2026-03-01T08:00:00Z'), forStart: Date.parse('2026-04-12T22:30:00Z') },
      ],
    ]);
  });

  test('that changes from a window on by THISANDFUTURE is taken up to there', async () => {
    const { windows, problems } = await read(
      [...SERIES, 'RRULE:FREQ=WEEKLY;COUNT=4'],
      [
        'UID:s',
        `RECURRENCE-ID;RANGE=THISANDFUTURE;${ZONE}:20260406T003000`,
        `DTSTART;${ZONE}:20260406T010000`,
        'DURATION:PT1H',
      ],
    );
    expect(windows.map((window) => window.split(' ')[0])).toEqual([
      's/20260322T233000Z',
      's/20260329T223000Z',
    ]);
    expect(problems).toEqual([
      'work.ics line 11, RECURRENCE-ID: RANGE=THISANDFUTURE is not read; end the series with UNTIL and write the later windows as a series of their own',
    ]);
  });

  test('of which one window cannot be read goes in without it', async () => {
    const { windows, problems } = await read(
      [...SERIES, 'RRULE:FREQ=WEEKLY;COUNT=3'],
      ['UID:s', `RECURRENCE-ID;${ZONE}:20260330T003000`, 'DTSTART:tomorrow', 'DURATION:PT1H'],
    );
    expect(windows.map((window) => window.split(' ')[0])).toEqual([
      's/20260322T233000Z',
      's/20260405T223000Z',
    ]);
    expect(problems[0]).toContain("work.ics line 12, DTSTART: 'tomorrow' is not a date or time");
  });

  test('in pieces: a window without its series is taken as it stands', async () => {
    const { windows } = await read([
      'UID:s',
      'RECURRENCE-ID:20260330T003000Z',
      'DTSTART:20260331T003000Z',
      'DURATION:PT1H',
    ]);
    expect(windows).toEqual([`s/20260330T003000Z ${at('2026-03-31T00:30:00Z')}`]);
  });
});
