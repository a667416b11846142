import { expect, test } from 'vitest';
import type { Store } from '../../../main/database/store.ts';
import { temporaryStore } from '../temporary-store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-03-23T14:20:00Z');

/** Puts shifts on file: `level person from to`, in hours from now. */
function file(store: Store, source: string, provider: string, ...shifts: [number, string, number, number][]) {
  store.write(() => {
    for (const [level, person, from, to] of shifts) {
      const body = {
        provider,
        level,
        person,
        name: person.toUpperCase(),
        start: NOW + from * HOUR,
        end: NOW + to * HOUR,
      };
      const record = `${provider}/${level}/${person}/${from}`;
      store.facts.store(source, { kind: 'duty', record, sequence: 0, at: 0, body }, null, NOW - 30 * DAY);
    }
  });
}
const told = (shifts: readonly { level: number; person: string; start: number; end: number }[]) =>
  shifts.map(
    ({ level, person, start, end }) => `${level} ${person} ${(start - NOW) / HOUR} ${(end - NOW) / HOUR}`,
  );

test('who is on duty at an instant is told by level; a shift ends before its end', () => {
  const { store } = temporaryStore();
  file(store, 's', 'aurologic', [2, 'c', -20, 5], [1, 'a', -4, 0], [1, 'b', 0, 8], [1, 'd', -1, 1]);
  file(store, 's', 'aura', [1, 'x', -1, 1]);
  expect(told(store.duty.shiftsAt('aurologic', NOW))).toEqual(['1 d -1 1', '1 b 0 8', '2 c -20 5']);
  expect(told(store.duty.shiftsAt('aurologic', NOW - 1))).toEqual(['1 a -4 0', '1 d -1 1', '2 c -20 5']);
  expect(told(store.duty.shiftsAt('aurologic', NOW + 8 * HOUR))).toEqual([]);
  expect(told(store.duty.between('aurologic', NOW - HOUR, NOW))).toEqual([
    '2 c -20 5',
    '1 a -4 0',
    '1 d -1 1',
  ]);
});

test('the highest level is that of the roster since yesterday', () => {
  const { store } = temporaryStore();
  expect(store.duty.topLevel('aurologic', NOW)).toBe(1);
  file(store, 's', 'aurologic', [1, 'a', -4, 4], [4, 'z', -80, -30], [3, 'c', -30, -2], [2, 'b', 40, 50]);
  expect(store.duty.topLevel('aurologic', NOW)).toBe(3);
  expect(store.duty.topLevel('aurologic', NOW + 2 * DAY)).toBe(2);
});

test('a shift from before there were levels is of level 1, by its name', () => {
  const { store } = temporaryStore();
  const body = { provider: 'aurologic', name: 'Anna Berg', start: NOW - HOUR, end: NOW + HOUR };
  store.write(() =>
    store.facts.store('s', { kind: 'duty', record: 'r', sequence: 0, at: 0, body }, null, NOW),
  );
  expect(store.duty.shiftsAt('aurologic', NOW)).toMatchObject([{ level: 1, person: 'Anna Berg' }]);
  expect(store.duty.topLevel('aurologic', NOW)).toBe(1);
});

test('of a source that was taken out what is to come goes, and what was stays', () => {
  const { store } = temporaryStore();
  file(store, 'out', 'aurologic', [1, 'a', -30, -20], [1, 'b', -4, 4], [1, 'c', 4, 8]);
  file(store, 'in', 'aurologic', [2, 'd', -4, 4]);
  for (let again = 0; again < 2; again++) {
    store.write(() => store.duty.endOthers(['in'], NOW));
    expect(told(store.duty.between('aurologic', NOW - 40 * HOUR, NOW + 40 * HOUR))).toEqual([
      '1 a -30 -20',
      '1 b -4 0',
      '2 d -4 4',
    ]);
  }
});
