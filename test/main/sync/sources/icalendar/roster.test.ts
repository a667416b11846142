import { describe, expect, test } from 'vitest';
import { icalendarSourceConfig } from '../../../../../main/sync/sources/icalendar/icalendar-config.ts';
import { rosterSource } from '../../../../../main/sync/sources/icalendar/roster-source.ts';
import type { RosterShift } from '../../../../../src/duty/followed.ts';
import { PROVIDERS } from '../../../../../src/providers/providers.ts';
import { CalendarFile, calendarOf, Filed, sample } from './polled.ts';

const PEOPLE = [
  { id: 'weber', name: 'Jonas Weber', email: 'j.weber@example.net' },
  { id: 'haddad', name: 'Amira Haddad', email: 'a.haddad@example.net' },
  { id: 'moeller', name: 'Katrin Möller', email: undefined },
];

function roster(file: CalendarFile, more: object = {}) {
  const config = icalendarSourceConfig.parse({
    ...{ id: 'work', type: 'icalendar', delivers: 'duty', file: 'work.ics', provider: 'aurologic' },
    ...more,
  });
  return rosterSource(config, file.folder, PROVIDERS, PEOPLE);
}

const minute = (at: number) => new Date(at).toISOString().slice(5, 16);
function shiftsOf(filed: Filed): string[] {
  const all = [...(filed.store.facts.ofKind('work', 'duty') as Map<string, RosterShift>).values()];
  return all
    .sort((a, b) => a.start - b.start || a.level - b.level)
    .map(({ level, person, start, end }) => `${level} ${person} ${minute(start)} ${minute(end)}`);
}

async function readOnce(text: string, more: object = {}) {
  const filed = new Filed();
  const batches = await filed.poll(roster(new CalendarFile(text), more));
  const problems = batches.flatMap(({ quarantined }) => quarantined.map(({ reason }) => reason));
  return { shifts: shiftsOf(filed), problems };
}

describe('exported rosters', () => {
  test('single shifts with attendees, as paging services export them', async () => {
    const { shifts, problems } = await readOnce(sample('on-call.ics'), { levels: { Secondary: 2 } });
    expect(problems).toEqual([]);
    expect(shifts).toEqual([
      '1 weber 03-23T07:00 03-23T19:00',
      '2 moeller 03-23T07:00 03-30T06:00',
      '1 haddad 03-23T19:00 03-24T07:00',
      '1 Extern Meyer 03-24T07:00 03-24T19:00',
    ]);
  });

  test('a weekly rota kept in a calendar, with a swap, a holiday and the change of clocks', async () => {
    const { shifts, problems } = await readOnce(sample('rota.ics'));
    expect(problems).toEqual([]);
    expect(shifts.slice(0, 7)).toEqual([
      // Fourteen days back is told, and what meets it.
      '1 weber 03-09T07:00 03-16T07:00',
      '1 haddad 03-16T07:00 03-23T07:00',
      // This week was swapped.
      '1 moeller 03-23T07:00 03-30T06:00',
      // A week later clocks have changed: the hand-over stays at 08:00.
      '1 haddad 03-30T06:00 04-06T06:00',
      // 6 April, Easter Monday, is left out of it.
      '1 haddad 04-13T06:00 04-20T06:00',
      '1 weber 04-20T06:00 04-27T06:00',
      '1 haddad 04-27T06:00 05-04T06:00',
    ]);
  });
});

test('an event of a whole day is that local day, also where it has 23 hours', async () => {
  const text = calendarOf([
    'UID:a',
    'SUMMARY:a.haddad@example.net',
    'DTSTART;VALUE=DATE:20260329',
    'X-WALLCLOCK-LEVEL:3',
  ]);
  expect((await readOnce(text)).shifts).toEqual(['3 haddad 03-28T23:00 03-29T22:00']);
});

