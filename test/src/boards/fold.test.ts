import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestPlaces, fold, listed } from '../../../src/boards/fold.ts';
import { LEVELS } from '../../../src/boards/level.ts';

const row = fc.record({
  level: fc.constantFrom(...LEVELS),
  dueAt: fc.integer({ min: 0, max: 1000 }),
  zone: fc.constant('UTC'),
});
const isLate = ({ level }: { level: string }) => level === 'late';

test('nothing is lost, the order holds, and no late row is folded while there are places', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 2, max: 7 }), (rows, places) => {
      const { rows: shown, more, density } = fold(rows, places, isLate);
      expect(shown.length + (more?.count ?? 0)).toBe(rows.length);
      const slots = density === 'half' ? places * 2 : places;
      expect(shown.length + (more ? 1 : 0)).toBeLessThanOrEqual(slots);
      expect(rows.filter((each) => shown.includes(each))).toEqual(shown);
      const late = rows.filter(isLate).length;
      if (late <= places * 2 - 1) expect(shown.filter(isLate)).toHaveLength(late);
      // One row that is folded away would take the place that says so.
      if (more) expect(more.count).toBeGreaterThan(1);
    }),
  );
});

test('the last place names the next due instant and the worst shape among the folded', () => {
  const rows = [9, 8, 7, 6, 5].map((dueAt, i) => ({ level: LEVELS[i % 4], dueAt, zone: 'UTC' }));
  const { more } = fold(rows, 3, isLate);
  expect(more).toEqual({ count: 3, waiting: 0, level: 'urgent', nextDueAt: 6, zone: 'UTC' });
});

test('rows halve when those that must stay exceed the places', () => {
  const late = Array.from({ length: 6 }, (_, i) => ({ level: 'late', dueAt: i, zone: 'UTC' }) as const);
  expect(fold(late.slice(0, 4), 4, isLate).density).toBe('full');
  expect(fold(late, 4, isLate)).toMatchObject({ density: 'half', more: null });
});

test('a list keeps its last line for how many more there are', () => {
  expect(listed([1, 2, 3], 3)).toEqual({ shown: [1, 2, 3], more: 0, count: 3 });
  expect(listed([1, 2, 3, 4], 3)).toEqual({ shown: [1, 2], more: 2, count: 4 });
});

test('half a row of room takes what stands for the folded; of those it is said how many wait', () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ level: 'calm', dueAt: i, zone: 'UTC' }) as const);
  const waits = ({ dueAt }: { dueAt: number }) => dueAt === 4;
  expect(fold(rows, 3, () => false, waits, true)).toMatchObject({
    rows: rows.slice(0, 3),
    more: { count: 2, waiting: 1 },
  });
  expect(fold(rows, 3, () => false, waits).more).toMatchObject({ count: 3, waiting: 1 });
  expect(fold(rows, 2, () => true, waits, true)).toMatchObject({ density: 'half', more: null });
});

test('in the fewest places all rows that must stay are shown', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const places = fewestPlaces(rows, isLate);
      const kept = fold(rows, places, isLate).rows;
      expect(kept.filter(isLate)).toEqual(rows.filter(isLate));
      if (places < 2) return;
      const fewer = fold(rows, places - 1, isLate).rows;
      expect(fewer.filter(isLate).length).toBeLessThan(rows.filter(isLate).length);
    }),
  );
});
