import { describe, expect, test } from 'vitest';
import { CalendarFile, calendarOf, Filed, NOW, sourceOf } from './polled.ts';

const DAY = 86_400_000;
const ids = (filed: Filed) => filed.windows.map((window) => window.split('..')[0]);
/** A single window with these lines besides. */
const event = (uid: string, start: string, ...more: string[]) => [
  `UID:${uid}`,
  `DTSTART:${start}T000000Z`,
  'DURATION:PT1H',
  ...more,
];

/** Polls calendars one after the other with the same source, and gives what is on file. */
async function filedAfter(...calendars: readonly (string | Uint8Array)[]) {
  const filed = new Filed();
  const file = new CalendarFile();
  const source = file.source();
  let problems: string[] = [];
  for (const calendar of calendars) {
    file.write(calendar);
    for (const { quarantined } of await filed.poll(source)) {
      problems = quarantined.map(({ place, reason }) => `${place}: ${reason}`);
    }
  }
  return { filed, file, source, problems };
}

describe('the ids of work', () => {
  test('a single window keeps its id when it is moved', async () => {
    const { filed } = await filedAfter(
      calendarOf(event('a', '20260330')),
      calendarOf(event('a', '20260406', 'SEQUENCE:1')),
    );
    expect(ids(filed)).toEqual(['a 2026-04-06T00:00:00Z']);
    const { count } = filed.store.db.prepare('SELECT count(*) AS count FROM facts').get() as {
      count: number;
    };
    expect(count).toBe(2);
  });

  test('windows of one notice keep theirs when one is added, also an earlier one', async () => {
    const { filed } = await filedAfter(
      calendarOf(event('a', '20260330')),
      calendarOf(event('a', '20260329'), event('a', '20260330'), event('a', '20260331')),
    );
    expect(ids(filed)).toEqual([
      'a 2026-03-30T00:00:00Z',
      'a/20260329T000000Z 2026-03-29T00:00:00Z',
      'a/20260331T000000Z 2026-03-31T00:00:00Z',
    ]);
  });

  test('when one of several is moved it is still the same one', async () => {
    const three = calendarOf(event('a', '20260330'), event('a', '20260331'), event('a', '20260401'));
    const moved = calendarOf(
      event('a', '20260330', 'SEQUENCE:1'),
      event('a', '20260402', 'SEQUENCE:1'),
      event('a', '20260401', 'SEQUENCE:1'),
    );
    const { filed } = await filedAfter(three, moved);
    expect(ids(filed)).toEqual([
      'a 2026-03-30T00:00:00Z',
      'a/20260331T000000Z 2026-04-02T00:00:00Z',
      'a/20260401T000000Z 2026-04-01T00:00:00Z',
    ]);
  });

  test('when the first of several has passed and is no longer listed the others stay what they were', async () => {
    const { filed, file, source } = await filedAfter(
      calendarOf(event('a', '20260324'), event('a', '20260331')),
    );
    filed.now = NOW + 2 * DAY;
    file.write(calendarOf(event('a', '20260331'), event('a', '20260407')));
    await filed.poll(source);
    expect(ids(filed)).toEqual([
      'a 2026-03-24T00:00:00Z',
      'a/20260331T000000Z 2026-03-31T00:00:00Z',
      'a/20260407T000000Z 2026-04-07T00:00:00Z',
    ]);
  });

  test('a higher SEQUENCE supersedes the lower ones, in whatever order they stand', async () => {
    const { filed, problems } = await filedAfter(
      calendarOf(
        event('a', '20260407', 'SEQUENCE:2', 'X-WALLCLOCK-NOTICE-AT:20260310T000000Z'),
        event('a', '20260330', 'X-WALLCLOCK-NOTICE-AT:20260301T000000Z'),
        event('a', '20260406', 'SEQUENCE:1', 'X-WALLCLOCK-NOTICE-AT:20260310T000000Z'),
      ),
    );
    expect(problems).toEqual([]);
    expect([...filed.works.values()]).toMatchObject([
      {
        start: Date.parse('2026-04-07T00:00:00Z'),
        // The notice of the latest version was first given for the start of the one before.
        notice: { at: Date.parse('2026-03-10T00:00:00Z'), forStart: Date.parse('2026-04-06T00:00:00Z') },
      },
    ]);
  });
});

