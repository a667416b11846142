import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluator } from '../../main/evaluate/evaluate.ts';
import {
  calendarFrom,
  dueAt,
  elapsed,
  nextClosing,
  nextOpening,
  openStretches,
} from '../../src/calendars/calendar.ts';
import { compile } from '../../src/calendars/compile.ts';
import { addDays, startOfDay } from '../../src/calendars/wall-time.ts';
import { anyLine, auraTicketLine, aurologicTicketLine, plannedWorkLine } from '../naive/arbitraries.ts';
import { anyPlace, askedCalendar, instantAt, turns } from '../naive/arbitrary-calendars.ts';
import {
  naiveDueAt,
  naiveElapsed,
  naiveNextClosing,
  naiveNextOpening,
  naiveStretches,
} from '../naive/calendars.ts';
import { naiveEvaluate, naiveTicketAnswer } from '../naive/evaluate.ts';
import { naiveHolidays } from '../naive/holidays.ts';
import { openMinutes } from '../naive/minute-walk.ts';
import { promisedOf } from '../naive/promised.ts';
import { asDefinition } from '../src/calendars/as-definition.ts';
import { answerOf } from '../src/clocks/generated-case.ts';
import { story, underAnyTerms } from '../src/clocks/ticket-story.ts';

const MINUTE = 60_000;
const answer = evaluator();
const holidays = naiveHolidays();

/** One kind of question that is put to both engines. */
interface Kind {
  readonly name: string;
  /** How many of each hundred cases are of it. */
  readonly percent: number;
  readonly property: fc.IRawProperty<unknown, false>;
}

function lines(name: string, percent: number, line: fc.Arbitrary<Record<string, unknown>>): Kind {
  const property = fc.property(line, (one) => {
    assert.deepEqual(promisedOf(answer(JSON.stringify(one))), promisedOf(naiveEvaluate(one, holidays)));
  });
  return { name, percent, property };
}

/** Questions to a calendar with any hours, in its own weeks. */
const calendarQuestions = fc.property(askedCalendar(14), fc.tuple(anyPlace, anyPlace), (asked, [a, b]) => {
  const { definition, book } = asDefinition(asked.calendar);
  const calendar = calendarFrom(compile(definition, book, asked.from, addDays(asked.until, 400)));
  const turning = turns(asked);
  const [from, to] = [instantAt(a, turning), instantAt(b, turning)];
  const used = naiveElapsed(asked.calendar, from, to);
  assert.equal(elapsed(calendar, from, to), used);
  if (used > 0) assert.equal(dueAt(calendar, from, used), naiveDueAt(asked.calendar, from, used));
  assert.equal(nextOpening(calendar, from), naiveNextOpening(asked.calendar, from));
  const closing = naiveNextClosing(asked.calendar, from);
  assert.equal(nextClosing(calendar, from), closing === Number.POSITIVE_INFINITY ? null : closing);
  const [start, end] = [turning[0], turning[turning.length - 1]];
  const naively = naiveStretches(asked.calendar, start, end)
    .map(({ open, close }) => ({ start: Math.max(open, start), end: Math.min(close, end) }))
    .filter((stretch) => stretch.start < stretch.end);
  assert.deepEqual(openStretches(calendar, start, end), naively);
});

/** Every minute of two days. */
const minuteWalks = fc.property(askedCalendar(2), (asked) => {
  const { definition, book } = asDefinition(asked.calendar);
  const calendar = calendarFrom(compile(definition, book, asked.from, asked.until));
  const [start, end] = [asked.from, asked.until].map((date) => startOfDay(date, definition.zone));
  const open = openMinutes(asked.calendar, start, end);
  const compiled = Array.from({ length: open.length }, () => false);
  for (const stretch of openStretches(calendar, start, end)) {
    compiled.fill(true, (stretch.start - start) / MINUTE, (stretch.end - start) / MINUTE);
  }
  assert.deepEqual(compiled, open);
});

const tickets = fc.property(underAnyTerms, (told) => {
  const ticket = story(told);
  assert.deepEqual(promisedOf(answerOf(ticket.at(ticket.now))), promisedOf(naiveTicketAnswer(...told)));
});

/** What is compared with the naive implementation, in which shares. */
export const KINDS: readonly Kind[] = [
  lines('emergency tickets', 20, aurologicTicketLine()),
  lines('tickets by address', 20, auraTicketLine()),
  { name: 'tickets under any terms, in versions', percent: 25, property: tickets },
  lines('planned work', 5, plannedWorkLine()),
  lines('any line, also invalid ones', 5, anyLine()),
  { name: 'calendars with any hours, day by day', percent: 22, property: calendarQuestions },
  { name: 'two days of a calendar, minute by minute', percent: 3, property: minuteWalks },
];

/** Tries `count` cases of a kind. Throws an error that names the smallest counterexample. */
export function tryKind({ property }: Kind, count: number, seed: number): void {
  const run = fc.check(property, { numRuns: count, seed });
  if (run.failed) throw new Error(fc.defaultReportMessage(run));
}
