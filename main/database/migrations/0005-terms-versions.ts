/** Versions of the providers' terms with their calendars, in the order in which they were adopted. Never changed. */
export const TERMS_VERSIONS = `
CREATE TABLE terms_versions (
  adoption INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  version TEXT NOT NULL,
  -- Cycles that start from then on are governed by it; a provider's first version governs from the beginning of time.
  governs_from INTEGER NOT NULL,
  adopted_at INTEGER NOT NULL,
  -- Why a version that reaches back was let in, and by whom; null where no reason was needed.
  reason TEXT,
  approved_by TEXT,
  -- The terms, and the definitions of the calendars that they name, as JSON.
  body TEXT NOT NULL
) STRICT;

-- Tickets whose cycles a version that reaches back governs anew: the last one done, '' before the first.
CREATE TABLE resettling (
  adoption INTEGER PRIMARY KEY,
  after TEXT NOT NULL
) STRICT;
`;
