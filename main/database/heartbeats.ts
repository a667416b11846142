import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';

const HEARD = `
INSERT INTO heartbeats (station, at) VALUES (?, ?) ON CONFLICT (station) DO UPDATE SET at = excluded.at`;
const EXPECT = 'INSERT INTO heartbeats (station, at) VALUES (?, ?) ON CONFLICT (station) DO NOTHING';
const SET_BACK = 'UPDATE heartbeats SET at = @now WHERE at > @now';
const LAST = 'SELECT at FROM heartbeats WHERE station = ?';

/** The last signs of life of other stations. Writing happens within the caller's transaction. */
export interface Heartbeats {
  heard(station: string, at: Instant): void;
  /** From `now` on the station is to be heard, where it was not expected before. A clock that was set back is followed. */
  expect(station: string, now: Instant): void;
  /** Its last sign of life, or since when one is expected; null for a station that nobody watches. */
  last(station: string): Instant | null;
}

export function heartbeatsIn(db: Db): Heartbeats {
  const heard = db.prepare(HEARD);
  const expect = db.prepare(EXPECT);
  const setBack = db.prepare(SET_BACK);
  const last = db.prepare<[string], { at: Instant }>(LAST);
  return {
    heard: (station, at) => void heard.run(station, at),
    expect(station, now) {
      expect.run(station, now);
      setBack.run({ now });
    },
    last: (station) => last.get(station)?.at ?? null,
  };
}
