import type { LocalDate } from '../../../../src/calendars/wall-time.ts';
import type { Rule, RuleDay } from './rule.ts';

const DAY_MS = 86_400_000;

/** A local day as a number: days since 1970-01-01. */
const numberOf = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** 1 is Monday, 7 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;
const firstOfMonth = (year: number, month: number) => Date.UTC(year, month, 1) / DAY_MS;

/**
 * The days on which a rule recurs that began on `start`, in order and without an end of their own: COUNT and
 * UNTIL are the caller's. After each period of the rule it also gives null, so that the caller can give up a
 * rule that seldom or never comes true. `beyond` is a day after which nothing is asked for.
 */
export function* recurringDays(
  rule: Rule,
  start: LocalDate,
  beyond: LocalDate,
): Generator<LocalDate | null, void, void> {
  const first = numberOf(start);
  const last = numberOf(beyond);
  const filled = withDefaults(rule, first);
  for (let step = 0; ; step++) {
    const [from, to] = periodOf(rule, first, step * rule.interval);
    if (from > last) return;
    const days: number[] = [];
    for (let day = from; day < to; day++) if (matches(filled, day)) days.push(day);
    for (const day of chosen(days, rule.positions)) if (day >= first) yield dateOf(day);
    yield null;
  }
}

/**
 * What a rule does not say it takes from the start: a weekly one its weekday, a yearly one its day and month.
 */
function withDefaults(rule: Rule, first: number): Rule {
  if (rule.days.length > 0 || rule.monthDays.length > 0 || rule.frequency === 'DAILY') return rule;
  const date = new Date(first * DAY_MS);
  if (rule.frequency === 'WEEKLY') return { ...rule, days: [{ weekday: weekdayOf(first), nth: null }] };
  const monthDays = [date.getUTCDate()];
  if (rule.frequency === 'MONTHLY' || rule.months.length > 0) return { ...rule, monthDays };
  return { ...rule, monthDays, months: [date.getUTCMonth() + 1] };
}

/** The days of the period so many periods after the one of the start, half-open. */
function periodOf({ frequency, weekStart }: Rule, first: number, after: number): readonly [number, number] {
  const date = new Date(first * DAY_MS);
  const year = date.getUTCFullYear();
  switch (frequency) {
    case 'DAILY':
      return [first + after, first + after + 1];
    case 'WEEKLY': {
      const from = first - ((weekdayOf(first) - weekStart + 7) % 7) + after * 7;
      return [from, from + 7];
    }
    case 'MONTHLY': {
      const month = date.getUTCMonth() + after;
      return [firstOfMonth(year, month), firstOfMonth(year, month + 1)];
    }
    case 'YEARLY':
      return [firstOfMonth(year + after, 0), firstOfMonth(year + after + 1, 0)];
  }
}

function matches(rule: Rule, day: number): boolean {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (rule.months.length > 0 && !rule.months.includes(month + 1)) return false;
  if (rule.monthDays.length > 0) {
    const fromEnd = day - firstOfMonth(year, month + 1);
    if (!rule.monthDays.includes(date.getUTCDate()) && !rule.monthDays.includes(fromEnd)) return false;
  }
  if (rule.days.length === 0) return true;
  // Weekdays are counted within the month, in a yearly rule without months within the year.
  const ofYear = rule.frequency === 'YEARLY' && rule.months.length === 0;
  const from = ofYear ? firstOfMonth(year, 0) : firstOfMonth(year, month);
  const to = ofYear ? firstOfMonth(year + 1, 0) : firstOfMonth(year, month + 1);
  return rule.days.some((one) => isDay(one, day, from, to));
}

function isDay({ weekday, nth }: RuleDay, day: number, from: number, to: number): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (nth === null) return true;
  return nth > 0 ? Math.floor((day - from) / 7) + 1 === nth : Math.floor((to - 1 - day) / 7) + 1 === -nth;
}

/**
 * BYSETPOS: of the days of one period those at these places, counted from 1, or from the end by negatives.
 */
function chosen(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  return days.filter((_, i) => positions.includes(i + 1) || positions.includes(i - days.length));
}
