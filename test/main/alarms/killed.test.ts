// kill -9 at seeded moments of a night: what was told, acknowledged and escalated is as if nothing had happened.
import { expect, test } from 'vitest';
import type { SourceRecord } from '../../../main/sync/source.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { temporaryFolder } from '../temporary-store.ts';
import { eventRecord, ticketRecord } from './emergency-records.ts';
import { type KilledNight, killedNight, type Script } from './killed-night.ts';

/** The night in which Berlin's clocks go forward. */
const START = Date.parse('2026-03-29T00:00:00Z');
const KILLS = Number(process.env.WALLCLOCK_KILLS ?? 20);
const SEED = Number(process.env.WALLCLOCK_SEED ?? 7);
const STEP = 15;
const LAST = 50 * 60;

const TICKETS: Readonly<Record<string, readonly (readonly [number, string, object?])[]>> = {
  T1: [
    [60, 'opened', { channel: 'ticket-system' }],
    [60, 'emergency-flagged'],
    [1695, 'staff-replied'],
  ],
  T2: [
    [390, 'opened', { channel: 'ticket-system' }],
    [405, 'emergency-flagged'],
    [600, 'escalated', { level: 2 }],
    [900, 'emergency-unflagged'],
    [1200, 'emergency-flagged'],
  ],
  T3: [
    [60, 'opened', { channel: 'ticket-system' }],
    [60, 'emergency-flagged'],
    [495, 'impact-classified', { impact: 'not-impacting' }],
    [1500, 'impact-classified', { impact: 'impacting' }],
    [2400, 'closed'],
  ],
};

const ACKNOWLEDGED: Readonly<Record<number, string>> = {
  450: 's:T1/first-reaction/1/1',
  645: 's:T2/first-reaction/1/1',
  1305: 's:T2/first-reaction/1/2',
};

function recordsIn(from: number, to: number): SourceRecord[] {
  return Object.entries(TICKETS).flatMap(([id, events]) =>
    events.flatMap(([second, type, more], nth): SourceRecord[] => {
      if (second <= from || second > to) return [];
      const event = eventRecord(id, nth, START + second * 1000, { type, ...more });
      return nth === 0 ? [ticketRecord(id), event] : [event];
    }),
  );
}

/** Two hand-overs fall into the night, and a gap at the second level. */
const SHIFTS = [
  { level: 1, person: 'anna', from: -60, to: 15 },
  { level: 1, person: 'bo', from: 15, to: 600 },
  { level: 2, person: 'cy', from: -60, to: 8 },
  { level: 2, person: 'dee', from: 20, to: 600 },
  { level: 3, person: 'eve', from: -60, to: 600 },
].map(({ from, to, ...shift }, nth): SourceRecord => {
  const [start, end] = [START + from * 60_000, START + to * 60_000];
  const body = { provider: 'aurologic', name: shift.person, ...shift, start, end };
  return { kind: 'duty', record: `shift ${nth}`, sequence: 0, at: start, body };
});

const SCRIPT: Script = {
  start: START,
  people: ['anna', 'bo', 'cy', 'dee', 'eve'],
  seconds: Array.from({ length: LAST / STEP }, (_, nth) => {
    const second = nth * STEP;
    const records = [...(nth === 0 ? SHIFTS : []), ...recordsIn(second - STEP, second)];
    const tickets = [
      ...new Set(
        records.flatMap(({ kind, body }) =>
          kind === 'ticket.event' ? [(body as { ticketId: string }).ticketId] : [],
        ),
      ),
    ];
    const acknowledged = ACKNOWLEDGED[second] ? [ACKNOWLEDGED[second]] : [];
    return { second, records, tickets, acknowledged };
  }),
  fate: (channel, second) => {
    if (channel === 'pager' && second >= 345 && second < 705) return 'refused';
    return channel === 'pager' && second >= 945 && second < 1005 ? 'cut' : 'taken';
  },
};

/**
 * Moments of a seed, by second of the night: after so much of the time that the second took undisturbed. Most of them in
 * seconds in which something is told.
 */
function seededKills(
  told: readonly number[],
  took: ReadonlyMap<number, number>,
  count: number,
): Map<number, number> {
  let state = SEED;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const kills = new Map<number, number>();
  const all = [...took.keys()];
  while (kills.size < Math.min(count, all.length)) {
    const among = random() < 0.8 && !told.every((second) => kills.has(second)) ? told : all;
    const second = among[Math.floor(random() * among.length)];
    kills.set(second, Math.floor(random() * 1.1 * took.get(second)!));
  }
  return kills;
}

/** What a supervisor would read, without the tries. */
const history = (alarms: readonly BoardAlarm[]) =>
  alarms.map(({ id, end, entries }) => ({
    id,
    end,
    entries: entries.filter(({ kind }) => !['attempt', 'arrived', 'failed'].includes(kind)),
  }));

const messages = ({ received }: KilledNight) =>
  [...new Set(received.map(({ alarm, telling, person }) => `${alarm} ${telling} ${person}`))].sort();

test(`killed ${KILLS} times in a night, the station tells, escalates and remembers as if it had lived`, async () => {
  const undisturbed = await killedNight(temporaryFolder(), SCRIPT, new Map());
  expect(undisturbed.alarms.map(({ id }) => id)).toHaveLength(4);
  const told = undisturbed.alarms.flatMap(({ entries }) =>
    entries.filter(({ kind }) => kind === 'telling').map(({ at }) => (at - START) / 1000),
  );
  expect(new Set(told).size).toBeGreaterThan(12);
  const killed = await killedNight(temporaryFolder(), SCRIPT, seededKills(told, undisturbed.took, KILLS));
  expect(killed.killed).toBe(Math.min(KILLS, SCRIPT.seconds.length));
  expect(history(killed.alarms)).toEqual(history(undisturbed.alarms));
  expect(messages(killed)).toEqual(messages(undisturbed));
  // Some of the kills came between a try and its answer.
  const cutOff = killed.alarms.flatMap(({ entries }) =>
    entries.filter((one) => one.kind === 'attempt' && one.repeat),
  );
  expect(cutOff.length).toBeGreaterThan(0);
  const seen = new Set<string>();
  for (const { key, alarm, telling, person, repeat } of killed.received) {
    const read = JSON.stringify([alarm, telling, person]);
    if (seen.has(read)) expect(repeat, key).toBe(true);
    seen.add(read);
  }
}, 600_000);
