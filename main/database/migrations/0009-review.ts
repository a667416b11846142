const HOUR = 3_600_000;
/** Spans are sorted into lengths, each four times the one before: up to an hour, up to four hours, …, up to thirty years. */
export const SPAN_LENGTHS: readonly number[] = Array.from({ length: 10 }, (_, i) => HOUR * 4 ** i);

const LENGTH_OF = SPAN_LENGTHS.map((longest, i) => `WHEN last_at - first_at <= ${longest} THEN ${i}`);

/** What finds the tickets, tables and events of any past instant by a range, and what a copy needs to be reviewed. */
export const REVIEW = `
-- Between which instants something of a ticket came about: for the sight 'known' its facts came in, were superseded or
-- taken; for 'was' its events happened.
CREATE TABLE ticket_spans (
  sight TEXT NOT NULL,
  -- 'source:id'; also of tickets that no mapping understood yet.
  ticket TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  -- Spans that meet an instant begin, by their length, so long before it at most: a range for each length finds them.
  length INTEGER NOT NULL GENERATED ALWAYS AS (CASE ${LENGTH_OF.join(' ')} ELSE ${SPAN_LENGTHS.length} END) VIRTUAL,
  PRIMARY KEY (sight, ticket)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_spans_by_length ON ticket_spans (sight, length, first_at);
INSERT INTO ticket_spans (sight, ticket, first_at, last_at)
SELECT 'known', source || ':' || ticket, min(arrived_at), max(max(arrived_at, ifnull(superseded_at, 0), at))
FROM facts WHERE ticket IS NOT NULL GROUP BY source, ticket;
INSERT INTO ticket_spans (sight, ticket, first_at, last_at)
SELECT 'was', ticket, min(at), max(at) FROM events GROUP BY ticket;

-- Until when a closed ticket is on the board since something is owed; null when nothing is, or while it is open. Those
-- that were settled before this was kept have to be judged.
ALTER TABLE tickets ADD COLUMN shown_until INTEGER;
UPDATE tickets SET shown_until = 8640000000000000 WHERE open = 0;

CREATE INDEX events_by_at ON events (at);

-- All versions of a ticket, and what changed in tables since an instant.
CREATE INDEX superseded_of_ticket ON facts (source, ticket) WHERE superseded_at IS NOT NULL AND ticket IS NOT NULL;
CREATE INDEX table_facts_by_arrival ON facts (arrived_at) WHERE ticket IS NULL;
CREATE INDEX table_facts_by_end ON facts (superseded_at) WHERE ticket IS NULL AND superseded_at IS NOT NULL;

-- Since when a ticket has new facts that are not all here yet.
ALTER TABLE incomplete ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
-- When tickets had been read in part only, so that the board still had them as they were before.
CREATE TABLE half_read (
  source TEXT NOT NULL,
  ticket TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  PRIMARY KEY (source, ticket, from_at)
) STRICT, WITHOUT ROWID;

-- The sources as they are configured, so that a copy can be reviewed where no configuration is.
CREATE TABLE sources (
  source TEXT PRIMARY KEY,
  -- Its place in the configuration, from 0; null for one that was taken out, of which facts are on file.
  place INTEGER,
  title TEXT NOT NULL,
  -- Lists, as JSON: of 'tickets', 'work' and 'tables'; and of providers, where empty means all.
  delivers TEXT NOT NULL,
  providers TEXT NOT NULL,
  interval_ms INTEGER NOT NULL,
  -- How its facts become events, as JSON.
  plan TEXT NOT NULL
) STRICT;
`;
