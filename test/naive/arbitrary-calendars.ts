// Generated calendars: any hours, zones with odd changes, holidays under every rule, and instants at which they turn.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localInstant, type NaiveCalendar, type NaiveHours, naiveStretches } from './calendars.ts';

/** Zones whose clocks change at odd times, by odd amounts, or once over a whole day. */
export const oddZones = [
  'Europe/Copenhagen',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
] as const;

const first = Temporal.PlainDate.from('2010-01-01');
/** 2010 to 2040, with room for what follows. */
const lastDay = 31 * 365;

/** When the clocks of a zone change, from 2010 to 2040. */
export function zoneChanges(zone: string): number[] {
  const changes: number[] = [];
  let at: Temporal.ZonedDateTime | null = first.toZonedDateTime(zone);
  while (at !== null && at.year <= 2040) {
    at = at.getTimeZoneTransition('next');
    if (at !== null && at.year <= 2040) changes.push(at.epochMilliseconds);
  }
  return changes;
}

const changesOf = new Map(oddZones.map((zone) => [zone as string, zoneChanges(zone)]));

const anyStretch = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 64 }))
      .map(([open, length]) => [open * 15, (open + length) * 15] as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .map(([open, length]) => [open, open + length] as const),
  },
  // about the times at which clocks change, and about midnight
  {
    weight: 2,
    arbitrary: fc.constantFrom<readonly [number, number]>(
      ...([
        [60, 120],
        [90, 150],
        [120, 180],
        [150, 210],
        [1380, 1440],
        [1439, 1441],
      ] as const),
      ...([
        [0, 1],
        [1, 61],
        [0, 30],
        [1410, 1470],
        [0, 1440],
        [1320, 1800],
        [1080, 1560],
      ] as const),
    ),
  },
);

const anyDayHours: fc.Arbitrary<NaiveHours> = fc.array(anyStretch, { maxLength: 3 });

function week(weekday: NaiveHours, saturday: NaiveHours, sunday: NaiveHours): NaiveHours[] {
  return [weekday, weekday, weekday, weekday, weekday, saturday, sunday];
}

/** Weeks as agreements have them: office hours, split days, overnight, until two, around the clock by stretches. */
const usualWeeks: NaiveHours[][] = [
  week([[480, 960]], [], []),
  week([[480, 1200]], [[600, 840]], [[600, 840]]),
  week(
    [
      [480, 720],
      [780, 1020],
    ],
    [[540, 720]],
    [],
  ),
  week([[1320, 1800]], [[1320, 1800]], [[1320, 1800]]),
  week([[1320, 1800]], [], []),
  week([[1080, 1560]], [[1080, 1560]], []),
  week([[0, 1440]], [[0, 1440]], [[0, 1440]]),
  week([[0, 1440]], [], []),
  week(
    [
      [0, 360],
      [1320, 1440],
    ],
    [[0, 1440]],
    [[0, 1440]],
  ),
  [[], [], [[0, 2880]], [], [], [], [[1439, 1440]]],
];

const anyWeek: fc.Arbitrary<readonly NaiveHours[]> = fc.oneof(
  fc.constantFrom(...usualWeeks),
  fc
    .array(anyDayHours, { minLength: 7, maxLength: 7 })
    .map((days) =>
      days.some((day) => day.length > 0) ? days : [[[540, 1020]] as NaiveHours, ...days.slice(1)],
    ),
);

/** A calendar and the local days that it is asked about: `[from, until)`. */
export interface AskedCalendar {
  readonly calendar: NaiveCalendar;
  readonly from: string;
  readonly until: string;
}

/** A day from 2010 to 2040: often just before one on which the clocks change. */
function dayIn(zone: string): fc.Arbitrary<Temporal.PlainDate> {
  const anyDay = fc.integer({ min: 0, max: lastDay }).map((days) => first.add({ days }));
  const changes = changesOf.get(zone) ?? [];
  if (changes.length === 0) return anyDay;
  const beforeChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 2 }))
    .map(([at, days]) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().subtract({ days }),
    );
  return fc.oneof({ weight: 2, arbitrary: beforeChange }, { weight: 1, arbitrary: anyDay });
}

