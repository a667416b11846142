import {
  datedMomentOf,
  dateOf,
  dayOf,
  formatter,
  hourOf,
  timeOf,
  weekdayOf,
  weekdayTimeOf,
} from './moment.ts';

type Instant = number;

interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

/** The initial of the weekday: `M`. */
export function initialOf(at: Instant, zone: string): string {
  return formatter(zone, 'initial', { weekday: 'narrow' }).format(at);
}

/** The weekday and the day: `Mon 30 Mar`. */
export function weekdayDayOf(at: Instant, zone: string): string {
  return `${weekdayOf(at, zone)} ${dayOf(at, zone)}`;
}

/** The hours of a window: `00–06`, or `22:30–04:00` where they are not whole. */
export function hoursOf(window: Period, zone: string): string {
  const times = [window.start, window.end].map((at) => timeOf(at, zone));
  const whole = times.every((time) => time.endsWith(':00'));
  return times.map((time) => (whole ? time.slice(0, 2) : time)).join('–');
}

/** A label of an axis, with its weekday where that is asked for: `Sun 23:00`, `00:00`. */
export function hourLabelOf(at: Instant, zone: string, withDay: boolean): string {
  return withDay ? weekdayTimeOf(at, zone) : timeOf(at, zone);
}

const HOUR = 3_600_000;

/**
 * The planned time of work in the row of its window: `00:30–03:30`; with the weekday on the day before or
 * after, `Sun 23:00–02:00`, and with the whole day further away.
 */
export function spanOf(work: Period, window: Period, zone: string): string {
  const day = (at: Instant) => dateOf(at, zone);
  const home = day(window.start);
  // Days are 23 to 25 hours long: half a day and a day and a half from a midnight lie in the days beside it.
  const midnight = window.start - (window.start % HOUR) - hourOf(window.start, zone) * HOUR;
  const before = day(midnight - 12 * HOUR);
  const near = [home, before, day(midnight + 36 * HOUR)];
  const withDay = (at: Instant) =>
    near.includes(day(at)) ? weekdayTimeOf(at, zone) : datedMomentOf(at, zone);
  const from = day(work.start) === home ? timeOf(work.start, zone) : withDay(work.start);
  const overnight = day(work.start) === before && day(work.end) === home;
  const plain = overnight || day(work.end) === day(work.start);
  return `${from}–${plain ? timeOf(work.end, zone) : withDay(work.end)}`;
}
