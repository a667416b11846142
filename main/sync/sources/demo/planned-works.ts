import { contains, type Period } from '../../../../src/calendars/period.ts';
import { addDays, type LocalDate, startOfDay, weekdayOf } from '../../../../src/calendars/wall-time.ts';
import type { SourceRecord } from '../../source.ts';
import { ZONE } from './duty.ts';
import { preventiveWorkOn } from './preventive-hours.ts';
import { KNOWN_DAYS_AHEAD, workOfMonday } from './service-windows.ts';

const DAY = 86_400_000;
/** Work that was moved by a week is told for so long after its first Monday. */
const MOVED_DAYS = 8;

/**
 * What becomes known of planned work on a local day of the story that began on `firstDay`. The day `earliest`, the
 * first that is told, brings what was known before it too.
 */
export function worksToldOn(
  seed: number,
  date: LocalDate,
  firstDay: LocalDate,
  earliest: LocalDate,
): SourceRecord[] {
  const period: Period = { start: startOfDay(date, ZONE), end: startOfDay(addDays(date, 1), ZONE) };
  const stories = [...preventiveWorkOn(seed, date), ...preventiveWorkOn(seed, addDays(date, 1))];
  const first = mondayFrom(firstDay);
  for (let days = -MOVED_DAYS; days <= KNOWN_DAYS_AHEAD; days++) {
    const monday = addDays(date, days);
    if (weekdayOf(monday) !== 1) continue;
    const week = Math.round((Date.parse(monday) - Date.parse(first)) / (7 * DAY));
    stories.push(...workOfMonday(seed, monday, week));
  }
  const since = startOfDay(earliest, ZONE);
  return stories.flatMap((story) => story.records(since)).filter(({ at }) => contains(period, at));
}

/** The first Monday on or after a day. */
function mondayFrom(date: LocalDate): LocalDate {
  return addDays(date, (8 - weekdayOf(date)) % 7);
}