interface Closing {
  readonly closed: NaiveCalendar['closed'];
  readonly holidays: readonly number[];
  readonly also: readonly number[];
  readonly except: readonly number[];
  readonly yearly: boolean;
}

/** Holidays as days after the first that is asked about; some are listed as exceptions, by date or for each year. */
function anyClosing(days: number): fc.Arbitrary<Closing> {
  const some = (maxLength: number) => fc.array(fc.integer({ min: -2, max: days }), { maxLength });
  return fc.record({
    closed: fc.constantFrom('none', 'all', 'weekdays-only'),
    holidays: some(Math.max(3, days / 10)),
    also: some(2),
    except: some(2),
    yearly: fc.boolean(),
  });
}

function closingDays(
  from: Temporal.PlainDate,
  closing: Closing,
): Omit<NaiveCalendar, 'id' | 'zone' | 'hours'> {
  const dated = (days: readonly number[]) => days.map((day) => from.add({ days: day }).toString());
  const listed = (days: readonly number[]) =>
    dated(days).map((date) => (closing.yearly ? date.slice(5) : date));
  // Exceptions are made of holidays, or they would seldom be any.
  const excepted = closing.except.map(
    (nth) => closing.holidays.at(nth % (closing.holidays.length || 1)) ?? nth,
  );
  return {
    closed: closing.closed,
    closedDays: new Set(dated(closing.holidays)),
    also: listed(closing.also),
    except: listed(excepted),
  };
}

/** Any calendar with weekly hours, asked about some local days from 2010 to 2040. */
export function askedCalendar(days: number): fc.Arbitrary<AskedCalendar> {
  return fc.constantFrom(...oddZones).chain((zone) =>
    fc.tuple(anyWeek, dayIn(zone), anyClosing(days)).map(([hours, from, closing]) => ({
      calendar: { id: 'c', zone, hours, ...closingDays(from, closing) },
      from: from.toString(),
      until: from.add({ days }).toString(),
    })),
  );
}

/** Every instant at which something turns: openings, closings, midnights, changes of the clock. */
export function turns({ calendar, from, until }: AskedCalendar): number[] {
  const { zone } = calendar;
  const start = localInstant(Temporal.PlainDate.from(from), 0, zone);
  const end = localInstant(Temporal.PlainDate.from(until), 0, zone);
  const found = new Set<number>([start, end]);
  for (const { open, close } of naiveStretches(calendar, start, end)) found.add(open).add(close);
  for (const at of changesOf.get(zone) ?? []) found.add(at);
  const { length } = Array.from({ length: Math.round((end - start) / 86_400_000) });
  for (let days = 0; days <= length; days += 1) {
    found.add(localInstant(Temporal.PlainDate.from(from).add({ days }), 0, zone));
  }
  return [...found].filter((at) => start <= at && at <= end).toSorted((a, b) => a - b);
}

/** Where in a calendar something is asked: at one of its turns, a millisecond beside it, or anywhere. */
export interface Place {
  readonly share: number;
  readonly turn: boolean;
  readonly by: number;
}

export const anyPlace: fc.Arbitrary<Place> = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  turn: fc.constantFrom(true, true, true, false),
  by: fc.constantFrom(-1, 0, 0, 1),
});

/** The instant of a place among the turns of a calendar. */
export function instantAt({ share, turn, by }: Place, turning: readonly number[]): number {
  const start = turning[0] ?? 0;
  const end = turning.at(-1) ?? 0;
  const at = turn
    ? (turning[Math.floor(share * (turning.length - 1))] ?? start) + by
    : Math.round(start + share * (end - start));
  return Math.min(Math.max(at, start), end);
}
