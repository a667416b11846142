/** Planned work and general disruptions, and what addresses they touch: all derived from facts. */
export const PLANNED_WORK = `
-- What work and disruptions can name, an address' own id and the lines on which it depends, with the addresses.
CREATE TABLE address_objects (
  object TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (object, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_objects_by_address ON address_objects (address);

-- Pieces of planned work, one row for each current fact.
CREATE TABLE works (
  source TEXT NOT NULL,
  record TEXT NOT NULL,
  provider TEXT NOT NULL,
  -- The local day on which it is planned to start.
  day TEXT NOT NULL,
  -- The earlier of its planned and its actual start.
  begins_at INTEGER NOT NULL,
  -- The later of its planned and its actual end; null while it is said to be under way.
  over_at INTEGER,
  -- When it was announced for the start it has now; null while it was not.
  notice_at INTEGER,
  -- The latest notice that no longer counts since it was moved.
  voided_at INTEGER,
  -- The record as it reads now.
  body TEXT NOT NULL,
  -- Objects that no row of the address table names, as a JSON list; only the first of very many.
  unknown_objects TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;
-- What goes on ends at the end of time: one range finds it together with what ended of late.
CREATE INDEX works_by_end ON works (provider, ifnull(over_at, 8640000000000000));

-- How many addresses a piece of work touches, by the tier that governs them on the day on which it starts.
CREATE TABLE work_reach (
  source TEXT NOT NULL,
  record TEXT NOT NULL,
  -- '' for addresses without an agreement on that day.
  tier TEXT NOT NULL,
  addresses INTEGER NOT NULL,
  PRIMARY KEY (source, record, tier)
) STRICT, WITHOUT ROWID;

-- General disruptions, also those that have left their source: they had ended by then.
CREATE TABLE disruptions (
  source TEXT NOT NULL,
  record TEXT NOT NULL,
  provider TEXT NOT NULL,
  title TEXT NOT NULL,
  -- Addresses, and lines on which addresses depend, as a JSON list of ids.
  objects TEXT NOT NULL,
  area TEXT,
  from_at INTEGER NOT NULL,
  -- null while it goes on.
  to_at INTEGER,
  PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX disruptions_by_end ON disruptions (provider, ifnull(to_at, 8640000000000000));

-- All versions of a record, superseded ones included, in the order in which they arrived.
CREATE INDEX work_versions ON facts (source, record, fact) WHERE kind = 'work';
CREATE INDEX disruption_versions ON facts (source, record, fact) WHERE kind = 'disruption';
`;
