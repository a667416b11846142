import { createRequire } from 'node:module';

/**
 * Other libraries of business time, each set to Monday to Friday 08:00 to 16:00 UTC and the same public holidays. Their
 * packages belong to this folder alone and may not be installed, so that they are required, and typed here.
 */
export interface Peer {
  readonly name: string;
  /** Open milliseconds in `[from, to)`. */
  readonly elapsed: (from: number, to: number) => number;
  /** When so many milliseconds of open time have passed since `start`. */
  readonly dueAt: (start: number, goalMs: number) => number;
}

const MINUTE = 60_000;
const require = createRequire(import.meta.url);

/** The peers, for public holidays as local dates in order. The process has to keep UTC: they know no other zone. */
export function peersFor(holidays: readonly string[]): readonly Peer[] {
  if (new Date(0).getTimezoneOffset() !== 0) throw new Error('the peers count in local time: set TZ=UTC');
  return [dayjsBusinessTime(holidays), momentBusinessTime(holidays), openingHours()];
}

interface Dayjs {
  businessMinutesDiff(other: Dayjs): number;
  addBusinessMinutes(minutes: number): Dayjs;
  valueOf(): number;
}

interface DayjsFactory {
  (at: number): Dayjs;
  extend(plugin: unknown): void;
  setBusinessTime(week: Record<string, readonly { start: string; end: string }[] | null>): void;
  setHolidays(dates: readonly string[]): void;
}

/** It counts whole minutes. With time zones of its own it never returns at some changes of the clocks: UTC has none. */
function dayjsBusinessTime(holidays: readonly string[]): Peer {
  const dayjs = require('dayjs') as DayjsFactory;
  dayjs.extend(require('dayjs-business-time'));
  const open = [{ start: '08:00:00', end: '16:00:00' }];
  const week = { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open };
  dayjs.setBusinessTime({ ...week, saturday: null, sunday: null });
  dayjs.setHolidays(holidays);
  return {
    name: 'dayjs-business-time',
    elapsed: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)) * MINUTE,
    dueAt: (start, goalMs) =>
      dayjs(start)
        .addBusinessMinutes(goalMs / MINUTE)
        .valueOf(),
  };
}

interface Moment {
  workingDiff(other: Moment): number;
  addWorkingTime(count: number, unit: string): Moment;
  valueOf(): number;
}

interface MomentFactory {
  (at: number): Moment;
  updateLocale(
    locale: string,
    data: { workinghours: Record<number, readonly string[] | null>; holidays: readonly string[] },
  ): void;
}

/** It is wrong on days with two stretches; there are none here. */
function momentBusinessTime(holidays: readonly string[]): Peer {
  const moment = require('moment') as MomentFactory;
  require('moment-business-time');
  const open = ['08:00:00', '16:00:00'];
  moment.updateLocale('en', {
    workinghours: { 0: null, 1: open, 2: open, 3: open, 4: open, 5: open, 6: null },
    holidays,
  });
  return {
    name: 'moment-business-time',
    elapsed: (from, to) => moment(to).workingDiff(moment(from)),
    dueAt: (start, goalMs) =>
      moment(start)
        .addWorkingTime(goalMs / MINUTE, 'minutes')
        .valueOf(),
  };
}

interface Changes {
  getState(): boolean;
  getDate(): Date;
  advance(): boolean;
}

interface OpeningHours {
  getOpenDuration(from: Date, to: Date): [open: number, unknown: number];
  getIterator(at: Date): Changes;
}

/**
 * Denmark's holidays as it knows them, which is twice as fast as naming each date; put right where it closes on days
 * that are no public holidays (24 December, 5 June unless that is Whit Monday) and misses one (Store Bededag, to 2023).
 */
const HOURS =
  'Mo-Fr 08:00-16:00; PH off; Dec 24 Mo-Fr 08:00-16:00; 2020-2027,2029 Jun 05 Mo-Fr 08:00-16:00; ' +
  '2020-2023 easter +26 days off';

/** It has no question for a due instant, so its changes are walked. */
function openingHours(): Peer {
  const Hours = require('opening_hours') as new (value: string, place: object) => OpeningHours;
  const hours = new Hours(HOURS, { lat: 56.2, lon: 10.2, address: { country_code: 'dk', state: '' } });
  return {
    name: 'opening_hours',
    elapsed: (from, to) => hours.getOpenDuration(new Date(from), new Date(to))[0],
    dueAt: (start, goalMs) => {
      const changes = hours.getIterator(new Date(start));
      let left = goalMs;
      for (let at = start; ; ) {
        const open = changes.getState();
        changes.advance();
        const next = changes.getDate().getTime();
        if (open && next - at >= left) return at + left;
        if (open) left -= next - at;
        at = next;
      }
    },
  };
}
