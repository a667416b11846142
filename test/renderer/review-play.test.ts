import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventSteps } from '../../renderer/review/event-steps.ts';
import { playedAt, RATES, untilNext } from '../../renderer/review/play-clock.ts';
import { addressOf, placeAt } from '../../renderer/review/review-place.ts';
import { SPAN_NAMES } from '../../renderer/review/review-spans.ts';
import { WALLS } from '../../src/boards/board.ts';
import { type ReviewMark, SIGHTS } from '../../src/boards/review.ts';

const START = Date.parse('2026-03-23T13:22:00+01:00');
const rates = fc.constantFrom(...RATES);

test('it plays on from where it began, however late and unevenly it is looked at', () => {
  const delays = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 999 }), delays, (rate, ms, late) => {
      const playing = { at: START + ms, steady: 17.5, rate };
      let steady = playing.steady;
      let before = 0;
      for (const delay of late) {
        steady += delay;
        const at = playedAt(playing, steady);
        expect(at).toBeGreaterThanOrEqual(before);
        expect(at % 1000).toBe(0);
        before = at;
      }
      const true_ = START + ms + (steady - 17.5) * rate;
      expect(true_ - before).toBeGreaterThanOrEqual(0);
      expect(true_ - before).toBeLessThan(1000);
    }),
  );
});

test('driven by its own waits it shows every second at 1×, and never changes more than ten times a second', () => {
  for (const rate of RATES) {
    for (const calm of [false, true]) {
      const playing = { at: START + 250, steady: 1000, rate };
      let steady = 1000;
      const shown: number[] = [];
      while (steady < 11_000) {
        const wait = untilNext(playing, steady, calm);
        expect(wait).toBeGreaterThanOrEqual(1);
        steady += wait;
        shown.push(playedAt(playing, steady));
      }
      expect(shown.length).toBeLessThanOrEqual(calm || rate === 1 ? 11 : 101);
      if (rate === 1) expect(shown.slice(0, 3)).toEqual([START + 1000, START + 2000, START + 3000]);
    }
  }
});

const marks = (at: readonly number[]): ReviewMark[] =>
  at.map((one, i) => ({ at: one * 1000, ticket: `t:${i}`, type: 'opened' }));

test('a step leads where the nearest event is, or nowhere while that is not known', () => {
  const seconds = fc.integer({ min: 0, max: 60 });
  const histories = fc.array(seconds, { maxLength: 12 }).map((all) => marks(all.toSorted((a, b) => a - b)));
  const edges = fc
    .tuple(seconds, seconds)
    .map(([a, b]) => [Math.min(a, b) * 1000, Math.max(a, b) * 1000 + 1000]);
  fc.assert(
    fc.property(histories, edges, seconds, seconds, fc.boolean(), (all, [start, end], asked, shown, cut) => {
      const inSpan = all.filter(({ at }) => start <= at && at < end);
      const told = {
        span: { start, end },
        marks: cut ? inSpan.slice(0, 2) : inSpan,
        events: inSpan.length,
        blind: [],
        blindBefore: 0,
        earlier: all.findLast(({ at }) => at < asked * 1000) ?? null,
        later: all.find(({ at }) => at > asked * 1000) ?? null,
      };
      const at = shown * 1000;
      const steps = eventSteps(told, at, asked * 1000);
      const earlier = all.findLast((mark) => mark.at < at)?.at ?? null;
      const later = all.find((mark) => mark.at > at)?.at ?? null;
      if (steps.earlier) expect(steps.earlier.at).toBe(earlier);
      if (steps.later) expect(steps.later.at).toBe(later);
      if (asked === shown) {
        expect([steps.earlier?.at ?? null, steps.later?.at ?? null]).toEqual([earlier, later]);
      }
    }),
  );
});

test('a place stands in the address, and what is as usual is left out', () => {
  expect(addressOf(placeAt(''))).toBe('/desk/review');
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const places = fc.record({
    at: fc.option(fc.constantFrom('2026-03-23T12:22:00Z', '2026-03-23T13:22:00+01:00', 'yesterday')),
    sight: fc.constantFrom(...SIGHTS),
    ticket: fc.option(text),
    clock: fc.option(text),
    wall: fc.option(fc.constantFrom(...WALLS)),
    span: fc.constantFrom(...SPAN_NAMES),
  });
  fc.assert(
    fc.property(places, (place) => {
      expect(placeAt(new URL(addressOf(place), 'http://station').search)).toEqual(place);
    }),
  );
  expect(placeAt('?sight=foo&wall=garage&span=3y&at=2026-03-23T13:22:00+01:00')).toEqual({
    ...placeAt(''),
    at: '2026-03-23T13:22:00+01:00',
  });
});