describe('what is on file', () => {
  test('stays when a calendar comes with an older version, and it is said', async () => {
    const { filed, problems } = await filedAfter(
      calendarOf(event('a', '20260406', 'SEQUENCE:3')),
      calendarOf(event('a', '20260330', 'SEQUENCE:2')),
    );
    expect(ids(filed)).toEqual(['a 2026-04-06T00:00:00Z']);
    expect(problems).toEqual([
      'work.ics line 7, SEQUENCE: SEQUENCE 2 is older than 3, which is on file and stays; send it with a higher one',
    ]);
  });

  test('of a series stays as a whole when an older version of it comes', async () => {
    const series = (start: string, ...more: string[]) =>
      calendarOf(event('s', start, 'RRULE:FREQ=WEEKLY;COUNT=2', ...more));
    const { filed, problems } = await filedAfter(
      series('20260330', 'SEQUENCE:3'),
      series('20260331', 'SEQUENCE:2'),
    );
    expect(ids(filed)).toEqual([
      's/20260330T000000Z 2026-03-30T00:00:00Z',
      's/20260406T000000Z 2026-04-06T00:00:00Z',
    ]);
    expect(problems).toHaveLength(1);
  });

  test('of a window that was moved stays until its number is reached; the series goes on', async () => {
    const series = (...more: string[]) => event('s', '20260330', 'RRULE:FREQ=WEEKLY;COUNT=2', ...more);
    const moved = [
      'UID:s',
      'RECURRENCE-ID:20260406T000000Z',
      'SEQUENCE:2',
      'DTSTART:20260407T000000Z',
      'DURATION:PT1H',
    ];
    const { filed, problems } = await filedAfter(
      calendarOf(series('SEQUENCE:0'), moved),
      calendarOf(series('SEQUENCE:1', 'SUMMARY:Another name')),
    );
    expect(ids(filed)).toEqual([
      's/20260330T000000Z 2026-03-30T00:00:00Z',
      's/20260406T000000Z 2026-04-07T00:00:00Z',
    ]);
    expect(filed.works.get('s/20260330T000000Z')?.title).toBe('Another name');
    expect(filed.works.get('s/20260406T000000Z')?.title).toBe('s');
    expect(problems).toEqual([
      'work.ics line 8, SEQUENCE: SEQUENCE 1 is older than 2, which is on file and stays; send it with a higher one',
    ]);
  });

  test('is superseded by a version without a SEQUENCE', async () => {
    const { filed, problems } = await filedAfter(
      calendarOf(event('a', '20260406', 'SEQUENCE:3')),
      calendarOf(event('a', '20260330')),
    );
    expect(ids(filed)).toEqual(['a 2026-03-30T00:00:00Z']);
    expect(problems).toEqual([]);
  });

  test('stays when it has ended and the calendar has dropped it; what is to come is retired', async () => {
    const { filed } = await filedAfter(
      calendarOf(event('past', '20260322'), event('ahead', '20260406')),
      calendarOf(event('other', '20260413')),
    );
    expect(ids(filed)).toEqual(['other 2026-04-13T00:00:00Z', 'past 2026-03-22T00:00:00Z']);
  });

  test('is not rewritten when a series is moved as a whole', async () => {
    const series = (start: string) => calendarOf(event('s', start, 'RRULE:FREQ=WEEKLY;COUNT=6'));
    const { filed } = await filedAfter(series('20260309'), series('20260310'));
    expect(ids(filed)).toEqual([
      's/20260309T000000Z 2026-03-09T00:00:00Z',
      's/20260316T000000Z 2026-03-16T00:00:00Z',
      's/20260323T000000Z 2026-03-23T00:00:00Z',
      's/20260324T000000Z 2026-03-24T00:00:00Z',
      's/20260330T000000Z 2026-03-31T00:00:00Z',
      's/20260406T000000Z 2026-04-07T00:00:00Z',
      's/20260413T000000Z 2026-04-14T00:00:00Z',
    ]);
  });

  test('stays when its event cannot be read', async () => {
    const { filed } = await filedAfter(
      calendarOf(event('a', '20260330'), event('b', '20260330'), event('c', '20260330')),
      calendarOf(event('a', 'tomorrow'), event('c', '20260331')),
    );
    // Of b nobody says anything any more: it was taken back.
    expect(ids(filed)).toEqual(['a 2026-03-30T00:00:00Z', 'c 2026-03-31T00:00:00Z']);
  });

  test('stays whole when an event does not even say which it is', async () => {
    const { filed } = await filedAfter(
      calendarOf(event('a', '20260330'), event('b', '20260330')),
      calendarOf(['DTSTART:20260330T000000Z'], event('b', '20260331')),
    );
    expect(ids(filed)).toEqual(['a 2026-03-30T00:00:00Z', 'b 2026-03-31T00:00:00Z']);
  });

  test('of a series whose moved window cannot be told stays as it was', async () => {
    const series = event('s', '20260330', 'RRULE:FREQ=WEEKLY;COUNT=3');
    const moved = ['UID:s', 'RECURRENCE-ID:20260406T000000Z', 'DTSTART:20260407T000000Z', 'DURATION:PT1H'];
    const { filed } = await filedAfter(
      calendarOf(series, moved),
      calendarOf(series, [...moved.slice(0, 1), 'RECURRENCE-ID:someday', ...moved.slice(2)]),
    );
    expect(ids(filed)).toEqual([
      's/20260330T000000Z 2026-03-30T00:00:00Z',
      's/20260406T000000Z 2026-04-07T00:00:00Z',
      's/20260413T000000Z 2026-04-13T00:00:00Z',
    ]);
  });

  test('a series may end sooner: that is no file cut off', async () => {
    const { filed } = await filedAfter(
      calendarOf(event('s', '20260330', 'RRULE:FREQ=WEEKLY')),
      calendarOf(event('s', '20260330', 'RRULE:FREQ=WEEKLY;COUNT=2')),
    );
    expect(ids(filed)).toHaveLength(2);
  });

  test('half of the notices may be taken back in one go', async () => {
    const of = (count: number) =>
      calendarOf(...Array.from({ length: count }, (_, i) => event(`w${i}`, `202604${10 + i}`)));
    const { filed } = await filedAfter(of(8), of(4));
    expect(filed.works.size).toBe(4);
  });

  test('more than half does not vanish, unless the operator says so', async () => {
    const of = (count: number) =>
      calendarOf(...Array.from({ length: count }, (_, i) => event(`w${i}`, `202604${10 + i}`)));
    const { filed, file, source } = await filedAfter(of(8));
    file.write(of(3));
    await expect(filed.poll(source)).rejects.toThrow(
      'work.ics: 5 of 8 notices with work to come would vanish at once, which looks like a file that lost a part; what was stored stays. Mend the file, or if it is right set acceptFewer: 3 for it',
    );
    expect(filed.works.size).toBe(8);
    await filed.poll(sourceOf(file.folder, { file: 'work.ics', acceptFewer: 3 }));
    expect(filed.works.size).toBe(3);
  });
});
