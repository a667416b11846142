/** Tickets, their events and outcomes: all derived, and derived anew when a fact or the mapping changes. */
export const TICKETS = `
CREATE TABLE tickets (
  -- 'source:id'.
  ticket TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  record TEXT NOT NULL,
  provider TEXT NOT NULL,
  service TEXT,
  service_kind TEXT,
  address TEXT,
  customer TEXT,
  subject TEXT,
  url TEXT,
  priority TEXT,
  request_kind TEXT,
  -- Why its system no longer shows it to us; null while it does.
  hidden TEXT,
  mapping INTEGER NOT NULL,
  -- Whether its latest cycle is open.
  open INTEGER NOT NULL DEFAULT 0,
  -- Whether some wall has to show it: open, or something has been owed of late.
  on_board INTEGER NOT NULL DEFAULT 0,
  -- When its verdict changes next without an event: the earliest due instant of a live clock.
  look_at INTEGER,
  -- When it was an emergency for the last time; null when it never was, or still is.
  emergency_until INTEGER
) STRICT;
CREATE INDEX tickets_on_board ON tickets (on_board) WHERE on_board = 1;
CREATE INDEX tickets_open ON tickets (source) WHERE open = 1;
CREATE INDEX tickets_to_look_at ON tickets (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX tickets_by_address ON tickets (address) WHERE address IS NOT NULL;
CREATE INDEX tickets_by_customer ON tickets (customer) WHERE customer IS NOT NULL;
CREATE INDEX tickets_quiet ON tickets (provider, emergency_until) WHERE emergency_until IS NOT NULL;

CREATE TABLE events (
  ticket TEXT NOT NULL,
  -- Recorded order: by instant, then source, then the source's sequence.
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- The instant the source gave, where it lay ahead of the event's arrival.
  original_at INTEGER,
  type TEXT NOT NULL,
  by TEXT,
  -- What the event carries besides, as JSON.
  detail TEXT NOT NULL,
  -- The fact it was derived from: 'kind/record'.
  fact TEXT NOT NULL,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

-- Settled clocks: met, breached, void or cancelled.
CREATE TABLE outcomes (
  ticket TEXT NOT NULL,
  kind TEXT NOT NULL,
  cycle INTEGER NOT NULL,
  -- 1 for the first clock of this kind in the cycle.
  ordinal INTEGER NOT NULL,
  provider TEXT NOT NULL,
  tier TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  excused INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  due_at INTEGER,
  stopped_at INTEGER,
  goal_ms INTEGER,
  used_ms INTEGER,
  -- The version of the terms by which it was judged.
  terms TEXT NOT NULL,
  -- The facts it follows from, as a JSON list of 'kind/record'.
  follows_from TEXT NOT NULL,
  PRIMARY KEY (ticket, kind, cycle, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcomes_by_due ON outcomes (provider, kind, due_at);

-- Every change of a verdict that was settled, so that none goes unseen.
CREATE TABLE verdict_changes (
  change INTEGER PRIMARY KEY,
  ticket TEXT NOT NULL,
  kind TEXT NOT NULL,
  cycle INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- What made it change: a source's records, or the passing of time.
  cause TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL
) STRICT;
CREATE INDEX verdict_changes_of_ticket ON verdict_changes (ticket);

-- Versions of providers' terms, from when each was in force here.
CREATE TABLE terms (
  provider TEXT NOT NULL,
  version TEXT NOT NULL,
  since INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (provider, version)
) STRICT;

-- Public holidays, expanded once: finding them takes a third of a second and much memory.
CREATE TABLE holidays (
  place TEXT NOT NULL,
  year INTEGER NOT NULL,
  date TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (place, year, date)
) STRICT, WITHOUT ROWID;
`;
