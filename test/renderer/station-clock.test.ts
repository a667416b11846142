import { expect, test } from 'vitest';
import { clockAfter, MachineClockWatch } from '../../renderer/feed/station-clock.ts';

test('the station’s time is its last answer plus the page’s own steady time', () => {
  expect(clockAfter(null, 10_000, 400)).toEqual({ offset: 9600, heardAt: 400 });
});

test('an answer that was late on its way does not make the seconds dance', () => {
  const known = clockAfter(null, 10_000, 400);
  expect(clockAfter(known, 11_800, 2300).offset).toBe(9600);
  expect(clockAfter(known, 12_000, 2300).offset).toBe(9700);
  // Set back by more than a delay: the station's clock itself was set.
  expect(clockAfter(known, 5000, 2300).offset).toBe(2700);
});

test('the machine’s clock is off when it differs from the station by more than two seconds', () => {
  const watch = new MachineClockWatch();
  expect(watch.look(1000, 0, 1500)).toEqual({ kind: 'in-step' });
  expect(watch.look(5000, 4000, 1500)).toEqual({ kind: 'off', byMs: 3500 });
});

test('a jump of the machine’s clock is said for a minute', () => {
  const watch = new MachineClockWatch();
  watch.look(1000, 0, null);
  expect(watch.look(9000, 1000, 9000)).toEqual({ kind: 'jumped' });
  expect(watch.look(67_000, 59_000, 67_000)).toEqual({ kind: 'jumped' });
  expect(watch.look(70_000, 62_000, 70_000)).toEqual({ kind: 'in-step' });
});
