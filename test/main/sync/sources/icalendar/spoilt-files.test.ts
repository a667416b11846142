import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../../../main/sync/source.ts';
import { CalendarFile, calendarOf, Filed, NOW, readOnce, sample } from './polled.ts';

const EVENT = ['UID:a', 'DTSTART:20260330T000000Z', 'DURATION:PT1H', 'SUMMARY:Omlægning af ring'];

describe('a calendar that is none', () => {
  test.each([
    ['', 'work.ics is empty; write at least BEGIN:VCALENDAR and END:VCALENDAR'],
    [' \r\n', 'work.ics is empty; write at least BEGIN:VCALENDAR and END:VCALENDAR'],
    [
      '<!DOCTYPE html><title>Sign in</title>',
      'work.ics is a web page, not a calendar; perhaps a sign-in page: check the address and the token',
    ],
    ['{"events": []}', 'work.ics is JSON, not a calendar; ask for iCalendar (.ics)'],
    ['<?xml version="1.0"?><icalendar/>', 'work.ics is XML, not a calendar; ask for iCalendar (.ics)'],
    ['id;title\r\n1;Work', 'work.ics has no BEGIN:VCALENDAR; check that it is an iCalendar file (.ics)'],
    [calendarOf(EVENT).replace('Oml', '\0'), 'work.ics is not text; save the calendar as iCalendar (.ics)'],
    [
      Buffer.from(calendarOf(EVENT), 'latin1'),
      "work.ics line 7 is not UTF-8 (read as Latin-1: 'SUMMARY:Omlægning af ring'); save the file as iCalendar in UTF-8",
    ],
    [
      Buffer.from(`\ufeff${calendarOf(EVENT)}`, 'utf16le'),
      'work.ics is UTF-16; save it as iCalendar in UTF-8',
    ],
  ])('is refused: %j', async (content, message) => {
    const filed = new Filed();
    await filed.poll(new CalendarFile(calendarOf(EVENT)).source());
    const failure = await filed.poll(new CalendarFile(content).source()).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(SourceError);
    expect((failure as Error).message).toBe(message);
    expect(filed.works.size).toBe(1);
    expect(filed.answers).toBe(1);
  });

  test('there is no such file', async () => {
    await expect(new Filed().poll(new CalendarFile().source())).rejects.toThrow(
      /work\.ics: there is no file .*; put it there/,
    );
  });
});

