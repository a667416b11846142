import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BlindSpot,
  blindTime,
  clippedTo,
  mergedSpots,
  periodOf,
} from '../../../src/compliance/blind-spots.ts';

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

test('merging keeps the time of each source, and leaves no two of one that touch', () => {
  fc.assert(
    fc.property(spots, (all) => {
      const now = 100;
      const merged = mergedSpots(all);
      for (const source of ['rt', 'crm', null]) {
        const [before, after] = [all, merged].map((each) => each.filter((one) => one.source === source));
        for (let at = 0; at <= 50; at++) expect(isBlind(after, at, now)).toBe(isBlind(before, at, now));
        for (const [i, each] of after.entries())
          if (i > 0) expect(each.from).toBeGreaterThan(periodOf(after[i - 1], now).end);
      }
    }),
  );
});

test('the blind time counts a millisecond once, however many are blind', () => {
  fc.assert(
    fc.property(spots, span, nows, (all, [start, length], now) => {
      let counted = 0;
      for (let at = start; at < start + length; at++) if (isBlind(all, at, now)) counted++;
      expect(blindTime(all, { start, end: start + length }, now)).toBe(counted);
    }),
  );
});

test('what goes on goes on in a span that goes on, and ends with one that is over', () => {
  const goesOn = [spot(10, null)];
  expect(clippedTo(goesOn, { start: 0, end: 100 }, 50)).toEqual([spot(10, null)]);
  expect(clippedTo(goesOn, { start: 20, end: 40 }, 50)).toEqual([spot(20, 40)]);
  expect(clippedTo(goesOn, { start: 60, end: 80 }, 50)).toEqual([]);
});

test('merged ones tell each reason once', () => {
  const merged = mergedSpots([
    spot(0, 10, 'rt', 'refused'),
    spot(10, 20, 'rt', 'timed out'),
    spot(15, null, 'rt', 'refused'),
    spot(5, 9, null, 'stopped'),
  ]);
  expect(merged).toEqual([spot(0, null, 'rt', 'refused; timed out'), spot(5, 9, null, 'stopped')]);
});
