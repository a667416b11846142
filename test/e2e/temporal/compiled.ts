// Runs in Node and, bundled, in a page: the same calendars, compiled with whatever Temporal there is.
import { Temporal } from 'temporal-polyfill';
import { compile } from '../../../src/calendars/compile.ts';
import type { CalendarDefinition, Hours, Stretch } from '../../../src/calendars/hours.ts';
import { startOfDay } from '../../../src/calendars/wall-time.ts';

const everyDay = (...stretches: Stretch[]): Hours => Array.from({ length: 7 }, () => stretches);
const mondayToFriday = (...stretches: Stretch[]): Hours =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? stretches : []));

const HOURS: { readonly [name: string]: Hours } = {
  office: mondayToFriday([480, 960]),
  'split days': mondayToFriday([480, 720], [780, 1020]),
  overnight: everyDay([1320, 1800]),
  'whole days': everyDay([0, 1440]),
  'about the changes of clocks': everyDay([0, 1], [90, 150], [165, 195], [1439, 1441]),
};

/** Zones whose clocks change at odd times, by odd amounts, over a whole day, or by decree. */
export const ZONES = [
  ...['Europe/Copenhagen', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca'],
  ...['Pacific/Apia', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Europe/Dublin', 'Antarctica/Troll'],
  ...['Pacific/Chatham', 'Asia/Pyongyang', 'America/New_York', 'UTC'],
];

/** A calendar as it was compiled over some local days. */
export interface Compiled {
  readonly name: string;
  readonly version: string;
  readonly open: readonly number[];
}

function compiled(zone: string, hours: string, from: string, until: string): Compiled {
  const holidays = { country: 'XX', close: 'every-day', also: ['12-24', '2011-12-29'] } as const;
  const definition: CalendarDefinition = { id: 'c', zone, hours: HOURS[hours], holidays };
  const { version, open } = compile(definition, new Map([['XX', new Map()]]), from, until);
  return { name: `${hours}, ${zone}, ${from} to ${until}`, version, open };
}

/** Every kind of hours in a zone, from 2010 up to a day, and over short spans before it that begin anywhere. */
export function compiledIn(zone: string, until: string): Compiled[] {
  const spans = [
    ['2010-01-01', until],
    ['2011-12-28', '2012-01-03'],
    ['2025-03-30', '2025-03-31'],
    ['2025-10-25', '2025-11-03'],
  ];
  return Object.keys(HOURS).flatMap((hours) => spans.map(([from, to]) => compiled(zone, hours, from, to)));
}

/** The days from 2010 to 2040. */
export const DAYS = Array.from({ length: 31 * 365 + 8 }, (_, day) =>
  new Date(Date.UTC(2010, 0, 1 + day)).toISOString().slice(0, 10),
);

/** Where each of these days begins in a zone. */
export function beginnings(zone: string): number[] {
  return DAYS.map((day) => startOfDay(day, zone));
}

/** What the clock on the wall shows at noon UTC of each of these days, by the platform's own zone data. */
export function shownAtNoon(zone: string): string[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return DAYS.map((day) => clock.format(Date.parse(`${day}T12:00:00Z`)));
}

/** Whether the Temporal that the calendars use is the platform's own. */
export function isNative(): boolean {
  return Function.prototype.toString.call(Temporal.Instant.fromEpochMilliseconds).includes('[native code]');
}
