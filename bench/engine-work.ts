import { unchanging } from '../src/agreements/terms-history.ts';
import { judgeBoard } from '../src/boards/judged-board.ts';
import { type Calendar, type CalendarData, calendarFrom } from '../src/calendars/calendar.ts';
import { compile } from '../src/calendars/compile.ts';
import type { CalendarDefinition } from '../src/calendars/hours.ts';
import type { HolidayBook } from '../src/calendars/public-holidays.ts';
import { addDays } from '../src/calendars/wall-time.ts';
import { judge } from '../src/clocks/verdict.ts';
import { AURA } from '../src/providers/aura.ts';
import { CALENDARS } from '../src/providers/providers.ts';
import { faults } from './engine-tickets.ts';
import { openBoard } from './open-board.ts';
import type { Contender } from './slices.ts';

export const TICKETS = 512;
export const OPEN_TICKETS = 2000;
const NOW = Date.parse('2026-03-23T14:20:14Z');

/** Tickets judged from their events, ten years compiled, a board judged: each as it is done at work. */
export function engineWork(hours: CalendarDefinition, book: HolidayBook): readonly Contender[] {
  const compiled = CALENDARS.map((one) => compile(one, book, '2020-01-01', '2030-01-01'));
  const calendars = new Map(compiled.map((one) => [one.id, calendarFrom(one)]));
  return [
    { name: 'ticket', work: judging(calendars) },
    { name: 'compile', work: compiling(hours, book) },
    { name: 'tick', work: ticking(compiled) },
  ];
}

/** All tickets, one after the other: before one comes again, hundreds of others did. */
function judging(calendars: ReadonlyMap<string, Calendar>): () => number {
  const history = unchanging(AURA);
  const questions = faults(TICKETS, Date.parse('2025-02-03T00:00:00Z'));
  const judged = () => {
    let clocks = 0;
    let used = 0;
    for (const { facts, now } of questions) {
      const verdict = judge(facts, history, calendars, now);
      clocks += verdict.clocks.length;
      for (const clock of verdict.clocks) used += clock.usedMs!;
    }
    return { clocks, used };
  };
  const expected = judged();
  // In each of three cycles a remote reaction and an onsite one: the visit is required in all of them.
  if (expected.clocks !== TICKETS * 6) throw new Error(`${expected.clocks} clocks on ${TICKETS} tickets`);
  return () => {
    const { clocks, used } = judged();
    if (clocks !== expected.clocks || used !== expected.used)
      throw new Error('tickets were judged otherwise');
    return TICKETS;
  };
}

/** Each time over another span, so that no days that were walked before are at hand. */
function compiling(hours: CalendarDefinition, book: HolidayBook): () => number {
  let shift = 0;
  return () => {
    const from = addDays('2018-01-01', shift++ % 1000);
    const { count } = calendarFrom(compile(hours, book, from, addDays(from, 3653)));
    if (count < 2500) throw new Error(`only ${count} open stretches in ten years from ${from}`);
    return 1;
  };
}

/** The board a second later, as the page judges it. */
function ticking(calendars: readonly CalendarData[]): () => number {
  const board = openBoard(calendars, OPEN_TICKETS, NOW);
  let second = 0;
  return () => {
    const { emergencies, faults, notJudged } = judgeBoard(board, NOW + 1000 * second++);
    if (notJudged.length > 0) throw new Error(`not judged: ${notJudged[0].reason}`);
    if (emergencies.length + faults.length !== OPEN_TICKETS) throw new Error('tickets are missing');
    return 1;
  };
}
