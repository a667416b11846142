import { contains, type Period } from '../../../../src/calendars/period.ts';
import { addDays, type LocalDate, startOfDay, weekdayOf } from '../../../../src/calendars/wall-time.ts';
import type { SourceRecord } from '../../source.ts';
import { ZONE } from './duty.ts';
import { preventiveWorkOn } from './preventive-hours.ts';
import { KNOWN_DAYS_AHEAD, workOfMonday } from './service-windows.ts';

const WEEK = 7 * 86_400_000;
/** Work that was moved by a week is told for so long after its first Monday. */
const MOVED_DAYS = 8;

/** The planned work of the story that began on `firstDay`, told day by day. */
export class PlannedWorks {
  readonly #seed: number;
  readonly #firstMonday: LocalDate;
  readonly #earliest: LocalDate;
  readonly #told = new Map<LocalDate, readonly SourceRecord[]>();

  /** What was known before the day `earliest` is told on that day. */
  constructor(seed: number, firstDay: LocalDate, earliest: LocalDate) {
    this.#seed = seed;
    this.#firstMonday = addDays(firstDay, (8 - weekdayOf(firstDay)) % 7);
    this.#earliest = earliest;
  }

  /** What becomes known on a local day. */
  toldOn(date: LocalDate): SourceRecord[] {
    const period: Period = { start: startOfDay(date, ZONE), end: startOfDay(addDays(date, 1), ZONE) };
    const since = startOfDay(this.#earliest, ZONE);
    const preventive = [date, addDays(date, 1)].flatMap((day) => preventiveWorkOn(this.#seed, day));
    const records = preventive.flatMap((story) => story.records(since));
    for (let days = -MOVED_DAYS; days <= KNOWN_DAYS_AHEAD; days++) {
      const day = addDays(date, days);
      if (weekdayOf(day) === 1) records.push(...this.#onMonday(day));
    }
    return records.filter(({ at }) => contains(period, at));
  }

  #onMonday(monday: LocalDate): readonly SourceRecord[] {
    const known = this.#told.get(monday);
    if (known) return known;
    const week = Math.round((Date.parse(monday) - Date.parse(this.#firstMonday)) / WEEK);
    const since = startOfDay(this.#earliest, ZONE);
    const records = workOfMonday(this.#seed, monday, week).flatMap((story) => story.records(since));
    this.#told.set(monday, records);
    return records;
  }
}
