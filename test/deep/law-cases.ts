import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Calendar, calendarFrom, dueAt, elapsed, isOpen } from '../../src/calendars/calendar.ts';
import { compile } from '../../src/calendars/compile.ts';
import { isoOf } from '../../src/calendars/iso.ts';
import { type AskedCalendar, askedCalendar } from '../naive/arbitrary-calendars.ts';
import { asDefinition } from '../src/calendars/as-definition.ts';
import { randomly } from './random.ts';

/** So many pairs of instants are asked of each calendar. */
const PAIRS = 5_000;
/** Some weeks, more than a year, and several years. */
const SPANS = [30, 400, 1_500].map(askedCalendar);

/**
 * Tries the laws of `elapsed` and `dueAt` on `count` pairs of instants, in compiled calendars with any hours and
 * holidays, in odd zones. Throws an error that names the calendar and the instants of a counterexample.
 */
export function tryLaws(count: number, seed: number): void {
  const random = randomly(seed);
  for (let tried = 0; tried < count; tried += PAIRS) {
    const [asked] = fc.sample(SPANS[random(SPANS.length)], { numRuns: 1, seed: random(2 ** 31) });
    const { definition, book } = asDefinition(asked.calendar);
    const calendar = calendarFrom(compile(definition, book, asked.from, asked.until));
    for (let pair = 0; pair < Math.min(PAIRS, count - tried); pair++) tryPair(calendar, random, asked);
  }
}

function tryPair(calendar: Calendar, random: (limit: number) => number, asked: AskedCalendar): void {
  const [a, b, c] = [0, 1, 2].map(() => instantIn(calendar, random)).sort((x, y) => x - y);
  try {
    const goal = elapsed(calendar, a, c);
    const due = dueAt(calendar, a, goal);
    assert.equal(elapsed(calendar, a, b) + elapsed(calendar, b, c), goal, 'elapsed is additive');
    assert.equal(elapsed(calendar, a, due), goal, 'what is due has elapsed');
    if (goal === 0) assert.equal(due, a, 'a goal of zero is due at its start');
    else assert.equal(elapsed(calendar, a, due - 1), goal - 1, 'and has not a millisecond earlier');
    if (c < calendar.known.end) {
      assert.equal(elapsed(calendar, c, c + 1), isOpen(calendar, c) ? 1 : 0, 'open milliseconds count');
    }
  } catch (error) {
    const where = `${fc.stringify(asked)}, at ${[a, b, c].map(isoOf).join(', ')}`;
    throw new Error(`${(error as Error).message}\n  ${where}`);
  }
}

/** An opening or a closing, a millisecond beside it, or any instant. */
function instantIn({ starts, ends, count, known }: Calendar, random: (limit: number) => number): number {
  if (count === 0 || random(3) === 0) return known.start + random(known.end - known.start + 1);
  const turn = (random(2) === 0 ? starts : ends)[random(count)];
  return Math.min(Math.max(turn + random(3) - 1, known.start), known.end);
}
