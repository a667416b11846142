import { addMonths, type Month } from '../../../src/compliance/counted.ts';

/** A period that can be chosen: its last month, and how many it has. */
export interface ChoicePeriod {
  readonly until: Month;
  readonly months: number;
}

/** The lengths up to now that are offered. */
const LENGTHS = [12, 1, 3, 6, 24, 36] as const;
export const USUAL_MONTHS = 12;

/** The periods that are offered: those up to the current month, then whole years, latest first. */
export function offeredPeriods(current: Month, first: Month | null): ChoicePeriod[] {
  const upToNow = LENGTHS.map((months) => ({ until: current, months }));
  const thisYear = Number(current.slice(0, 4));
  const firstYear = first === null ? thisYear : Number(first.slice(0, 4));
  const years = Array.from({ length: Math.max(0, thisYear - firstYear) }, (_, i) => ({
    until: `${thisYear - 1 - i}-12`,
    months: 12,
  }));
  return [...upToNow, ...years];
}

/** The months of a period, in order. */
export function monthsOf({ until, months }: ChoicePeriod): Month[] {
  return Array.from({ length: months }, (_, i) => addMonths(until, i - months + 1));
}

/** As many as the station answers for. */
const MOST_MONTHS = 60;

/** The period that an address asks for; null where it is none, so that the station can say why. */
export function askedPeriod(until: string, months: string, current: Month): ChoicePeriod | null {
  if (until !== '' && !/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(until)) return null;
  const count = months === '' ? USUAL_MONTHS : Number(months);
  if (!Number.isInteger(count) || count < 1 || count > MOST_MONTHS) return null;
  return { until: until || current, months: count };
}
