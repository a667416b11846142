// Whom to tell at a level, where levels have gaps and people cannot be reached.
import { expect, test } from 'vitest';
import { whomToReach, whomToTell } from '../../../src/alarms/whom.ts';
import type { Shift } from '../../../src/duty/shift.ts';

const shift = (level: number, person: string): Shift => ({ level, person, name: person, start: 0, end: 1 });
const FALLBACK = [{ person: 'noc', name: 'NOC', level: null }];
const people = ({ level, to }: ReturnType<typeof whomToTell>) => [level, ...to.map(({ person }) => person)];

test('all who are on duty at the level; nobody there: the next higher, else the next lower, else the fallback', () => {
  const shifts = [shift(1, 'anna'), shift(1, 'bo'), shift(3, 'cy')];
  expect(people(whomToTell(shifts, 1, FALLBACK))).toEqual([1, 'anna', 'bo']);
  expect(people(whomToTell(shifts, 2, FALLBACK))).toEqual([3, 'cy']);
  expect(people(whomToTell(shifts, 4, FALLBACK))).toEqual([3, 'cy']);
  expect(people(whomToTell([], 2, FALLBACK))).toEqual([2, 'noc']);
  expect(people(whomToTell([], 1, []))).toEqual([1]);
});

test('where no channel reaches those on duty, whoever comes next is told at once besides', () => {
  const shifts = [shift(1, 'anna'), shift(2, 'bo'), shift(3, 'cy')];
  const reaching = (...reached: string[]) =>
    people(whomToReach(shifts, 1, FALLBACK, (person) => reached.includes(person)));
  expect(reaching('anna', 'bo')).toEqual([1, 'anna']);
  expect(reaching('bo', 'cy')).toEqual([2, 'anna', 'bo']);
  expect(reaching('noc')).toEqual([1, 'anna', 'noc']);
  // Without channels the walls alone tell it.
  expect(reaching()).toEqual([1, 'anna']);
});
