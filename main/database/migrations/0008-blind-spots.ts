/** Stretches of time in which a source, or the station itself, was not there. Facts: only their ends are written later. */
export const BLIND_SPOTS = `
CREATE TABLE blind_spots (
  blind_spot INTEGER PRIMARY KEY,
  -- Null: the station itself.
  source TEXT,
  title TEXT NOT NULL,
  -- How far apart its polls are: a gap of that length is no outage. 0 for the station.
  interval_ms INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  -- Null while it goes on.
  to_at INTEGER,
  -- The source's own sentence; never a secret.
  why TEXT NOT NULL,
  -- What ended it where that was not an answer; written with its end.
  ended TEXT,
  CHECK (to_at >= from_at)
) STRICT;
CREATE UNIQUE INDEX blind_spots_now ON blind_spots (source) WHERE to_at IS NULL;
CREATE INDEX blind_spots_of_source ON blind_spots (source, to_at);
CREATE INDEX blind_spots_by_end ON blind_spots (ifnull(to_at, 8640000000000000));
`;
