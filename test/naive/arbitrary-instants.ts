// Generated instants, biased toward those at which something turns.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localDateAt, localInstant, naiveDueAt, naiveStretches } from './calendars.ts';
import { type NaiveHolidays, naiveHolidays } from './holidays.ts';
import { standardCalendar, standardCalendars } from './standard-calendars.ts';

const zone = 'Europe/Copenhagen';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

let holidays: NaiveHolidays | null = null;

/** Loaded when first asked for. */
function generatorHolidays(): NaiveHolidays {
  holidays ??= naiveHolidays();
  return holidays;
}

/** Days around holidays, clock changes and new years; and ordinary ones. */
const interestingDays = [
  // Store Bededag, a holiday up to and including 2023
  '2023-05-03',
  '2023-05-04',
  '2023-05-05',
  '2023-05-08',
  '2024-04-25',
  '2024-04-26',
  '2024-04-29',
  // Easter
  '2024-03-27',
  '2024-04-01',
  '2025-04-16',
  '2025-04-21',
  '2026-04-01',
  '2026-04-02',
  '2026-04-04',
  '2026-04-05',
  '2026-04-06',
  '2026-04-07',
  // Ascension, Whitsun, Constitution Day, Corpus Christi
  '2026-05-13',
  '2026-05-14',
  '2026-05-25',
  '2026-06-03',
  '2026-06-04',
  '2026-06-05',
  // German Unity Day
  '2025-10-03',
  '2026-10-02',
  // Christmas and New Year
  '2023-12-22',
  '2025-12-23',
  '2025-12-24',
  '2025-12-31',
  '2026-12-23',
  '2026-12-24',
  '2026-12-26',
  '2026-12-31',
  '2027-01-01',
  // clock changes
  '2024-03-30',
  '2024-03-31',
  '2025-03-28',
  '2025-03-30',
  '2025-10-25',
  '2025-10-26',
  '2026-03-27',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-23',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  // ordinary days
  '2026-05-08',
  '2026-05-09',
  '2026-05-10',
  '2026-05-11',
  '2026-05-12',
  '2026-06-13',
  '2026-09-16',
];

const openingHours = [0, 6, 7, 8, 9, 10, 14, 15, 16, 18, 20, 24];

/** Just before, at, and just after. */
export const nudge: fc.Arbitrary<number> = fc.constantFrom(0, 0, 0, -1, 1);

const anyDay = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...interestingDays) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 4 * 365 })
      .map((days) => Temporal.PlainDate.from('2023-02-01').add({ days }).toString()),
  },
);

const anyMinute = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...openingHours).map((hours) => hours * 60) },
  // the hours at which clocks change
  { weight: 1, arbitrary: fc.constantFrom(60, 90, 119, 120, 150, 179, 180, 210) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);

/** An instant of its own, most often near an opening, a closing or a clock change. */
export const anyInstant: fc.Arbitrary<number> = fc
  .tuple(anyDay, anyMinute, nudge)
  .map(([day, minute, by]) => localInstant(Temporal.PlainDate.from(day), minute, zone) + by);

/** A goal in milliseconds, as the agreements have them. */
export const goalMs: fc.Arbitrary<number> = fc.constantFrom(30 * minuteMs, hourMs, 3 * hourMs, 8 * hourMs);

const calendarIds = Object.keys(standardCalendars({ dk: new Set(), he: new Set() }));

export const calendarId: fc.Arbitrary<string> = fc.constantFrom(...calendarIds);

const reactionCalendarId = fc.constantFrom('aura-basis-repair', 'aura-basis-onsite', 'aura-basis-phone');

/** An earlier instant: any of them, or one of those at which a clock may have started. */
interface Earlier {
  readonly which: number;
  readonly ofStarts: boolean;
}

/** How an instant follows from earlier ones. */
export type Timing =
  | { readonly way: 'after-previous'; readonly by: number }
  | { readonly way: 'after-earlier'; readonly earlier: Earlier; readonly by: number }
  | {
      readonly way: 'due';
      readonly earlier: Earlier;
      readonly id: string;
      readonly goal: number;
      readonly by: number;
    }
  | { readonly way: 'turn'; readonly id: string; readonly by: number }
  | { readonly way: 'midnight'; readonly by: number };

const anyEarlier: fc.Arbitrary<Earlier> = fc.record({
  which: fc.nat({ max: 30 }),
  ofStarts: fc.constantFrom(true, true, false),
});

function afterPrevious(by: fc.Arbitrary<number>): fc.Arbitrary<Timing> {
  return fc.record({ way: fc.constant('after-previous' as const), by });
}

/** So long after an earlier instant, by the clock on the wall. */
function afterEarlier(by: fc.Arbitrary<number>): fc.Arbitrary<Timing> {
  return fc
    .tuple(anyEarlier, by, nudge)
    .map(([earlier, goal, nudged]) => ({ way: 'after-earlier' as const, earlier, by: goal + nudged }));
}

const soon = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((minutes) => minutes * minuteMs),
  fc.integer({ min: 1, max: 10 * minuteMs }),
);

