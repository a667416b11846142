import type { Instant } from '../../src/calendars/period.ts';
import { offsetIfTwice, timeIn } from '../../src/explain/local-moments.ts';
import { dateOf, dayOf, isFar, secondsOf, weekdayOf } from '../i18n/moment.ts';

/**
 * An instant of a ticket's story in two parts, the day and the time of day to the second: the weekday alone where it
 * says which day it is, with the date a week away, and with the year in another one.
 */
export function storyMoment(at: Instant, zone: string, now: Instant): readonly [day: string, time: string] {
  const time = exactTime(at, zone);
  if (yearOf(at, zone) !== yearOf(now, zone)) return [dateOf(at, zone), time];
  const weekday = weekdayOf(at, zone);
  return [isFar(at, now) ? `${weekday} ${dayOf(at, zone)}` : weekday, time];
}

/** The same as one text: `Fri 14:10:00`. */
export function storyMomentText(at: Instant, zone: string, now: Instant): string {
  return storyMoment(at, zone, now).join(' ');
}

/** An instant in full, as exact as it is: `Mon 23 Mar 2026 13:22:00`. */
export function fullMoment(at: Instant, zone: string): string {
  return `${dateOf(at, zone)} ${exactTime(at, zone)}`;
}

/** A time of day as exact as it is, with its offset where it comes twice. */
function exactTime(at: Instant, zone: string): string {
  return `${at % 1000 === 0 ? secondsOf(at, zone) : timeIn(at, zone)}${offsetIfTwice(at, zone)}`;
}

function yearOf(at: Instant, zone: string): string {
  return dateOf(at, zone).slice(-4);
}
