import type { Holidays } from '../../src/calendars/public-holidays.ts';
import type { HolidayLookup } from '../holidays/compiled-calendars.ts';
import { publicHolidays } from '../holidays/public-holidays.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** A day that is no date marks a place and year as expanded, also where it has no holidays at all. */
const EXPANDED = '';

/**
 * Finds public holidays, expanding and storing each year of a place at first use, so that the rules of all
 * countries are loaded only when a new year or place is asked for. A database open for reading only expands
 * without storing.
 */
export function storedHolidays(db: Db): HolidayLookup {
  const read = prepared<[string, number], { date: string; name: string }>(
    db,
    'SELECT date, name FROM holidays WHERE place = ? AND year = ?',
  );
  const write = db.readonly
    ? null
    : prepared(db, 'INSERT INTO holidays (place, year, date, name) VALUES (?, ?, ?, ?)');
  const known = new Map<string, readonly { date: string; name: string }[]>();
  const ofYear = (place: string, year: number) => {
    const key = `${place} ${year}`;
    let rows = known.get(key) ?? read.all(place, year);
    if (rows.length === 0) {
      const expanded = [...publicHolidays(place, year, year)].map(([date, name]) => ({ date, name }));
      rows = [{ date: EXPANDED, name: '' }, ...expanded];
      for (const row of rows) write?.run(place, year, row.date, row.name);
    }
    known.set(key, rows);
    return rows;
  };
  return (places, first, last) => {
    const book = new Map<string, Holidays>();
    for (const place of places) {
      const holidays = new Map<string, string>();
      for (let year = first; year <= last; year++) {
        for (const { date, name } of ofYear(place, year)) if (date !== EXPANDED) holidays.set(date, name);
      }
      book.set(place, holidays);
    }
    return book;
  };
}
