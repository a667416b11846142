/** Alarms as they stand by what is known, and everything that was done about them, which is only added to. */
export const ALARMS = `
CREATE TABLE alarms (
  id TEXT PRIMARY KEY,
  -- 'source:id'; null for an alarm that is about no ticket.
  ticket TEXT,
  provider TEXT NOT NULL,
  -- The start of its clock, and when the station learnt of it.
  raised_at INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  -- What it is about, and how it stands by the ticket's verdict, as JSON.
  about TEXT NOT NULL,
  standing TEXT NOT NULL,
  ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
  -- When there is something to decide or to send next; null when nothing is.
  next_at INTEGER
) STRICT;
CREATE INDEX alarms_of_ticket ON alarms (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX alarms_going_on ON alarms (id) WHERE ended = 0;
CREATE INDEX alarms_next ON alarms (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX alarms_by_instant ON alarms (raised_at);
CREATE INDEX alarms_of_no_ticket ON alarms (raised_at) WHERE ticket IS NULL;

CREATE TABLE alarm_entries (
  entry INTEGER PRIMARY KEY,
  -- Of an alarm that may not be on file yet: what people did is taken in from the second file after a loss.
  alarm TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- The rest of the entry, as JSON.
  body TEXT NOT NULL,
  -- The id of its line in the second file; null where it stands here alone.
  desk TEXT UNIQUE
) STRICT;
CREATE INDEX alarm_entries_of_alarm ON alarm_entries (alarm, entry);

-- What reports count of an alarm, and of the part that each level, person and channel has in it: derived.
CREATE TABLE alarm_figures (
  -- 'all', 'level', 'person' or 'channel'; of which one, and as it was called then.
  of TEXT NOT NULL,
  test INTEGER NOT NULL CHECK (test IN (0, 1)),
  key TEXT NOT NULL,
  provider TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  alarm TEXT NOT NULL,
  name TEXT NOT NULL,
  -- In which numbers of the report it is, a bit each.
  numbers INTEGER NOT NULL,
  -- Milliseconds; null where it did not happen.
  told_ms INTEGER,
  acknowledged_ms INTEGER,
  reacted_ms INTEGER,
  level INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (of, test, key, provider, raised_at, alarm)
) STRICT, WITHOUT ROWID;
CREATE INDEX alarm_figures_of_alarm ON alarm_figures (alarm);

-- What became of the last messages by each channel.
CREATE TABLE alarm_channels (
  channel TEXT PRIMARY KEY,
  proven_at INTEGER,
  failing_since INTEGER,
  why TEXT
) STRICT;
`;
