import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  pressHold,
  pressWall,
  type RotationFacts,
  type RotationState,
  rotate,
  rotationWord,
  startRotation,
} from '../../../src/boards/rotation.ts';

const NONE = { emergencies: false, clocks: false, windows: false, agreements: false };

const BURNING = { level: 'late', alarm: false, apart: false } as const;

const calm: RotationFacts = {
  emergency: null,
  old: NONE,
  lateClock: false,
  windowLive: false,
  says: { emergencies: true, clocks: true, windows: false, agreements: false },
  seconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 },
};
const all = { emergencies: true, clocks: true, windows: true, agreements: true };

/** The wall that is shown in each of some seconds. */
function turned(state: RotationState, facts: RotationFacts, from: number, to: number): RotationState {
  let turning = state;
  for (let second = from; second <= to; second++) turning = rotate(turning, second * 1000, facts);
  return turning;
}

test('emergencies stay 40 s, clocks 30 s', () => {
  const start = startRotation(0);
  expect(turned(start, calm, 0, 39).wall).toBe('emergencies');
  expect(turned(start, calm, 0, 40).wall).toBe('clocks');
  expect(turned(start, calm, 0, 69).wall).toBe('clocks');
  expect(turned(start, calm, 0, 70).wall).toBe('emergencies');
  expect(rotationWord(start, 9000, calm)).toEqual({ kind: 'next', inMs: 31_000 });
});

test('a wall with nothing to say is skipped; emergencies never is', () => {
  const facts = { ...calm, says: { ...calm.says, clocks: false } };
  expect(turned(startRotation(0), facts, 0, 500).wall).toBe('emergencies');
  expect(rotationWord(startRotation(0), 0, facts)).toEqual({ kind: 'alone' });
});

test('holds, the strongest first: an emergency, old data, any other late clock', () => {
  const on = (facts: Partial<RotationFacts>) => {
    const state = turned(startRotation(0), { ...calm, ...facts }, 0, 45);
    return [state.wall, rotationWord(state, 45_000, { ...calm, ...facts })];
  };
  const clocksOld = { ...NONE, clocks: true };
  const everything = { emergency: BURNING, old: clocksOld, lateClock: true };
  expect(on(everything)).toEqual(['emergencies', { kind: 'held', reason: 'emergency' }]);
  expect(on({ old: clocksOld, lateClock: true })).toEqual(['clocks', { kind: 'held', reason: 'old-data' }]);
  expect(on({ lateClock: true })).toEqual(['clocks', { kind: 'held', reason: 'late-clock' }]);
  const emergenciesOld = { emergency: BURNING, old: { ...NONE, emergencies: true } };
  expect(on(emergenciesOld)).toEqual(['emergencies', { kind: 'held', reason: 'old-data' }]);
});

test('when the data of both walls is old they take turns', () => {
  const facts = { ...calm, old: { ...NONE, emergencies: true, clocks: true } };
  expect(turned(startRotation(0), facts, 0, 39).wall).toBe('emergencies');
  expect(turned(startRotation(0), facts, 0, 41).wall).toBe('clocks');
});

test('a key press wins for 60 s, even against an emergency', () => {
  const facts = { ...calm, emergency: BURNING };
  const pressed = pressWall(startRotation(0), 'clocks', 10_000);
  expect(turned(pressed, facts, 10, 69).wall).toBe('clocks');
  expect(rotationWord(pressed, 53_000, facts)).toEqual({
    kind: 'back',
    reason: 'emergency',
    level: 'late',
    inMs: 17_000,
  });
  expect(turned(pressed, facts, 10, 70).wall).toBe('emergencies');
});

test('what a key keeps away says why it comes back, and when', () => {
  const pressed = pressWall(startRotation(0), 'windows', 10_000);
  const word = (facts: Partial<RotationFacts>, state = pressed) =>
    rotationWord(state, 11_000, { ...calm, ...facts });
  const inMs = 59_000;
  const alarm = { level: 'urgent', alarm: true, apart: false } as const;
  expect(word({ emergency: alarm })).toEqual({ kind: 'back', reason: 'alarm', level: 'urgent', inMs });
  const old = { ...NONE, clocks: true };
  expect(word({ old })).toEqual({ kind: 'back', reason: 'old-data', level: 'urgent', inMs });
  expect(word({ lateClock: true })).toEqual({ kind: 'back', reason: 'late-clock', level: 'late', inMs });
  // A hold by hand does not stand against it either.
  const byHand = pressHold(pressWall(startRotation(0), 'windows', 5000), 10_000);
  expect(word({ lateClock: true }, byHand)).toMatchObject({ kind: 'back', inMs });
  expect(word({}, byHand)).toEqual({ kind: 'held', reason: 'hand' });
});

test('the next wall comes when it is said', () => {
  const facts = { ...calm, seconds: { ...calm.seconds, clocks: 90 } };
  const pressed = pressWall(startRotation(0), 'clocks', 10_000);
  expect(rotationWord(pressed, 11_000, facts)).toEqual({ kind: 'next', inMs: 89_000 });
  expect(turned(pressed, facts, 11, 99).wall).toBe('clocks');
  expect(turned(pressed, facts, 11, 100).wall).toBe('emergencies');
});