describe('a calendar that is odd', () => {
  const good = ['a 2026-03-30T00:00:00Z..2026-03-30T01:00:00Z'];
  test.each([
    ['a byte order mark', `\ufeff${calendarOf(EVENT)}`],
    ['blank lines', calendarOf(EVENT).replaceAll('\r\n', '\r\n\r\n')],
    [
      'tasks, journals, free times and alarms',
      calendarOf([...EVENT, 'BEGIN:VALARM', 'UID:alarm', 'not a property', 'END:VALARM']).replace(
        'END:VCALENDAR',
        'BEGIN:VTODO\r\nUID:t\r\nDUE:never\r\nEND:VTODO\r\nBEGIN:VJOURNAL\r\nEND:VJOURNAL\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR',
      ),
    ],
    ['a huge line that means nothing here', calendarOf([...EVENT, `DESCRIPTION:${'x'.repeat(3_000_000)}`])],
    ['small letters', calendarOf(EVENT).replaceAll(/^[A-Z-]+/gm, (name) => name.toLowerCase())],
  ])('%s', async (_, content) => {
    const { windows, problems } = await readOnce(content);
    expect(problems).toEqual([]);
    expect(windows).toEqual(good);
  });

  test('several calendars in one stream, each with its own method', async () => {
    const cancelled = calendarOf(['UID:b', ...EVENT.slice(1)]).replace('VERSION', 'METHOD:CANCEL\r\nVERSION');
    const { works } = await readOnce(calendarOf(EVENT) + cancelled);
    expect([...works].map(([id, { status }]) => [id, status])).toEqual([
      ['a', 'confirmed'],
      ['b', 'cancelled'],
    ]);
  });

  test('a letter that was folded in the middle of its bytes', async () => {
    const bytes = Buffer.from(calendarOf(EVENT));
    const at = bytes.indexOf('æ') + 1;
    const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
    const { works, problems } = await readOnce(folded);
    expect(problems).toEqual([]);
    expect(works.get('a')?.title).toBe('Omlægning af ring');
  });

  test('a line that is no property is left out with a word', async () => {
    const { windows, problems } = await readOnce(calendarOf([...EVENT, 'DESCRIPTION:first', 'second line']));
    expect(windows).toEqual(good);
    expect(problems).toEqual([
      "work.ics line 9: 'second line' is not a property and was left out; correct it",
    ]);
  });

  test('an event that has lost its end does not take the next one with it', async () => {
    const lines = calendarOf(['UID:lost', ...EVENT.slice(1)], EVENT).split('\r\n');
    lines.splice(lines.indexOf('END:VEVENT'), 1);
    const { windows, problems } = await readOnce(lines.join('\r\n'));
    expect(windows).toEqual(good);
    expect(problems).toEqual([
      'work.ics line 3: the event has no END:VEVENT up to line 7; write the calendar anew, whole',
    ]);
  });

  test('an end without a beginning keeps what is on file', async () => {
    const filed = new Filed();
    const file = new CalendarFile(calendarOf(EVENT, ['UID:b', ...EVENT.slice(1)]));
    const source = file.source();
    await filed.poll(source);
    file.write(calendarOf(EVENT).replace('END:VCALENDAR', 'END:VEVENT\r\nEND:VCALENDAR'));
    await filed.poll(source);
    expect([...filed.works.keys()]).toEqual(['a', 'b']);
  });

  test('what lies too deep within one another keeps what is on file, and takes no time', async () => {
    const filed = new Filed();
    const file = new CalendarFile(calendarOf(EVENT, ['UID:b', ...EVENT.slice(1)]));
    const source = file.source();
    await filed.poll(source);
    file.write(calendarOf([...EVENT, ...Array(30_000).fill('BEGIN:VALARM')]));
    const before = performance.now();
    const [{ quarantined }] = await filed.poll(source);
    expect(performance.now() - before).toBeLessThan(5000);
    expect([...filed.works.keys()]).toEqual(['a', 'b']);
    expect(quarantined.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'work.ics line 18: lies more than 12 deep, so ends are missing before it; write the calendar anew, whole',
    ]);
  });

  test('an end without a beginning', async () => {
    const { windows, problems } = await readOnce(
      calendarOf(EVENT).replace('END:VCALENDAR', 'END:VEVENT\r\nEND:VCALENDAR'),
    );
    expect(windows).toEqual(good);
    expect(problems).toEqual([
      'work.ics line 9: nothing that ends here has begun; write the calendar anew, whole',
    ]);
  });
});

test('however its lines are folded and ended, it is the same calendar', async () => {
  const text = sample('planned-work.ics');
  const { works } = await readOnce(text);
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 75 }), { minLength: 5, maxLength: 40 }),
      fc.array(fc.constantFrom('\r\n', '\n', '\r'), { minLength: 1, maxLength: 9 }),
      fc.array(fc.constantFrom(' ', '\t'), { minLength: 1, maxLength: 9 }),
      async (widths, ends, blanks) => {
        let turn = 0;
        const folded = lines.map((line) => {
          const letters = [...line];
          const parts: string[] = [];
          while (letters.length > 0) parts.push(letters.splice(0, widths[turn++ % widths.length]).join(''));
          return parts.reduce(
            (all, part) => `${all}${ends[turn++ % ends.length]}${blanks[turn++ % blanks.length]}${part}`,
            parts.shift() ?? '',
          );
        });
        const written = folded.reduce((all, line) => all + ends[turn++ % ends.length] + line);
        const again = await readOnce(written);
        expect(again.problems).toEqual([]);
        expect(again.works).toEqual(works);
      },
    ),
    { numRuns: 25 },
  );
});

