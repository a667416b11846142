/** Facts and what is derived from them. Facts are immutable: only `superseded_at` is ever written later. */
export const FACTS = `
CREATE TABLE station (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE facts (
  fact INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  -- The ticket it belongs to, by its id at the source.
  ticket TEXT,
  -- Of the body, the instant and the sequence: the same record read again is the same fact.
  hash TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  superseded_at INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX facts_current ON facts (source, kind, record) WHERE superseded_at IS NULL;
CREATE INDEX facts_by_kind ON facts (kind, record) WHERE superseded_at IS NULL;
CREATE INDEX facts_of_ticket ON facts (source, ticket) WHERE superseded_at IS NULL AND ticket IS NOT NULL;
CREATE INDEX agreements_at_address ON facts (body ->> '$.addressId')
  WHERE kind = 'agreement' AND superseded_at IS NULL;
CREATE INDEX activations_of_customer ON facts (body ->> '$.customerId')
  WHERE kind = 'activation' AND superseded_at IS NULL;
CREATE INDEX services_of_customer ON facts (body ->> '$.customerId')
  WHERE kind = 'service' AND superseded_at IS NULL;
CREATE INDEX children_of_customer ON facts (body ->> '$.parentId')
  WHERE kind = 'customer' AND superseded_at IS NULL;

CREATE TABLE cursors (
  source TEXT PRIMARY KEY,
  cursor TEXT NOT NULL
) STRICT;

-- Tickets with new facts whose events are still to be derived, because not all of their facts are here yet.
CREATE TABLE incomplete (
  source TEXT NOT NULL,
  ticket TEXT NOT NULL,
  PRIMARY KEY (source, ticket)
) STRICT, WITHOUT ROWID;

-- Tickets with an event that is dated too far ahead to be taken yet: derived again when its instant has come.
CREATE TABLE waiting (
  source TEXT NOT NULL,
  ticket TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (source, ticket)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  source TEXT NOT NULL,
  place TEXT NOT NULL,
  -- Which step put it there: a new reading of the same thing replaces it.
  about TEXT NOT NULL,
  raw TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (source, about, place)
) STRICT, WITHOUT ROWID;

-- The numbered mapping by which a source's facts became events.
CREATE TABLE mappings (
  source TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;
`;
