/** Marks the address of a fact, and all addresses of a customer, as read otherwise than when last derived. */
const markStale = (fact: 'NEW' | 'OLD') => `
  INSERT INTO stale_addresses (address)
  SELECT CASE ${fact}.kind WHEN 'address' THEN ${fact}.record ELSE ${fact}.body ->> '$.addressId' END
    AS address
  WHERE ${fact}.kind <> 'customer' AND address IS NOT NULL
  ON CONFLICT DO NOTHING;
  INSERT INTO stale_addresses (address)
  SELECT address FROM agreement_rows WHERE ${fact}.kind = 'customer' AND customer = ${fact}.record
  ON CONFLICT DO NOTHING;`;

/**
 * What follows from agreements and addresses: the tier that governs each address over time, its sums by day,
 * and the rows that are searched. All derived. Triggers see to it that no change of what they follow from is
 * missed, and that the sums are those of the spans, whoever writes them.
 */
export const AGREEMENTS = `
-- The tier that governs an address over local days, without overlaps. Adjacent spans differ in their tier.
CREATE TABLE tier_spans (
  provider TEXT NOT NULL,
  address TEXT NOT NULL,
  from_date TEXT NOT NULL,
  -- The first day on which it does not hold any more; null when it is open-ended.
  to_date TEXT,
  tier TEXT NOT NULL,
  -- 1: another span begins on to_date.
  followed INTEGER NOT NULL,
  customer TEXT,
  PRIMARY KEY (provider, address, from_date)
) STRICT, WITHOUT ROWID;
CREATE INDEX tier_spans_ending ON tier_spans (provider, to_date, address)
  WHERE followed = 0 AND to_date IS NOT NULL;

-- How many spans of a tier begin on a day, end on it for good, and end on it with another one following.
CREATE TABLE agreement_days (
  provider TEXT NOT NULL,
  tier TEXT NOT NULL,
  date TEXT NOT NULL,
  begins INTEGER NOT NULL DEFAULT 0,
  ends INTEGER NOT NULL DEFAULT 0,
  ends_followed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (provider, tier, date)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_days_by_date ON agreement_days (provider, date, tier, ends, ends_followed);

CREATE TRIGGER tier_span_added AFTER INSERT ON tier_spans BEGIN
  INSERT INTO agreement_days (provider, tier, date, begins) VALUES (NEW.provider, NEW.tier, NEW.from_date, 1)
  ON CONFLICT DO UPDATE SET begins = begins + 1;
  INSERT INTO agreement_days (provider, tier, date, ends, ends_followed)
  SELECT NEW.provider, NEW.tier, NEW.to_date, 1 - NEW.followed, NEW.followed WHERE NEW.to_date IS NOT NULL
  ON CONFLICT DO UPDATE SET ends = ends + excluded.ends,
    ends_followed = ends_followed + excluded.ends_followed;
END;
CREATE TRIGGER tier_span_removed AFTER DELETE ON tier_spans BEGIN
  UPDATE agreement_days SET begins = begins - 1
  WHERE provider = OLD.provider AND tier = OLD.tier AND date = OLD.from_date;
  UPDATE agreement_days
  SET ends = ends - (1 - OLD.followed), ends_followed = ends_followed - OLD.followed
  WHERE provider = OLD.provider AND tier = OLD.tier AND date = OLD.to_date;
  DELETE FROM agreement_days
  WHERE provider = OLD.provider AND tier = OLD.tier AND date IN (OLD.from_date, OLD.to_date)
    AND begins = 0 AND ends = 0 AND ends_followed = 0;
END;
CREATE TRIGGER tier_span_changed BEFORE UPDATE ON tier_spans BEGIN
  SELECT raise(ABORT, 'a span is replaced, never changed: its sums would not follow');
END;

-- One row for each agreement as bought, and one for each address on file without any: what is searched.
CREATE TABLE agreement_rows (
  -- Where it stands in the list: the address in order, its id, the first day, and nth.
  place TEXT PRIMARY KEY,
  -- Its number in agreement_search.
  number INTEGER NOT NULL,
  address TEXT NOT NULL,
  -- Its place among the agreements of its address as they are listed, from 0.
  nth INTEGER NOT NULL,
  -- The address as people write it; null when it is not on file.
  text TEXT,
  provider TEXT,
  tier TEXT,
  from_date TEXT,
  to_date TEXT,
  customer TEXT,
  -- Its to_date, where the address is then left without an agreement of this provider.
  ends TEXT,
  -- Folded, with a blank before them: the address, the customer, and the tickets at the address.
  words TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX agreement_rows_by_number ON agreement_rows (number);
CREATE INDEX agreement_rows_at_address ON agreement_rows (address);
CREATE INDEX agreement_rows_of_customer ON agreement_rows (customer) WHERE customer IS NOT NULL;
CREATE INDEX agreement_rows_ending ON agreement_rows (ends) WHERE ends IS NOT NULL;

-- Folded already; three letters each, so that a word is found from any letter on. Rows by their number.
CREATE VIRTUAL TABLE agreement_search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);

-- Kept, since counting 200,000 rows takes longer than finding fifty.
CREATE TABLE agreement_counts (
  name TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO agreement_counts VALUES ('rows', 0), ('addresses', 0);

-- Addresses of which something changed: derived anew before the transaction that changed it ends.
CREATE TABLE stale_addresses (
  address TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER stale_by_new_fact AFTER INSERT ON facts
WHEN NEW.kind IN ('agreement', 'address', 'customer') BEGIN ${markStale('NEW')}
END;
CREATE TRIGGER stale_by_superseded_fact AFTER UPDATE OF superseded_at ON facts
WHEN OLD.kind IN ('agreement', 'address', 'customer') BEGIN ${markStale('OLD')}
END;
CREATE TRIGGER stale_by_new_ticket AFTER INSERT ON tickets WHEN NEW.address IS NOT NULL BEGIN
  INSERT INTO stale_addresses (address) VALUES (NEW.address) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stale_by_changed_ticket AFTER UPDATE OF address, subject ON tickets
WHEN NEW.address IS NOT OLD.address OR NEW.subject IS NOT OLD.subject BEGIN
  INSERT INTO stale_addresses (address)
  SELECT value FROM json_each(json_array(OLD.address, NEW.address)) WHERE value IS NOT NULL
  ON CONFLICT DO NOTHING;
END;

-- The open faults of an address.
CREATE INDEX tickets_open_at_address ON tickets (address) WHERE open = 1 AND address IS NOT NULL;
`;
