import { DAY_MINUTES } from './wall-time.ts';

/**
 * One stretch of opening hours, in local minutes since the midnight that begins the day it belongs to:
 * `[480, 960]` is 08:00 to 16:00, `[1320, 1800]` is 22:00 to 06:00 of the next day.
 */
export type Stretch = readonly [open: number, close: number];

/** Opening hours a week: seven lists, Monday first; or `always`, around the clock on every day. */
export type Hours = 'always' | readonly (readonly Stretch[])[];

/** Which days of public holidays close a calendar: all of them, or only those that fall on Monday to Friday. */
export type HolidayRule = 'every-day' | 'monday-to-friday';

/** Opening hours in one time zone, and the public holidays that close them: the data of one calendar. */
export interface CalendarDefinition {
  readonly id: string;
  /** IANA name of the time zone, such as `Europe/Berlin`. */
  readonly zone: string;
  readonly hours: Hours;
  /** null: no holiday closes it. `country` and `region` are ISO 3166 codes. */
  readonly holidays: {
    readonly country: string;
    readonly region?: string;
    readonly close: HolidayRule;
    /** Days that close it though they are no public holidays: each year's `12-24`, or one `2026-12-24`. */
    readonly also?: readonly ClosingDay[];
    /** Public holidays on which it keeps its hours: each year's `12-26`, or one `2026-12-26`. */
    readonly except?: readonly ClosingDay[];
  } | null;
  /** The sentence of the agreement that gives the hours. */
  readonly sentence?: string;
}

/** A day of each year, `MM-DD`, or of one, `YYYY-MM-DD`. */
export type ClosingDay = string;

/** The same stretches on Monday to Friday, and others at the weekend. */
export function weekly(
  mondayToFriday: readonly Stretch[],
  saturdayAndSunday: readonly Stretch[] = [],
): Hours {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? mondayToFriday : saturdayAndSunday));
}

/** The whole local day. */
export const WHOLE_DAY: Stretch = [0, DAY_MINUTES];

/** The hours `8` to `16` as a stretch. */
export function between(openHour: number, closeHour: number): Stretch {
  return [openHour * 60, closeHour * 60];
}