test('Space holds the wall until it is pressed again, but not against an emergency for longer than a key', () => {
  const held = pressHold(startRotation(0), 10_000);
  expect(turned(held, calm, 10, 5000).wall).toBe('emergencies');
  expect(rotationWord(held, 20_000, calm)).toEqual({ kind: 'held', reason: 'hand' });
  const onClocks = pressHold(pressWall(startRotation(0), 'clocks', 5000), 10_000);
  expect(turned(onClocks, calm, 10, 5000).wall).toBe('clocks');
  expect(turned(onClocks, { ...calm, emergency: BURNING }, 10, 71).wall).toBe('emergencies');
  const resumed = pressHold(turned(onClocks, calm, 10, 100), 100_000);
  expect(turned(resumed, calm, 100, 129).wall).toBe('clocks');
  expect(turned(resumed, calm, 100, 130).wall).toBe('emergencies');
});

test('while an emergency holds, nothing but a key can show another wall, and only for 60 s', () => {
  const step = fc.tuple(fc.constantFrom('tick', '1', '2', ' '), fc.integer({ min: 1, max: 90 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const facts = { ...calm, emergency: BURNING, lateClock: true };
      let state = startRotation(0);
      let now = 0;
      let key = -Infinity;
      for (const [what, seconds] of steps) {
        now += seconds * 1000;
        state = rotate(state, now, facts);
        if (what !== 'tick') key = now;
        if (what === '1') state = pressWall(state, 'emergencies', now);
        if (what === '2') state = pressWall(state, 'clocks', now);
        if (what === ' ') state = pressHold(state, now);
        state = rotate(state, now, facts);
        if (now - key >= 60_000) expect(state.wall).toBe('emergencies');
      }
    }),
  );
});

test('where no provider promises a first reaction, the clocks wall is shown alone', () => {
  const facts = { ...calm, says: NONE };
  const shown = rotate(startRotation(0), 0, facts);
  expect(shown.wall).toBe('clocks');
  expect(rotate(shown, 3_600_000, facts).wall).toBe('clocks');
  expect(rotationWord(shown, 0, facts)).toEqual({ kind: 'alone' });
});

/** The walls in the order in which they are shown, from a start. */
function shown(state: RotationState, facts: RotationFacts, seconds: number): string[] {
  const walls: string[] = [state.wall];
  let turning = state;
  for (let second = 0; second <= seconds; second++) {
    turning = rotate(turning, second * 1000, facts);
    if (turning.wall !== walls.at(-1)) walls.push(turning.wall);
  }
  return walls;
}

test('all four walls take their turn: 40, 30, 15 and 10 s', () => {
  const facts = { ...calm, says: all };
  expect(turned(startRotation(0), facts, 0, 84).wall).toBe('windows');
  expect(turned(startRotation(0), facts, 0, 85).wall).toBe('agreements');
  expect(turned(startRotation(0), facts, 0, 94).wall).toBe('agreements');
  expect(turned(startRotation(0), facts, 0, 95).wall).toBe('emergencies');
});

test('a window in progress comes every second turn, and the footer says why', () => {
  const facts = { ...calm, says: all, windowLive: true };
  const order = ['emergencies', 'windows', 'clocks', 'windows', 'agreements', 'windows', 'emergencies'];
  expect(shown(startRotation(0), facts, 130)).toEqual(order);
  const onWindows = turned(startRotation(0), facts, 0, 41);
  expect(rotationWord(onWindows, 41_000, facts)).toEqual({ kind: 'held', reason: 'window' });
  expect(turned(onWindows, { ...facts, lateClock: true }, 41, 60).wall).toBe('clocks');
});

test('old work and old agreements come every second turn, and keep no late clock out of sight', () => {
  const facts = { ...calm, old: { ...NONE, windows: true, agreements: true } };
  const order = ['emergencies', 'windows', 'agreements', 'clocks', 'windows', 'agreements', 'emergencies'];
  expect(shown(startRotation(0), facts, 125)).toEqual(order);
  expect(shown(startRotation(0), { ...facts, lateClock: true }, 300)).toEqual(['emergencies', 'clocks']);
});

test('every wall that speaks is shown within one round of the longest order, whatever urges', () => {
  const flags = fc.record({
    emergencies: fc.boolean(),
    clocks: fc.boolean(),
    windows: fc.boolean(),
    agreements: fc.boolean(),
  });
  fc.assert(
    fc.property(flags, flags, fc.boolean(), (says, old, windowLive) => {
      const facts = { ...calm, says, windowLive, old: { ...old, emergencies: false, clocks: false } };
      const walls = new Set(shown(startRotation(0), facts, 300).slice(1));
      for (const wall of ['emergencies', 'clocks', 'windows', 'agreements'] as const) {
        if (says[wall] && wall !== 'emergencies') expect(walls).toContain(wall);
      }
    }),
  );
});
