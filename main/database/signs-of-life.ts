import type { Instant } from '../../src/calendars/period.ts';
import type { BlindSpots } from './blind-spots.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** Why the station was not there, as its blind spots say it. */
export const STOPPED = 'stopped';
export const WITHOUT_A_WORD = 'ended without a word: killed, crashed, or without power';
export const SLEPT = 'stood still: the machine slept, or its clock was put forward';

/**
 * The last sign of life on file. They are in `station`: `alive-at` is written over again and again, `stopped-at` at an
 * end in order; the making of the database and each answer of a source are signs, too.
 */
export const LAST_SIGN = `
SELECT max(CAST(value AS INTEGER)) AS at FROM station
WHERE key IN ('alive-at', 'stopped-at', 'created-at') OR key LIKE 'answered %'`;
const VALUE = 'SELECT CAST(value AS INTEGER) AS at FROM station WHERE key = ?';
const PUT = `
INSERT INTO station (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

/** What tells later when the station was there, and when not. */
export interface SignsOfLife {
  /**
   * The station starts: since its last sign of life it was blind. A database without any had no station before. That
   * its data is invented is kept, so that no copy of it passes for real.
   */
  start(now: Instant, demo: boolean): void;
  alive(now: Instant): void;
  /** It ends in order. */
  stop(now: Instant): void;
}

export function signsOfLifeIn(db: Db, blindSpots: BlindSpots): SignsOfLife {
  const sign = prepared<[], { at: Instant | null }>(db, LAST_SIGN);
  const value = prepared<[string], { at: Instant }>(db, VALUE);
  const put = prepared(db, PUT);
  return {
    start: db.transaction((now: Instant, demo: boolean) => {
      const stopped = value.get('stopped-at')?.at ?? null;
      // One that wrote no marks says nothing of how it ended.
      const from = stopped ?? (value.get('alive-at') ? sign.get()!.at : null);
      if (from !== null) blindSpots.addStation(from, now, stopped === null ? WITHOUT_A_WORD : STOPPED);
      // A copy on which a station runs is none any more.
      db.prepare("DELETE FROM station WHERE key IN ('stopped-at', 'copied-at', 'copied-from')").run();
      put.run('alive-at', String(now));
      put.run('demo', demo ? 'yes' : 'no');
    }),
    alive: (now) => void put.run('alive-at', String(now)),
    stop: (now) => void put.run('stopped-at', String(now)),
  };
}
