import type { Counts } from '../../src/compliance/sums.ts';
import type { Db } from './database-file.ts';

/** Which clocks are asked about. */
export interface RolledAsked {
  /** As parts; `''` for all. */
  readonly service: string;
  readonly kind: string;
  readonly tier: string;
  /** As a list in JSON. */
  readonly providers: string;
  readonly from: string;
  readonly until: string;
}

/** Which sum it is. */
export type RolledKey = Readonly<Record<'service' | 'provider' | 'kind' | 'tier' | 'month', string>>;

/** The question for the months of one sum: they lie side by side. */
export const rolledAsked = (measure: 'hour' | 'apart'): string => `
SELECT ${measure} FROM rolled_sums
WHERE service = @service AND provider IN (SELECT value FROM json_each(@providers)) AND kind = @kind AND tier = @tier
  AND month BETWEEN @from AND @until AND ${measure} NOT NULL`;

const OF_KEY = `
WHERE service = @service AND provider = @provider AND kind = @kind AND tier = @tier AND month = @month`;

const PUT = `
INSERT INTO rolled_sums (service, provider, kind, tier, month, hour, apart)
VALUES (@service, @provider, @kind, @tier, @month, @hour, @apart)
ON CONFLICT DO UPDATE SET hour = excluded.hour, apart = excluded.apart`;

/** Sums of what is rare, over kinds and tiers too. A report reads all months of them, so they are kept short. */
export interface RolledSums {
  /** Changes a sum, within the caller's transaction. */
  change(key: RolledKey, hour: Counts | undefined, apart: Counts | undefined): void;
  /** How many breached clocks were due in each hour of the local week, 168 of them. */
  hours(asked: RolledAsked): number[];
  /** Clocks that are counted apart, by value. */
  apart(asked: RolledAsked): Counts;
}

export function rolledSumsIn(db: Db): RolledSums {
  const kept = db.prepare<[RolledKey], Record<'hour' | 'apart', string | null>>(
    `SELECT hour, apart FROM rolled_sums ${OF_KEY}`,
  );
  const put = db.prepare(PUT);
  const clear = db.prepare(`DELETE FROM rolled_sums ${OF_KEY}`);
  const hours = db.prepare<[RolledAsked], string>(rolledAsked('hour')).pluck();
  const apart = db.prepare<[RolledAsked], string>(rolledAsked('apart')).pluck();
  const values = apartValuesIn(db);
  return {
    change(key, byHour, byValue) {
      const before = kept.get(key);
      const sum = {
        hour: byHour ? hoursAfter(before?.hour ?? null, byHour) : (before?.hour ?? null),
        apart: byValue ? apartAfter(before?.apart ?? null, byValue, values.idOf) : (before?.apart ?? null),
      };
      if (sum.hour === null && sum.apart === null) clear.run(key);
      else put.run({ ...key, ...sum });
    },
    hours(asked) {
      const all = Array.from({ length: 168 }, () => 0);
      for (const text of hours.all(asked)) {
        const ofMonth: number[] = JSON.parse(text);
        for (let hour = 0; hour < ofMonth.length; hour++) all[hour] += ofMonth[hour];
      }
      return all;
    },
    apart(asked) {
      const byId = new Map<number, number>();
      for (const text of apart.all(asked)) addPairs(byId, JSON.parse(text));
      const counts: Counts = {};
      for (const [id, value] of values.all()) {
        const clocks = byId.get(id);
        if (clocks) counts[value] = clocks;
      }
      return counts;
    },
  };
}

/** The values by which clocks are counted apart, by number: their names are long, and the same in each month. */
function apartValuesIn(db: Db) {
  const id = db.prepare<[string], number>('SELECT id FROM apart_values WHERE value = ?').pluck();
  const all = db.prepare<[], [id: number, value: string]>('SELECT id, value FROM apart_values').raw();
  const put = db.prepare('INSERT INTO apart_values (value) VALUES (?)');
  return {
    /** A new one is put on file. */
    idOf: (name: string): number => id.get(name) ?? Number(put.run(name).lastInsertRowid),
    /** There are some dozens to some hundreds: all at once they are read sooner than the few of a question by id. */
    all: () => all.all(),
  };
}

function hoursAfter(text: string | null, changes: Counts): string | null {
  const hours: number[] = text === null ? [] : JSON.parse(text);
  for (const [hour, by] of Object.entries(changes)) {
    while (hours.length <= Number(hour)) hours.push(0);
    hours[Number(hour)] += by;
  }
  const last = hours.findLastIndex((clocks) => clocks !== 0);
  return last < 0 ? null : JSON.stringify(hours.slice(0, last + 1));
}

function apartAfter(text: string | null, changes: Counts, idOf: (value: string) => number): string | null {
  const byId = new Map<number, number>();
  if (text !== null) addPairs(byId, JSON.parse(text));
  for (const [value, by] of Object.entries(changes)) {
    if (by !== 0) addPairs(byId, [idOf(value), by]);
  }
  const left = [...byId].filter(([, clocks]) => clocks !== 0);
  return left.length === 0 ? null : JSON.stringify(left.flat());
}

/** Adds how many there are of each, from a list in which each is followed by its number. */
function addPairs(byId: Map<number, number>, pairs: readonly number[]): void {
  for (let at = 0; at < pairs.length; at += 2) {
    byId.set(pairs[at], (byId.get(pairs[at]) ?? 0) + pairs[at + 1]);
  }
}
