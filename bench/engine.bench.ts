import { holidayBook } from '../main/holidays/public-holidays.ts';
import { hours } from '../src/agreements/terms.ts';
import { calendarFrom } from '../src/calendars/calendar.ts';
import { compile } from '../src/calendars/compile.ts';
import { AURA_CALENDARS } from '../src/providers/aura.ts';
import { bareDueAt, bareEdges, bareElapsed } from './bare-searches.ts';
import {
  agreement,
  bareSearchesDueAt,
  bareSearchesElapsed,
  engineDueAt,
  engineElapsed,
  peerDueAt,
  peerElapsed,
} from './engine-arithmetic.ts';
import { engineWork, OPEN_TICKETS, TICKETS } from './engine-work.ts';
import { type Figure, median, report } from './figures.ts';
import { type Peer, peersFor } from './peers.ts';
import { DAY, type Pairs, seededPairs } from './seeded-pairs.ts';
import { interleaved, type Slices, timesFaster } from './slices.ts';

/**
 * How fast the engine counts: against a bare pair of binary searches, the limit, and against other libraries, on the
 * same spans of time over ten years of Basis visits' hours; and whole tickets, compiling, and a second of the page.
 */
const ROUNDS = 15;
const SLICE_MS = 50;
const PAIRS = 4096;
/** Of so many pairs the answers of peers are compared; the slowest takes 8 ms for one. */
const COMPARED = 200;
const GOAL_MS = hours(8);

// Peers count in the process's zone. In UTC they are at their fastest, and no change of the clocks can stop them.
process.env.TZ = 'UTC';

const book = holidayBook(['DK', 'DE-HE'], 2015, 2040);
const visits = { ...AURA_CALENDARS.find(({ id }) => id === 'aura-basis-onsite')!, zone: 'UTC' };
const firstAt = performance.now();
const data = compile(visits, book, '2020-01-01', '2030-01-01');
const calendar = calendarFrom(data);
const firstCompileMs = performance.now() - firstAt;

const edges = bareEdges(data);
const peers = peersFor([...book.get('DK')!.keys()].filter((date) => '2020' <= date && date < '2030'));
const month = pairsOf(30);
const day = pairsOf(1);
const fiveYears = pairsOf(5 * 365);

const arithmetic = interleaved(
  [
    engineElapsed('elapsed', calendar, month),
    bareSearchesElapsed('bare elapsed', edges, month),
    ...peers.map((peer) => peerElapsed(`${peer.name} elapsed`, peer, month)),
    engineDueAt('due', calendar, month, GOAL_MS),
    bareSearchesDueAt('bare due', edges, month, GOAL_MS),
    ...peers.map((peer) => peerDueAt(`${peer.name} due`, peer, month, GOAL_MS)),
    engineElapsed('elapsed over a day', calendar, day),
    engineElapsed('elapsed over 5 years', calendar, fiveYears),
  ],
  ROUNDS,
  SLICE_MS,
);
const tasks = interleaved(engineWork(visits, book), ROUNDS, SLICE_MS);

report(
  [
    atLeast('elapsed-30-days-vs-dayjs', faster(arithmetic, 'elapsed', 'dayjs-business-time elapsed'), 2000),
    atLeast('due-8-hours-vs-dayjs', faster(arithmetic, 'due', 'dayjs-business-time due'), 1000),
    atLeast('elapsed-30-days-vs-bare-searches', faster(arithmetic, 'elapsed', 'bare elapsed'), 1),
    atLeast('due-8-hours-vs-bare-searches', faster(arithmetic, 'due', 'bare due'), 1),
    atLeast(
      'elapsed-5-years-vs-1-day',
      faster(arithmetic, 'elapsed over 5 years', 'elapsed over a day'),
      0.5,
    ),
    atLeast('tickets-a-second', Math.round(1e9 / median(tasks.get('ticket')!)), 200_000),
    below('compile-ten-years-ms', milliseconds(tasks, 'compile'), 10),
    below('tick-2000-tickets-ms', milliseconds(tasks, 'tick'), 5),
  ],
  [
    `${calendar.count} open stretches, ${PAIRS} pairs, ${ROUNDS} rounds of slices of ${SLICE_MS} ms, ratios by round`,
    ...[...arithmetic].map(([name, times]) => `${name}: ${spelled(median(times))} each`),
    ...peers.map(
      ({ name }) =>
        `against ${name}: elapsed ${Math.round(faster(arithmetic, 'elapsed', `${name} elapsed`))} times as fast, ` +
        `due ${Math.round(faster(arithmetic, 'due', `${name} due`))}`,
    ),
    ...compared('the bare searches', bare(), PAIRS),
    ...peers.flatMap((peer) => compared(peer.name, peer, COMPARED)),
    `the first ten years compiled by a process take ${Math.round(firstCompileMs)} ms`,
    `${TICKETS} different tickets, ${OPEN_TICKETS} open ones on the board`,
  ],
);

/** Pairs at whole minutes, as one peer counts no less. */
function pairsOf(days: number): Pairs {
  return seededPairs(PAIRS, days, withoutEnd(), 60_000, 7);
}

/** The span from which pairs are taken: what starts in its last days would be due after it. */
function withoutEnd() {
  return { start: calendar.known.start, end: calendar.known.end - 30 * DAY };
}

function faster(slices: Slices, fast: string, slow: string): number {
  return Math.round(median(timesFaster(slices, fast, slow)) * 100) / 100;
}

function milliseconds(slices: Slices, name: string): number {
  return Math.round(median(slices.get(name)!) / 1e4) / 100;
}

function atLeast(figure: string, value: number, goal: number): Figure {
  return { bench: 'engine', figure, value, goal, holds: value >= goal };
}

function below(figure: string, value: number, goal: number): Figure {
  return { bench: 'engine', figure, value, goal, holds: value < goal };
}

function spelled(nanoseconds: number): string {
  return nanoseconds < 1000 ? `${nanoseconds.toFixed(1)} ns` : `${(nanoseconds / 1000).toFixed(1)} µs`;
}

function bare(): Pick<Peer, 'elapsed' | 'dueAt'> {
  return {
    elapsed: (from, to) => bareElapsed(edges, from, to),
    dueAt: (start, goalMs) => bareDueAt(edges, start, goalMs),
  };
}

/** In how many answers something agrees with the engine, on whole minutes and on milliseconds. */
function compared(name: string, peer: Pick<Peer, 'elapsed' | 'dueAt'>, count: number): string[] {
  const exact = seededPairs(count, 30, withoutEnd(), 1, 11);
  return [['whole minutes', month] as const, ['milliseconds', exact] as const].map(([unit, pairs]) => {
    const { spans, dues } = agreement(peer, calendar, pairs, GOAL_MS, count);
    return `${name}, ${count} pairs of ${unit}: ${spans} spans and ${dues} dues agree with the engine's`;
  });
}
