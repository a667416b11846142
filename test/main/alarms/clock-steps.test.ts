// A clock that is set, a machine that sleeps, a station that was away: alarms go on.
import { expect, test } from 'vitest';
import type { TellingEntry } from '../../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { turnsOf } from '../../../src/duty/rotation.ts';
import { livedThrough, MINUTE, type Night, SECOND } from './night.ts';

const START = Date.parse('2026-10-25T00:00:00Z');

const night = (more: Partial<Night>): Night => ({
  start: START,
  seconds: 20 * 60,
  shifts: ['anna', 'bo', 'cy'].map((person, nth) => ({
    level: nth + 1,
    person,
    name: person,
    start: START - 300 * MINUTE,
    end: START + 300 * MINUTE,
  })),
  fallback: null,
  tickets: [
    {
      id: 'T',
      serviceKind: 'IP-Transit',
      events: [
        { second: 60, type: 'opened', channel: 'ticket-system' },
        { second: 60, type: 'emergency-flagged' },
      ],
    },
  ],
  answers: [],
  faults: [],
  kills: [],
  latencies: [1],
  ...more,
});

const tellings = ([alarm]: readonly BoardAlarm[]) =>
  alarm.entries.filter((entry): entry is TellingEntry => entry.kind === 'telling');
const told = (alarms: readonly BoardAlarm[]) =>
  tellings(alarms).map(({ at, level, late, reasons }) => {
    return `${(at - START) / SECOND} L${level}${late ? ' late' : ''} ${reasons.join('+')}`;
  });

test('undisturbed, it goes up a level every five minutes', () => {
  const { alarms } = livedThrough(night({}));
  expect(told(alarms)).toEqual([
    '60 L1 raised',
    '360 L2 not-acknowledged',
    '660 L3 not-acknowledged',
    '960 L3 used-50+not-acknowledged',
  ]);
});

test('a clock that is set back by an hour holds the next level up for five minutes, no longer', () => {
  const { alarms } = livedThrough(night({ steps: [{ second: 200, by: -3600 }] }));
  expect(told(alarms).slice(0, 3)).toEqual([
    '60 L1 raised',
    // By the clock that was set: 500 seconds into the night.
    `${500 - 3600} L2 not-acknowledged`,
    `${800 - 3600} L3 not-acknowledged`,
  ]);
});

test('a ticket that changes after the clock was set back to before its flag keeps its alarm', () => {
  const [ticket] = night({}).tickets;
  const events = [...ticket.events, { second: 260, type: 'customer-replied' }];
  const { alarms } = livedThrough(
    night({ tickets: [{ ...ticket, events }], steps: [{ second: 200, by: -3600 }] }),
  );
  expect(told(alarms).slice(0, 3)).toEqual([
    '60 L1 raised',
    `${500 - 3600} L2 not-acknowledged`,
    `${800 - 3600} L3 not-acknowledged`,
  ]);
});

test('after a sleep, or a clock that is put forward, what was missed is told at once, and is marked late', () => {
  const { alarms } = livedThrough(night({ steps: [{ second: 200, by: 1200 }] }));
  expect(told(alarms).slice(0, 3)).toEqual([
    '60 L1 raised',
    '1400 L2 late used-50+not-acknowledged',
    '1500 L3 used-80',
  ]);
});

test('an alarm that was missed while the station was off is raised at its start, marked late', () => {
  const { alarms, received } = livedThrough(
    night({ kills: [{ second: 10, phase: 'settled', downSeconds: 600 }] }),
  );
  expect(told(alarms).slice(0, 2)).toEqual(['610 L1 late raised', '910 L2 not-acknowledged']);
  expect(received[0].message).toMatchObject({ person: 'anna', late: true, repeat: false });
});

test('one that was answered while the station was off is told once, and says so', () => {
  const [ticket] = night({}).tickets;
  const events = [...ticket.events, { second: 240, type: 'staff-replied' }];
  const { alarms, received } = livedThrough(
    night({
      tickets: [{ ...ticket, events }],
      kills: [{ second: 10, phase: 'settled', downSeconds: 600 }],
    }),
  );
  expect(told(alarms)).toEqual(['610 L1 late raised']);
  expect(received.map(({ message }) => message.end?.kind)).toEqual(['reaction']);
});

test('a hand-over between two tellings: whoever is on duty then is told', () => {
  const handOver = START + 5 * MINUTE;
  const shifts = [
    { level: 1, person: 'anna', name: 'anna', start: START - MINUTE, end: handOver },
    { level: 1, person: 'dee', name: 'dee', start: handOver, end: START + 300 * MINUTE },
  ];
  const { received } = livedThrough(night({ shifts }));
  expect(received.slice(0, 2).map(({ message }) => message.person)).toEqual(['anna', 'dee']);
});

test('a channel that fails falls through to the next within a second', () => {
  const faults = [{ channel: 'pager', from: 0, to: 10_000, fate: 'fails' as const }];
  const { received } = livedThrough(night({ faults }));
  expect(received[0]).toMatchObject({ channel: 'mail', at: START + 61 * SECOND });
});

test.each([
  // Berlin's clocks go from 02:00 to 03:00 that night, so 02:30 is never; the hand-over is at the first instant after it.
  ['2026-03-28T23:50:00Z', ['2026-03-29T00:58:00Z', 'anna'], ['2026-03-29T01:01:00Z', 'bo']],
  // They go from 03:00 back to 02:00, so 02:30 comes twice; the hand-over is at the first of both.
  ['2026-10-24T23:50:00Z', ['2026-10-25T00:28:00Z', 'anna'], ['2026-10-25T00:31:00Z', 'bo']],
] as const)(
  'in the night of a change of clocks from %s on, each emergency is told to whoever is on duty',
  (from, ...told) => {
    const start = Date.parse(from);
    const rotation = {
      ...{
        people: ['anna', 'bo'],
        from: '2026-01-05',
        until: null,
        zone: 'Europe/Berlin',
        every: 1,
        hours: null,
      },
      handOvers: [{ weekday: null, minute: 150 }],
    };
    const turns = turnsOf(rotation, { start: start - 300 * MINUTE, end: start + 300 * MINUTE });
    // Whoever has the turn before the hand-over of this night is called anna.
    const before = turns.find((turn) => turn.start <= start && start < turn.end)!.person;
    const shifts = turns.map(({ person, ...turn }) => {
      const name = person === before ? 'anna' : 'bo';
      return { level: 1, person: name, name, ...turn };
    });
    const tickets = told.map(([at], nth) => {
      const second = (Date.parse(at) - start) / SECOND;
      const events = [
        { second, type: 'opened', channel: 'ticket-system' },
        { second, type: 'emergency-flagged' },
      ];
      return { id: `T${nth}`, serviceKind: 'IP-Transit', events };
    });
    const { received } = livedThrough({ ...night({ shifts, tickets, seconds: 75 * 60 }), start });
    const first = told.map(
      (_, nth) => received.find(({ message }) => message.alarm.startsWith(`s:T${nth}/`))!,
    );
    expect(first.map(({ message }) => message.person)).toEqual(told.map(([, person]) => person));
  },
);
