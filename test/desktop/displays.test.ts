import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShownPage } from '../../main/desktop/desktop-config.ts';
import { type Display, placePages } from '../../main/desktop/displays.ts';

const display = (id: number, x: number, primary = false, y = 0): Display => ({
  id,
  primary,
  bounds: { x, y, width: 1920, height: 1080 },
});
const placed = (displays: readonly Display[], wanted: readonly ShownPage[]) =>
  placePages(displays, wanted).map(({ display: { id }, page }) => `${id} ${page}`);

const THREE = [display(7, 1920), display(5, 0, true), display(9, -1920)];

test('a number counts from left to right, primary and all mean what they say', () => {
  expect(placed(THREE, [{ display: 1, page: 'walls' }])).toEqual(['9 walls']);
  expect(placed(THREE, [{ display: 3, page: 'walls' }])).toEqual(['7 walls']);
  expect(placed(THREE, [{ display: 'primary', page: 'walls' }])).toEqual(['5 walls']);
  expect(placed(THREE, [{ display: 'all', page: 'walls' }])).toEqual(['9 walls', '5 walls', '7 walls']);
});

test('a screen has the name that it is given, or its number', () => {
  const screens = (wanted: readonly ShownPage[]) => placePages(THREE, wanted).map(({ screen }) => screen);
  expect(screens([{ display: 'all', page: 'walls' }])).toEqual(['display 1', 'display 2', 'display 3']);
  expect(screens([{ display: 'all', page: 'walls', name: 'NOC' }])).toEqual(['NOC 1', 'NOC 2', 'NOC 3']);
  expect(screens([{ display: 3, page: 'walls', name: 'NOC right' }])).toEqual(['NOC right']);
  expect(screens([{ display: 9, page: 'walls', name: 'NOC far' }])).toEqual(['NOC far']);
});

test('displays above each other count from the top', () => {
  const two = [display(1, 0, true, 1080), display(2, 0, false, 0)];
  expect(placed(two, [{ display: 1, page: 'walls' }])).toEqual(['2 walls']);
});

test('the more exact word wins', () => {
  const wanted: ShownPage[] = [
    { display: 'all', page: 'walls' },
    { display: 2, page: 'agreements' },
  ];
  expect(placed(THREE, wanted)).toEqual(['9 walls', '5 agreements', '7 walls']);
  expect(placed(THREE, [...wanted, { display: 'primary', page: 'walls' }])).toContain('5 agreements');
});

test('a display that is not plugged in leaves the others alone; without any of them the primary one serves', () => {
  const wanted: ShownPage[] = [
    { display: 2, page: 'agreements' },
    { display: 4, page: 'walls' },
  ];
  expect(placed(THREE, wanted)).toEqual(['5 agreements']);
  expect(placed([display(5, 0, true)], wanted)).toEqual(['5 agreements']);
  expect(placed([], wanted)).toEqual([]);
});

test('there is always a wall while there is a display, each display has one page, and order does not matter', () => {
  const page = fc.constantFrom('walls' as const, 'agreements' as const);
  const wanted = fc.array(
    fc.record({
      display: fc.oneof(fc.constantFrom('all' as const, 'primary' as const), fc.integer({ min: 1, max: 5 })),
      page,
    }),
    { minLength: 1, maxLength: 4 },
  );
  const displays = fc
    .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 9 }), x: fc.integer({ min: -3, max: 3 }) }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 4,
    })
    .map((all) => all.map(({ id, x }, i) => display(id, x * 1920, i === 0)));
  fc.assert(
    fc.property(displays, wanted, (all, pages) => {
      const result = placed(all, pages);
      expect(result.length).toBeGreaterThan(0);
      expect(new Set(result.map((one) => one.split(' ')[0])).size).toBe(result.length);
      expect(placed(all.toReversed(), pages)).toEqual(result);
    }),
  );
});
