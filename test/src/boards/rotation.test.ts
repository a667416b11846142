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

const calm: RotationFacts = {
  emergency: false,
  old: { emergencies: false, clocks: false },
  lateClock: false,
  emergenciesApply: true,
  clocksSay: true,
  seconds: { emergencies: 40, clocks: 30 },
};

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
  const facts = { ...calm, clocksSay: false };
  expect(turned(startRotation(0), facts, 0, 500).wall).toBe('emergencies');
  expect(rotationWord(startRotation(0), 0, facts)).toEqual({ kind: 'alone' });
});

test('holds, the strongest first: an emergency, old data, any other late clock', () => {
  const on = (facts: Partial<RotationFacts>) => {
    const state = turned(startRotation(0), { ...calm, ...facts }, 0, 45);
    return [state.wall, rotationWord(state, 45_000, { ...calm, ...facts })];
  };
  const clocksOld = { emergencies: false, clocks: true };
  const everything = { emergency: true, old: clocksOld, lateClock: true };
  expect(on(everything)).toEqual(['emergencies', { kind: 'held', reason: 'emergency' }]);
  expect(on({ old: clocksOld, lateClock: true })).toEqual(['clocks', { kind: 'held', reason: 'old-data' }]);
  expect(on({ lateClock: true })).toEqual(['clocks', { kind: 'held', reason: 'late-clock' }]);
  const emergenciesOld = { emergency: true, old: { emergencies: true, clocks: false } };
  expect(on(emergenciesOld)).toEqual(['emergencies', { kind: 'held', reason: 'old-data' }]);
});

test('when the data of both walls is old they take turns', () => {
  const facts = { ...calm, old: { emergencies: true, clocks: true } };
  expect(turned(startRotation(0), facts, 0, 39).wall).toBe('emergencies');
  expect(turned(startRotation(0), facts, 0, 41).wall).toBe('clocks');
});

test('a key press wins for 60 s, even against an emergency', () => {
  const facts = { ...calm, emergency: true };
  const pressed = pressWall(startRotation(0), 'clocks', 10_000);
  expect(turned(pressed, facts, 10, 69).wall).toBe('clocks');
  expect(rotationWord(pressed, 53_000, facts)).toEqual({ kind: 'next', inMs: 17_000 });
  expect(turned(pressed, facts, 10, 70).wall).toBe('emergencies');
});

test('Space holds the wall until it is pressed again, but not against an emergency for longer than a key', () => {
  const held = pressHold(startRotation(0), 10_000);
  expect(turned(held, calm, 10, 5000).wall).toBe('emergencies');
  expect(rotationWord(held, 20_000, calm)).toEqual({ kind: 'held', reason: 'hand' });
  const onClocks = pressHold(pressWall(startRotation(0), 'clocks', 5000), 10_000);
  expect(turned(onClocks, calm, 10, 5000).wall).toBe('clocks');
  expect(turned(onClocks, { ...calm, emergency: true }, 10, 71).wall).toBe('emergencies');
  const resumed = pressHold(turned(onClocks, calm, 10, 100), 100_000);
  expect(turned(resumed, calm, 100, 129).wall).toBe('clocks');
  expect(turned(resumed, calm, 100, 130).wall).toBe('emergencies');
});

test('while an emergency holds, nothing but a key can show another wall, and only for 60 s', () => {
  const step = fc.tuple(fc.constantFrom('tick', '1', '2', ' '), fc.integer({ min: 1, max: 90 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const facts = { ...calm, emergency: true, lateClock: true };
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
  const facts = { ...calm, emergenciesApply: false, clocksSay: false };
  const shown = rotate(startRotation(0), 0, facts);
  expect(shown.wall).toBe('clocks');
  expect(rotate(shown, 3_600_000, facts).wall).toBe('clocks');
  expect(rotationWord(shown, 0, facts)).toEqual({ kind: 'alone' });
});
