import type { Instant, Period } from '../../../../src/calendars/period.ts';
import { addDays, localDateAt } from '../../../../src/calendars/wall-time.ts';
import type { ContentLine } from './content-lines.ts';
import { Unreadable } from './problem.ts';
import { recurringDays } from './recurring-days.ts';
import { isWithinUntil, type Rule } from './rule.ts';
import { onDay, type WrittenTime } from './time-values.ts';

const MOST_WINDOWS = 366;
const MOST_STEPS = 20_000;

/** A window of an event and the start from which it has its name. */
export interface Occurrence extends Period {
  readonly written: WrittenTime;
}

/**
 * The occurrences of a rule that lie in the span at least in part, in order. The start is the first one, also
 * where the rule would not name it. Throws `Unreadable` when there are too many to be meant.
 */
export function occurrencesOf(
  property: ContentLine,
  rule: Rule,
  start: WrittenTime,
  periodOf: (start: WrittenTime) => Period,
  span: Period,
): Occurrence[] {
  const found: Occurrence[] = [];
  const first = periodOf(start);
  // A day of room on both sides covers every offset between local days and UTC.
  const until = addDays(localDateAt(span.end, 'UTC'), 1);
  const from = addDays(localDateAt(span.start - (first.end - first.start), 'UTC'), -2);
  let counted = 0;
  let steps = 0;
  const remedy = 'end it sooner with UNTIL or COUNT, or begin it later';
  const take = (written: WrittenTime): boolean => {
    if (!isWithinUntil(rule, written)) return false;
    counted++;
    if (written.date >= from) {
      const period = written === start ? first : periodOf(written);
      if (isInside(period, span)) found.push({ ...period, written });
      if (found.length > MOST_WINDOWS) {
        const days = Math.round((span.end - span.start) / 86_400_000);
        throw new Unreadable(
          property,
          `gives more than ${MOST_WINDOWS} windows within ${days} days, which is no planned work; ${remedy}`,
        );
      }
    }
    return counted !== rule.count;
  };
  if (!take(start)) return found;
  for (const date of recurringDays(rule, start.date, until)) {
    if (date === null && ++steps > MOST_STEPS) {
      throw new Unreadable(
        property,
        `takes more than ${MOST_STEPS.toLocaleString('en-US')} steps; ${remedy}`,
      );
    }
    if (date !== null && date !== start.date && !take(onDay(start, date))) break;
  }
  return found;
}

/** Whether a window is wanted: it has not ended before the span, and begins before the span's end. */
export function isInside(window: Period, span: { readonly start: Instant; readonly end: Instant }): boolean {
  return window.end > span.start && window.start < span.end;
}