/** Steps that suit a goal of thirty minutes. */
export const shortTiming: fc.Arbitrary<Timing> = fc.oneof(
  { weight: 6, arbitrary: afterPrevious(fc.constantFrom(0, 0, 0, 1)) },
  { weight: 8, arbitrary: afterPrevious(soon) },
  { weight: 6, arbitrary: afterEarlier(fc.constant(30 * minuteMs)) },
  { weight: 2, arbitrary: afterEarlier(fc.constantFrom(15 * minuteMs, 24 * minuteMs)) },
  { weight: 1, arbitrary: afterPrevious(fc.integer({ min: 1, max: 3 * hourMs })) },
  { weight: 1, arbitrary: fc.record({ way: fc.constant('turn' as const), id: calendarId, by: nudge }) },
  { weight: 2, arbitrary: fc.record({ way: fc.constant('midnight' as const), by: nudge }) },
);

/** Steps that suit goals of hours, within opening hours or without. */
export const longTiming: fc.Arbitrary<Timing> = fc.oneof(
  { weight: 6, arbitrary: afterPrevious(fc.constantFrom(0, 0, 0, 1)) },
  { weight: 4, arbitrary: afterPrevious(soon) },
  { weight: 2, arbitrary: afterPrevious(fc.integer({ min: 0, max: 4 * hourMs })) },
  { weight: 1, arbitrary: afterPrevious(fc.integer({ min: 1, max: 5 }).map((days) => days * dayMs)) },
  { weight: 4, arbitrary: afterEarlier(fc.constantFrom(hourMs, 3 * hourMs)) },
  { weight: 1, arbitrary: afterEarlier(fc.constantFrom(30 * minuteMs, 48 * minuteMs, 144 * minuteMs)) },
  {
    weight: 4,
    arbitrary: fc.record({
      way: fc.constant('due' as const),
      earlier: anyEarlier,
      id: reactionCalendarId,
      goal: fc.constantFrom(3 * hourMs, 8 * hourMs),
      by: nudge,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ way: fc.constant('turn' as const), id: reactionCalendarId, by: nudge }),
  },
  { weight: 1, arbitrary: fc.record({ way: fc.constant('midnight' as const), by: nudge }) },
);

function nextTurn(id: string, after: number): number {
  const stretches = naiveStretches(standardCalendar(generatorHolidays(), id), after, after + 7 * dayMs);
  const turns = stretches.flatMap((stretch) => [stretch.open, stretch.close]);
  return turns.find((turn) => turn > after + 1) ?? after;
}

/**
 * `earlier`: the instants so far, not empty; `starts`: those at which a clock may have started, not empty.
 */
export function resolveTiming(timing: Timing, earlier: readonly number[], starts: readonly number[]): number {
  const previous = earlier.at(-1) ?? 0;
  if (timing.way === 'after-previous') return previous + timing.by;
  if (timing.way === 'turn') return nextTurn(timing.id, previous) + timing.by;
  if (timing.way === 'midnight') return localInstant(localDateAt(previous, zone), 1440, zone) + timing.by;
  const among = timing.earlier.ofStarts ? starts : earlier;
  const base = among[timing.earlier.which % among.length] ?? previous;
  if (timing.way === 'after-earlier') return base + timing.by;
  return naiveDueAt(standardCalendar(generatorHolidays(), timing.id), base, timing.goal) + timing.by;
}

/** Shortly before a local midnight, at which an agreement or an activation may begin or end. */
export const beforeMidnight: fc.Arbitrary<number> = fc
  .tuple(anyDay, fc.integer({ min: 1, max: 40 }), nudge)
  .map(([day, minutes, by]) => localInstant(Temporal.PlainDate.from(day), 1440 - minutes, zone) + by);

/** The next local midnight. */
export const atMidnight: fc.Arbitrary<Timing> = fc.record({
  way: fc.constant('midnight' as const),
  by: nudge,
});

/** How an instant is written down. */
export interface Writing {
  readonly offset: string;
  readonly decimals: 'all' | 'needed' | 'none-if-zero';
}

export const anyWriting: fc.Arbitrary<Writing> = fc.record({
  offset: fc.constantFrom('Z', 'Z', '+01:00', '+02:00', '+00:00', '-05:30', '+13:45'),
  decimals: fc.constantFrom('none-if-zero' as const, 'all' as const, 'needed' as const),
});

export function writeInstant(instant: number, writing: Writing): string {
  const sign = writing.offset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] =
    writing.offset === 'Z' ? [] : writing.offset.slice(1).split(':').map(Number);
  const local = new Date(instant + sign * (hours * hourMs + minutes * minuteMs)).toISOString();
  const decimals = local.slice(19, 23);
  let written = decimals;
  if (writing.decimals === 'needed') written = decimals.replace(/\.?0+$/, '');
  if (writing.decimals === 'none-if-zero' && decimals === '.000') written = '';
  return local.slice(0, 19) + written + writing.offset;
}
