import type { Instant } from '../../src/calendars/period.ts';

/** How many times faster than the clock a review can be played. */
export const RATES = [1, 10, 60, 600] as const;
export type Rate = (typeof RATES)[number];

/** That of the design. */
export const USUAL_RATE: Rate = 60;

/** A review that plays: at which instant it was when the page's own steady time, in milliseconds, was `steady`. */
export interface Playing {
  readonly at: Instant;
  readonly steady: number;
  readonly rate: Rate;
}

/**
 * The instant at which it is when the steady time is `steady`, to the whole second below. It is reckoned from where it
 * began, so that however late it is looked at it has not drifted.
 */
export function playedAt({ at, steady: began, rate }: Playing, steady: number): Instant {
  return Math.floor((at + Math.max(0, steady - began) * rate) / 1000) * 1000;
}

/** The picture changes at most so often, in milliseconds: more than ten times a second nobody can read. */
const SMOOTH = 100;
/** With less motion it steps once a second. */
const CALM = 1000;

/** In how many milliseconds the next second to be shown begins. */
export function untilNext({ at, steady: began, rate }: Playing, steady: number, calm: boolean): number {
  const period = Math.max(1000 / rate, calm ? CALM : SMOOTH);
  // The first second may begin in the middle of one.
  const into = Math.max(0, steady - began) + (at % 1000) / rate;
  return Math.max(1, Math.ceil(period - (into % period)));
}
