/** One of the kinds whose names are searched: rows with what they are called, and the index of their words. */
const names = (kind: 'customer' | 'address') => `
CREATE TABLE ${kind}_search_rows (
  -- Its row in ${kind}_search.
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  -- As people write it; null where it has an id only.
  text TEXT,
  -- The text folded, in the order of the alphabet and of house numbers.
  place TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ${kind}_search_rows_by_id ON ${kind}_search_rows (id);
CREATE INDEX ${kind}_search_rows_by_place ON ${kind}_search_rows (place);
CREATE VIRTUAL TABLE ${kind}_search USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4'
);`;

/** Whether an update left the row as the search has it. */
const AS_BEFORE = ['subject', 'service', 'address', 'customer', 'open', 'hidden']
  .map((column) => `NEW.${column} IS OLD.${column}`)
  .join(' AND ');

const markStale = (kind: string, id: string) =>
  `INSERT INTO stale_search (kind, id) VALUES (${kind}, ${id}) ON CONFLICT DO NOTHING;`;

/**
 * The rows and indexes of the search over tickets, customers and addresses. All derived. Triggers see to it that no
 * change of what they follow from is missed.
 */
export const SEARCH = `
CREATE TABLE ticket_search_rows (
  -- Its row in ticket_search, and its place: the latest opened have the highest, and open ones come above all others.
  number INTEGER PRIMARY KEY,
  -- 'source:id'.
  ticket TEXT NOT NULL,
  -- Whether it is open, and shown by its system.
  open INTEGER NOT NULL,
  opened_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ticket_search_rows_of_ticket ON ticket_search_rows (ticket);

-- Folded already, so that words are parted by blanks alone. Beginnings have entries of their own, in the order of rows.
CREATE VIRTUAL TABLE ticket_search USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5'
);
-- Words without digits that are longer than the beginnings above: asked for one by one.
CREATE TABLE ticket_search_words (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
${names('customer')}
${names('address')}

CREATE INDEX tickets_by_record ON tickets (record COLLATE NOCASE);
CREATE INDEX tickets_open_of_customer ON tickets (customer) WHERE open = 1 AND customer IS NOT NULL;

-- What changed: derived anew before the transaction that changed it ends.
CREATE TABLE stale_search (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER search_stale_by_new_fact AFTER INSERT ON facts
WHEN NEW.kind IN ('customer', 'address') BEGIN ${markStale('NEW.kind', 'NEW.record')} END;
CREATE TRIGGER search_stale_by_superseded_fact AFTER UPDATE OF superseded_at ON facts
WHEN OLD.kind IN ('customer', 'address') BEGIN ${markStale('OLD.kind', 'OLD.record')} END;
CREATE TRIGGER search_stale_by_new_ticket AFTER INSERT ON tickets
BEGIN ${markStale("'ticket'", 'NEW.ticket')} END;
CREATE TRIGGER search_stale_by_changed_ticket
AFTER UPDATE OF subject, service, address, customer, open, hidden ON tickets
WHEN NOT (${AS_BEFORE}) BEGIN ${markStale("'ticket'", 'NEW.ticket')} END;
CREATE TRIGGER search_stale_by_removed_ticket AFTER DELETE ON tickets
BEGIN ${markStale("'ticket'", 'OLD.ticket')} END;
-- When it was opened is part of its place, and stands in no row of tickets.
CREATE TRIGGER search_stale_by_opening AFTER INSERT ON events
WHEN NEW.type = 'opened' AND EXISTS (
  SELECT 1 FROM ticket_search_rows WHERE ticket = NEW.ticket AND opened_at <> NEW.at)
BEGIN ${markStale("'ticket'", 'NEW.ticket')} END;

-- How far a database that was filled before has been taken in: one row. Kind 'done': whole.
CREATE TABLE search_filling (
  derivation INTEGER NOT NULL,
  kind TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
INSERT INTO search_filling
SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM facts) THEN 'customer' ELSE 'done' END, '';
`;
