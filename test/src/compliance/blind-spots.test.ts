import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlindSpot, clippedTo } from '../../../src/compliance/blind-spots.ts';

const spot = (from: number, to: number | null, source: string | null = 'rt', why = 'refused'): BlindSpot => ({
  source,
  title: source ?? 'the station',
  from,
  to,
  why,
});

/** Few instants, so that spots touch, overlap and hold each other. */
const spots = fc.array(
  fc
    .record({
      source: fc.constantFrom('rt', 'crm', null),
      from: fc.integer({ min: 0, max: 30 }),
      length: fc.option(fc.integer({ min: 0, max: 12 })),
      why: fc.constantFrom('refused', 'timed out'),
    })
    .map(({ source, from, length, why }) => spot(from, length === null ? null : from + length, source, why)),
  { maxLength: 8 },
);
const span = fc.tuple(fc.integer({ min: -2, max: 34 }), fc.integer({ min: 1, max: 20 }));
const nows = fc.integer({ min: 0, max: 45 });

/** The oracle: each millisecond asks each spot. */
const isBlind = (all: readonly BlindSpot[], at: number, now: number) =>
  all.some(({ from, to }) => from <= at && at < (to ?? now));

test('clipping keeps each millisecond of the span as it was, and none besides', () => {
  fc.assert(
    fc.property(spots, span, nows, (all, [start, length], now) => {
      const end = start + length;
      const clipped = clippedTo(all, { start, end }, now);
      for (let at = -5; at < 60; at++) {
        const inside = start <= at && at < end;
        expect(isBlind(clipped, at, Math.min(now, end))).toBe(inside && isBlind(all, at, now));
      }
      expect(clipped.map(({ from }) => from)).toEqual(clipped.map(({ from }) => from).sort((a, b) => a - b));
      for (const each of clipped) expect(each.from).toBeGreaterThanOrEqual(start);
    }),
  );
});

test('what goes on goes on in a span that goes on, and ends with one that is over', () => {
  const goesOn = [spot(10, null)];
  expect(clippedTo(goesOn, { start: 0, end: 100 }, 50)).toEqual([spot(10, null)]);
  expect(clippedTo(goesOn, { start: 20, end: 40 }, 50)).toEqual([spot(20, 40)]);
  expect(clippedTo(goesOn, { start: 60, end: 80 }, 50)).toEqual([]);
});
