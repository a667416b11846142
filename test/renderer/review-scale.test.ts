import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SPANS, spanFor, zoomed } from '../../renderer/review/review-spans.ts';
import { instantAt, placeOf, scaleMarks } from '../../renderer/review/time-scale.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-23T15:20:14+01:00');
const lengths = fc.constantFrom(...Object.values(SPANS));
const instants = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: NOW });
const widths = fc.integer({ min: 200, max: 4000 });
const spans = fc.record({ start: instants, length: lengths }).map(({ start, length }) => {
  const whole = Math.floor(start / MINUTE) * MINUTE;
  return { start: whole, end: whole + length };
});
/** Also what is still to come: somebody may type it. */
const anyInstant = fc.integer({ min: NOW - 400 * 86_400_000, max: NOW + 400 * 86_400_000 });
const ZONES = ['Europe/Copenhagen', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'UTC'];

test('a place and its instant lead back to each other, to the whole second', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(spans, widths, share, (span, width, part) => {
      const at = instantAt(part * width, span, width);
      expect(at % 1000).toBe(0);
      expect(at).toBeGreaterThanOrEqual(span.start);
      expect(at).toBeLessThanOrEqual(span.end);
      const second = placeOf(span.start + 1000, span, width);
      expect(Math.abs(placeOf(at, span, width) - part * width)).toBeLessThanOrEqual(second / 2 + 1e-6);
      expect(instantAt(placeOf(at, span, width), span, width)).toBe(at);
    }),
  );
});

test('beyond the ends of the line there is no instant', () => {
  const span = { start: 500, end: 10_500 };
  expect([instantAt(-5, span, 100), instantAt(200, span, 100)]).toEqual([1000, 10_000]);
});

test('the scale: in order, inside the span, at round local times, labels never closer than asked', () => {
  fc.assert(
    fc.property(spans, widths, fc.constantFrom(...ZONES), (span, width, zone) => {
      const marks = scaleMarks(span, zone, width, 100);
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      let before = -Infinity;
      for (const { at, day, label } of marks) {
        expect(at).toBeGreaterThan(before);
        before = at;
        expect(at >= span.start && at <= span.end).toBe(true);
        const [hour, minute] = clock.format(at).split(':').map(Number);
        expect(minute % 5).toBe(0);
        if (day) expect(hour * 60 + minute).toBe(0);
        if (label === 'day') expect(day).toBe(true);
      }
      const labels = marks.filter(({ label }) => label !== null).map(({ at }) => placeOf(at, span, width));
      // An hour less between two local times where the clocks are put forward.
      const hour = placeOf(span.start + 60 * MINUTE, span, width);
      const gaps = labels.slice(1).map((place, i) => place - labels[i]);
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(Math.min(100, 99.9) - hour - 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('the design’s scale: noon and midnight, six hours between lines; days begin with a longer line', () => {
  const span = {
    start: Date.parse('2026-03-20T12:00:00+01:00'),
    end: Date.parse('2026-03-23T18:00:00+01:00'),
  };
  const marks = scaleMarks(span, 'Europe/Copenhagen', 1392, 120);
  expect(marks).toHaveLength(14);
  const labels = marks.filter(({ label }) => label !== null);
  expect(labels.map(({ at }) => new Date(at).toISOString().slice(8, 13))).toEqual([
    ...['20T11', '20T23', '21T11', '21T23', '22T11', '22T23', '23T11'],
  ]);
  expect(labels.map(({ day }) => day)).toEqual([false, true, false, true, false, true, false]);
});

test('over a change of the clocks the scale stays on local time', () => {
  const start = Date.parse('2026-03-29T00:00:00+01:00');
  const marks = scaleMarks({ start, end: start + SPANS['1d'] }, 'Europe/Copenhagen', 1392, 100);
  const times = marks.filter(({ label }) => label === 'time').map(({ at }) => (at - start) / 3_600_000);
  // At 02:00 the clocks go to 03:00: 04:00 comes three hours after midnight.
  expect(times).toEqual([0, 2, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23]);
});

test('weeks are told by their Mondays', () => {
  const end = NOW;
  const marks = scaleMarks({ start: end - SPANS['90d'], end }, 'Europe/Copenhagen', 1392, 100);
  const labels = marks
    .filter(({ label }) => label === 'day')
    .map(({ at }) => new Date(at + 3_600_000).getUTCDay());
  expect(labels.length).toBeGreaterThan(10);
  expect(new Set(labels)).toEqual(new Set([1]));
});

test('the span that is drawn holds the instant, and stays while it does', () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, lengths, (at, next, length) => {
      const span = spanFor(null, at, NOW, length);
      expect(span.end - span.start).toBe(length);
      expect(span.start <= at && at <= span.end).toBe(true);
      const after = spanFor(span, next, NOW, length);
      expect(after.start <= next && next <= after.end).toBe(true);
      if (span.start <= next && next <= span.end) expect(after).toBe(span);
    }),
  );
});

test('near now a span ends with it; far from it the instant stands in the middle; when it plays on, at the left', () => {
  const near = spanFor(null, NOW - 3_600_000, NOW, SPANS['4d']);
  expect(near.end).toBeGreaterThan(NOW);
  const long = NOW - 40 * SPANS['1d'];
  const far = spanFor(null, long, NOW, SPANS['1d']);
  expect(placeOf(long, far, 1)).toBeCloseTo(0.5, 2);
  expect(placeOf(far.end + 1000, spanFor(far, far.end + 1000, NOW, SPANS['1d']), 1)).toBeCloseTo(0.1, 2);
});

test('zooming leaves what is pointed at in its place', () => {
  fc.assert(
    fc.property(spans, lengths, fc.double({ min: 0, max: 1, noNaN: true }), (span, length, share) => {
      const pivot = span.start + share * (span.end - span.start);
      const to = zoomed(span, length, pivot);
      expect(to.end - to.start).toBe(length);
      // Spans begin on whole minutes.
      expect(Math.abs(placeOf(pivot, to, 1) - share)).toBeLessThanOrEqual(MINUTE / length + 1e-9);
    }),
  );
});