test.each([
  ['SUMMARY:weber', 'weber'],
  ['SUMMARY:On call: Katrin Moeller (primary)', 'moeller'],
  ['SUMMARY:On call\nATTENDEE;CN=AMIRA HADDAD:mailto:other@example.org', 'haddad'],
  ['SUMMARY:Jonas Weber\nATTENDEE;CUTYPE=ROOM;CN=Berlin:mailto:room@example.org', 'weber'],
  ['SUMMARY:Amira Haddad\nATTENDEE;PARTSTAT=DECLINED:mailto:j.weber@example.net', 'haddad'],
  ['SUMMARY:Somebody Else', 'Somebody Else'],
])('%j names %s', async (lines, who) => {
  const text = calendarOf([
    'UID:a',
    ...lines.split('\n'),
    'DTSTART:20260325T080000Z',
    'DTEND:20260325T200000Z',
  ]);
  expect((await readOnce(text)).shifts).toEqual([`1 ${who} 03-25T08:00 03-25T20:00`]);
});

const shift = (uid: string, day: number, ...more: string[]) => [
  ...[`UID:${uid}`, `DTSTART:202603${day}T080000Z`, `DTEND:202603${day}T200000Z`],
  ...more,
];

test('an event that names nobody, or a level that is none, is put aside, and what was read of it stays', async () => {
  const file = new CalendarFile(
    calendarOf(shift('a', 25, 'SUMMARY:weber'), shift('b', 26, 'SUMMARY:haddad')),
  );
  const source = roster(file);
  const filed = new Filed();
  await filed.poll(source);
  file.write(calendarOf(shift('a', 25), shift('b', 26, 'SUMMARY:haddad', 'X-WALLCLOCK-LEVEL:first')));
  const [batch] = await filed.poll(source);
  expect(batch.quarantined.map(({ reason }) => reason)).toEqual([
    'the event names nobody; write who is on duty as SUMMARY',
    "'first' is not a level; write 1 to 9",
  ]);
  expect(shiftsOf(filed)).toEqual(['1 weber 03-25T08:00 03-25T20:00', '1 haddad 03-26T08:00 03-26T20:00']);
});

test('a shift that is taken out is retired, one that goes on ends now, and one of the past stays', async () => {
  const file = new CalendarFile(
    calendarOf(
      shift('a', 22, 'SUMMARY:weber'),
      shift('b', 23, 'SUMMARY:haddad'),
      shift('c', 24, 'SUMMARY:weber'),
    ),
  );
  const source = roster(file);
  const filed = new Filed();
  await filed.poll(source);
  file.write(calendarOf());
  await filed.poll(source);
  expect(shiftsOf(filed)).toEqual(['1 weber 03-22T08:00 03-22T20:00', '1 haddad 03-23T08:00 03-23T14:20']);
});

test('a roster that lost most of its events is refused, unless that is said to be right', async () => {
  const file = new CalendarFile(
    calendarOf(...[24, 25, 26, 27].map((day) => shift(`d${day}`, day, 'SUMMARY:weber'))),
  );
  const filed = new Filed();
  await filed.poll(roster(file));
  file.write(calendarOf(shift('d24', 24, 'SUMMARY:weber')));
  await expect(filed.poll(roster(file))).rejects.toThrow(
    'work.ics: 3 of 4 events with shifts to come would vanish at once, which looks like a file that lost a part; what was stored stays. Mend the file, or if it is right set acceptFewer: 1 for it',
  );
  expect(shiftsOf(filed)).toHaveLength(4);
  await filed.poll(roster(file, { acceptFewer: 1 }));
  expect(shiftsOf(filed)).toHaveLength(1);
});

test('check says how much there is, and whom no channel reaches', async () => {
  const file = new CalendarFile(sample('on-call.ics'));
  const found = await roster(file).check(AbortSignal.timeout(5_000), () => Date.parse('2026-03-23T14:20Z'));
  expect(found).toEqual([
    'work.ics: 4 shifts of 4 people, from 2026-03-23T07:00:00Z to 2026-03-30T06:00:00Z',
    "work.ics: 'Extern Meyer' is not one of people, so no channel reaches them; add them there",
  ]);
});