test('cut off at any byte it retires nothing, and tells nothing that the whole calendar does not', async () => {
  const bytes = Buffer.from(sample('planned-work.ics'));
  const whole = (await readOnce(bytes)).works;
  // The newer version of the notice that was moved stands behind the older one: until it comes that one is told.
  const older = (
    await readOnce(
      bytes
        .toString()
        .replace(/BEGIN:VEVENT\r\nUID:moved[\s\S]*?SEQUENCE:1[\s\S]*?END:VEVENT\r\n/, (found) =>
          found.slice(0, found.indexOf('END:VEVENT') + 12),
        ),
    )
  ).works;
  const told = (id: string) => [JSON.stringify(whole.get(id)), JSON.stringify(older.get(id))];
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length }), fc.boolean(), async (end, known) => {
      const filed = new Filed();
      const file = new CalendarFile(bytes);
      const source = file.source();
      if (known) await filed.poll(source);
      file.write(bytes.subarray(0, end));
      try {
        await filed.poll(source);
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError);
      }
      for (const [id, work] of filed.works) expect(told(id)).toContain(JSON.stringify(work));
      if (known) expect([...filed.works.keys()].sort()).toEqual([...whole.keys()].sort());
      if (known) expect(filed.works).toEqual(whole);
    }),
    { numRuns: 120 },
  );
});

test('whatever is written into it, it is read or refused', async () => {
  const lines = sample('planned-work.ics').split(/\r\n/);
  const words = fc.constantFrom(
    'BEGIN:VEVENT',
    'END:VEVENT',
    'END:VCALENDAR',
    'BEGIN:VCALENDAR',
    'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'RDATE:20260401T000000Z,,/',
    'EXDATE;TZID=:20260401T000000',
    'RECURRENCE-ID;RANGE=THISANDFUTURE:20260413T003000',
    'DTSTART;TZID="Nowhere":20260413T003000',
    'UID:weekly@maintenance.example',
    'SEQUENCE:99999999999',
    ';:=,"',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(lines.length - 1), fc.oneof(words, fc.string({ maxLength: 30 }))), {
        maxLength: 6,
      }),
      async (spoils) => {
        const spoilt = [...lines];
        for (const [at, text] of spoils) spoilt[at] = text;
        const file = new CalendarFile(spoilt.join('\r\n'));
        const found = await file
          .source()
          .check(AbortSignal.timeout(10_000), () => NOW)
          .catch((error: Error) => error);
        if (found instanceof Error) expect(found).toBeInstanceOf(SourceError);
      },
    ),
    { numRuns: 300 },
  );
});

test('a large calendar does not hold anything up', async () => {
  const events = Array.from({ length: 10_000 }, (_, i) => [
    `UID:w${i}`,
    `DTSTART;TZID=Europe/Copenhagen:2026${String(4 + (i % 9)).padStart(2, '0')}${10 + (i % 20)}T000000`,
    'DURATION:PT6H',
    `SUMMARY:Work ${i}`,
  ]);
  const file = new CalendarFile(calendarOf(...events));
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const found = await file.source().check(AbortSignal.timeout(20_000), () => NOW);
  clearInterval(watch);
  expect(found[0]).toMatch(/^work\.ics: 10,000 windows of 10,000 notices/);
  expect(longest).toBeLessThan(1000);
});

test('thousands of windows of one notice, in two versions, are read', async () => {
  const version = (sequence: number, from: number) =>
    Array.from({ length: 2000 }, (_, i) => {
      const start = new Date(Date.parse('2026-04-01T00:00:00Z') + (i + from) * 3_600_000);
      const text = start.toISOString().replaceAll(/[-:]|\.\d+/g, '');
      return ['UID:u', `DTSTART:${text}`, 'DURATION:PT1H', `SEQUENCE:${sequence}`];
    });
  const file = new CalendarFile(calendarOf(...version(0, 0), ...version(1, 5000)));
  const before = performance.now();
  const found = await file.source().check(AbortSignal.timeout(20_000), () => NOW);
  expect(found[0]).toMatch(/^work\.ics: 2,000 windows of 1 notice,/);
  expect(performance.now() - before).toBeLessThan(5000);
});
