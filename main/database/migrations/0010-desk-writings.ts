/** What people write at the desks. Only added to; a line of the second file each, known by its id. */
export const DESK_WRITINGS = `
CREATE TABLE reason_codes (
  entry INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- Of a ticket that may not be on file yet: the database may have been lost, and its tickets be read again.
  ticket TEXT NOT NULL,
  kind TEXT NOT NULL,
  cycle INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  note TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
-- The last code of a clock, and all of a ticket.
CREATE INDEX reason_codes_of_clock ON reason_codes (ticket, kind, cycle, ordinal);

-- The last line of a name says what it is now.
CREATE TABLE saved_views (
  entry INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX saved_views_by_name ON saved_views (name);
`;
