// Whole nights: each alarm is told at least once to the right person, never silently dropped, and every repeat is marked.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TellingEntry } from '../../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import {
  CHANNELS,
  livedThrough,
  MINUTE,
  type Night,
  type NightTicket,
  type NightTold,
  PHASES,
  SECOND,
} from './night.ts';

const START = Date.parse('2026-03-29T00:00:00Z');
const SECONDS = 80 * 60;
/** From here on nothing fails any more, so that what was held up can arrive. */
const CALM = 60 * 60;

const second = (to: number, from = 0) => fc.integer({ min: from, max: to });

const story: fc.Arbitrary<Omit<NightTicket, 'id'>> = fc
  .record({
    serviceKind: fc.constantFrom('IP-Transit', 'IP-Transit', 'IP-Transit', 'Webhosting'),
    opens: second(40 * 60, 1),
    flag: fc.constantFrom(0, 0, 60),
    later: fc.array(
      fc.record({
        after: second(25 * 60, 1),
        what: fc.constantFrom(
          ...[
            'staff-replied',
            'emergency-unflagged',
            'emergency-flagged',
            'escalated',
            'impacting',
            'not-impacting',
          ],
          ...['closed', 'reopened'],
        ),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ serviceKind, opens, flag, later }) => {
    let at = opens + flag;
    const events = later.map(({ after, what }) => {
      at += after;
      if (what === 'escalated') return { second: at, type: what, level: 2 };
      if (what.endsWith('impacting')) return { second: at, type: 'impact-classified', impact: what };
      return { second: at, type: what };
    });
    return {
      serviceKind,
      events: [
        { second: opens, type: 'opened', channel: 'ticket-system' },
        { second: opens + flag, type: 'emergency-flagged' },
        ...events.filter((one) => one.second < CALM),
      ],
    };
  });

/** Three levels with hand-overs, and gaps where somebody was left out. */
const shifts = fc
  .array(
    fc.record({
      level: second(3, 1),
      from: second(70),
      minutes: second(90, 10),
      who: fc.constantFrom(...'abcdef'),
    }),
    {
      maxLength: 8,
    },
  )
  .map((all) =>
    all.map(({ level, from, minutes, who }) => ({
      level,
      person: who,
      name: who.toUpperCase(),
      start: START + (from - 10) * MINUTE,
      end: START + (from - 10 + minutes) * MINUTE,
    })),
  );

const nights: fc.Arbitrary<Night> = fc
  .record({
    start: fc.constant(START),
    seconds: fc.constant(SECONDS),
    shifts,
    fallback: fc.constantFrom(null, 'z'),
    tickets: fc
      .array(story, { minLength: 1, maxLength: 3 })
      .map((all) => all.map((one, nth) => ({ id: `T${nth}`, ...one }))),
    answers: fc.array(fc.record({ second: second(CALM), lost: fc.boolean() }), { maxLength: 5 }),
    faults: fc.array(
      fc
        .record({
          channel: fc.constantFrom(...CHANNELS),
          from: second(CALM),
          length: second(30 * 60, 1),
          fate: fc.constantFrom('fails' as const, 'answer-lost' as const),
        })
        .map(({ channel, from, length, fate }) => ({
          channel,
          from,
          to: Math.min(CALM, from + length),
          fate,
        })),
      { maxLength: 4 },
    ),
    kills: fc.array(
      fc.record({
        // Most of them while something is being told: soon after a flag, or after the first wait.
        near: fc.constantFrom(0, 0, 0, 300, 900, 1440, null),
        second: second(15),
        anywhere: second(CALM),
        phase: fc.constantFrom(...PHASES),
        downSeconds: fc.constantFrom(1, 1, 5, 400, 1500),
      }),
      { maxLength: 5 },
    ),
    latencies: fc.array(second(9), { minLength: 1, maxLength: 5 }),
  })
  .map(({ kills, ...night }) => ({
    ...night,
    kills: kills.map(({ near, second: after, anywhere, phase, downSeconds }, nth) => {
      const flag = night.tickets[nth % night.tickets.length].events[1].second;
      const at = near === null ? anywhere : Math.min(CALM, flag + near + after);
      // It is there again before the calm, in which what was held up arrives.
      return { second: at, phase, downSeconds: Math.max(1, Math.min(downSeconds, CALM - at)) };
    }),
  }));

test('each alarm is told to the right person, never dropped, and every repeat is marked', {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(nights, (night) => {
      const told = livedThrough(night);
      eachFlagRaisesOne(night, told);
      for (const alarm of told.alarms) {
        tellsTheRightPeople(night, alarm);
        isNeverDropped(night, told, alarm);
        tellsInTime(night, told, alarm);
      }
      marksRepeats(told);
    }),
    { numRuns: 60 },
  );
});

/** Who is on duty at a level at an instant, looked up the simple way. */
function naiveWhom(
  { shifts, fallback }: Night,
  dueLevel: number,
  at: number,
): { level: number; people: string[] } {
  const on = (level: number) => [
    ...new Set(
      shifts.filter((s) => s.level === level && s.start <= at && at < s.end).map(({ person }) => person),
    ),
  ];
  for (const level of [dueLevel, dueLevel + 1, dueLevel + 2, 3, 2, 1]) {
    if (level <= 3 && on(level).length > 0 && (level >= dueLevel || nobodyFrom(dueLevel))) {
      return { level, people: on(level) };
    }
  }
  function nobodyFrom(level: number): boolean {
    return [level, level + 1, level + 2].every((one) => on(one).length === 0);
  }
  return { level: dueLevel, people: fallback ? [fallback] : [] };
}

/** "Any emergency flagged ticket raises an alarm", and so does a flag that is set again. */
function eachFlagRaisesOne({ start, tickets }: Night, { alarms }: NightTold): void {
  for (const { id, events } of tickets) {
    let isFlagged = false;
    for (const { second, type } of events) {
      if (type === 'closed') break;
      if (type === 'emergency-unflagged') isFlagged = false;
      if (type !== 'emergency-flagged' || isFlagged) continue;
      isFlagged = true;
      const raised = alarms.filter(({ raisedAt }) => raisedAt === start + second * SECOND);
      expect(raised.map(({ about }) => about)).toContainEqual(expect.objectContaining({ ticket: `s:${id}` }));
    }
  }
}

const tellingsOf = ({ entries }: BoardAlarm) =>
  entries.filter((entry): entry is TellingEntry => entry.kind === 'telling');

function tellsTheRightPeople(night: Night, alarm: BoardAlarm): void {
  for (const { dueLevel, level, to, at } of tellingsOf(alarm)) {
    const right = naiveWhom(night, dueLevel, at);
    expect({ level, people: to.map(({ person }) => person).sort() }).toEqual({
      ...right,
      people: right.people.sort(),
    });
  }
}

function isNeverDropped(night: Night, { received, taken }: NightTold, alarm: BoardAlarm): void {
  const [first] = tellingsOf(alarm);
  expect(first?.reasons).toContain('raised');
  const isAnswered = taken.some((one) => one.alarm === alarm.id);
  const somebody = tellingsOf(alarm).some(({ to }) => to.length > 0);
  const arrived = received.filter(({ message }) => message.alarm === alarm.id);
  if (somebody && !isAnswered) expect(arrived.length).toBeGreaterThan(0);
  for (const { message } of arrived) {
    const telling = tellingsOf(alarm).find((one) => one.telling === message.telling)!;
    expect(telling.to.map(({ person }) => person)).toContain(message.person);
  }
  // To each person the newest telling arrives in the end, while nobody has taken the alarm and it goes on.
  if (isAnswered || alarm.end !== null) return;
  const calm = night.start + (CALM + 10 * 60) * SECOND;
  const newest = new Map(
    tellingsOf(alarm).flatMap((one) => one.to.map(({ person }) => [person, one] as const)),
  );
  for (const [person, { telling, at }] of newest) {
    if (at > calm) continue;
    const ofIt = alarm.entries.filter((entry) => entry.kind === 'arrived' && entry.person === person);
    expect(ofIt.map((entry) => 'telling' in entry && entry.telling)).toContain(telling);
  }
}

/** Second by second, by the rules as sentences: who is not acknowledged for five minutes is told again. */
function tellsInTime(night: Night, { up, taken }: NightTold, alarm: BoardAlarm): void {
  if (alarm.once) {
    expect(tellingsOf(alarm)).toHaveLength(1);
    return;
  }
  const at = (instant: number) => (instant - night.start) / SECOND;
  const tellings = tellingsOf(alarm).map((one) => ({ ...one, second: at(one.at) }));
  const acks = taken.filter((one) => one.alarm === alarm.id).map((one) => one.second);
  const escalations = alarm.escalations.map(at);
  const raised = at(alarm.raisedAt);
  const endKnown = alarm.entries.filter(({ kind }) => kind === 'ended' || kind === 'resumed');
  // One that was over when it became known is told once, and nothing more is owed until it is resumed.
  const wasOver = endKnown.length > 0 ? endKnown[0].kind === 'resumed' : alarm.end !== null;
  const isGoingOn = (s: number) => {
    const last = endKnown.filter((one) => at(one.at) <= s).at(-1);
    return last ? last.kind === 'resumed' : !wasOver;
  };
  const isAcknowledged = (s: number) => {
    const last = acks.filter((one) => one < s).at(-1);
    return last !== undefined && s < last + 600 && !escalations.some((one) => one > last && one <= s);
  };
  expect(tellings[0]?.dueAt).toBe(alarm.raisedAt);
  for (const { at: toldAt, dueAt, late } of tellings) expect(late).toBe(toldAt - dueAt > MINUTE);
  let upFor = 0;
  let waits = 0;
  let goesOnFor = 0;
  for (let s = 0; s < night.seconds; s++) {
    upFor = up[s] ? upFor + 1 : 0;
    goesOnFor = s >= raised && isGoingOn(s) ? goesOnFor + 1 : 0;
    const lapsedAt = s - 3;
    const isReset = escalations.some((one) => one > lapsedAt - 600 && one <= s);
    if (acks.findLast((one) => one < s) === lapsedAt - 600 && goesOnFor > 603 && upFor > 5 && !isReset) {
      const then = tellings.filter((one) => one.second >= lapsedAt && one.second <= s);
      expect(then.flatMap(({ reasons }) => reasons)).toContain('lapsed');
    }
    if (s < raised || !isGoingOn(s)) {
      waits = 0;
      continue;
    }
    waits = isAcknowledged(s) ? 0 : waits + 1;
    if (upFor < 3) continue;
    const before = tellings.filter((one) => one.second <= s);
    expect(before.length, `told by ${s}`).toBeGreaterThan(0);
    for (const { percent, at: share } of alarm.shares) {
      if (at(share) + 2 <= s) expect(before.flatMap(({ reasons }) => reasons)).toContain(`used-${percent}`);
    }
    const pastDue = at(alarm.dueAt!) <= s;
    if (waits > 303 && !pastDue) {
      expect(before.at(-1)!.second, `told again by ${s}`).toBeGreaterThanOrEqual(s - 303);
    }
    if (waits > 1803) expect(before.at(-1)!.second).toBeGreaterThanOrEqual(s - 1803);
  }
  for (const [nth, one] of tellings.entries()) {
    if (nth === 0) continue;
    expect(one.level).toBeLessThanOrEqual(3);
    if (one.reasons.length === 1 && one.reasons[0] === 'not-acknowledged') {
      expect(isAcknowledged(one.second)).toBe(false);
      expect(one.second - tellings[nth - 1].second).toBeGreaterThanOrEqual(300);
    }
  }
}

function marksRepeats({ received }: NightTold): void {
  const seen = new Set<string>();
  for (const { message } of received) {
    const { key, alarm, telling, person, repeat } = message;
    // By whichever channel: it is the person who would read it twice.
    const read = JSON.stringify([alarm, telling, person]);
    if (seen.has(read)) expect(repeat, `a repeat of ${key}`).toBe(true);
    seen.add(read);
  }
}
