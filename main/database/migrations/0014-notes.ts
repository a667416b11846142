/** What one shift leaves in writing for the next. Only added to; a line of the second file each, known by its id. */
export const NOTES = `
CREATE TABLE notes (
  entry INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- Of a ticket that may not be on file yet: the database may have been lost, and its tickets be read again.
  ticket TEXT NOT NULL,
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_of_ticket ON notes (ticket, at);
CREATE INDEX notes_by_instant ON notes (at);
`;
