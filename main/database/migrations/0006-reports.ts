/**
 * How settled clocks are counted, and sums of them by month: all derived. Outcomes that were settled before are
 * counted once their tickets have been settled anew, some thousand a second while the station runs; until then reports
 * say how many are not.
 */
export const REPORTS = `
ALTER TABLE outcomes ADD COLUMN service TEXT;
ALTER TABLE outcomes ADD COLUMN customer TEXT;
ALTER TABLE outcomes ADD COLUMN address TEXT;
-- 'met', 'breached', 'excused', 'void', 'voided-after-due' or 'cancelled'; null until it is counted.
ALTER TABLE outcomes ADD COLUMN standing TEXT;
-- Why it is counted apart.
ALTER TABLE outcomes ADD COLUMN apart_reason TEXT;
-- Who did what made it so, as its system names them.
ALTER TABLE outcomes ADD COLUMN caused_by TEXT;
-- Due, or without a due instant the start; and the local month of that instant in the provider's zone.
ALTER TABLE outcomes ADD COLUMN counted_at INTEGER;
ALTER TABLE outcomes ADD COLUMN month TEXT;
-- The hour of the local week in which a breached one was due, 0 for Monday 00–01.
ALTER TABLE outcomes ADD COLUMN hour INTEGER;
-- What was used, in whole percent of the goal and in whole minutes, each rounded up.
ALTER TABLE outcomes ADD COLUMN percent INTEGER;
ALTER TABLE outcomes ADD COLUMN minutes INTEGER;
UPDATE tickets SET look_at = 0;

-- Rows behind a number, latest first. Most clocks are met, so what is not has an index of its own. With what groups are
-- made of and narrowed by, so that they are counted in the index.
CREATE INDEX outcomes_uncounted ON outcomes (provider) WHERE standing IS NULL;
CREATE INDEX outcomes_counted ON outcomes (counted_at);
CREATE INDEX outcomes_not_met ON outcomes (standing, counted_at, provider, kind, tier, service, customer, address, hour)
  WHERE standing <> 'met';
CREATE INDEX outcomes_of_customer ON outcomes (customer, counted_at, provider, kind, tier, service, standing)
  WHERE customer IS NOT NULL;

-- Settled clocks of a month. '' is all services, kinds or tiers together, '=' before a name is that one, '=' alone is
-- those that have none. Of each measure how many clocks there are of each value, as JSON; null where there are none.
CREATE TABLE month_sums (
  service TEXT NOT NULL,
  provider TEXT NOT NULL,
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  standing TEXT,
  apart TEXT,
  hour TEXT,
  percent TEXT,
  minutes TEXT,
  PRIMARY KEY (service, provider, month, kind, tier)
) STRICT, WITHOUT ROWID;

-- Clocks that run or wait: of open tickets only, so there are few.
CREATE TABLE running_clocks (
  ticket TEXT NOT NULL,
  kind TEXT NOT NULL,
  cycle INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  provider TEXT NOT NULL,
  tier TEXT,
  service TEXT,
  customer TEXT,
  address TEXT,
  due_at INTEGER NOT NULL,
  month TEXT NOT NULL,
  PRIMARY KEY (ticket, kind, cycle, ordinal)
) STRICT, WITHOUT ROWID;

-- The emergency ledger: charges, and what took them back.
CREATE TABLE charge_lines (
  ticket TEXT NOT NULL,
  -- In the order in which they came about.
  line INTEGER NOT NULL,
  provider TEXT NOT NULL,
  service TEXT,
  customer TEXT,
  address TEXT,
  -- 'charge' or 'reversal'.
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  month TEXT NOT NULL,
  -- 'ticket' or 'response'.
  charged_for TEXT NOT NULL,
  -- EUR net, in cents; negative for a reversal.
  cents INTEGER NOT NULL,
  cycle INTEGER NOT NULL,
  flagged_at INTEGER NOT NULL,
  flagged_by TEXT,
  classified_at INTEGER NOT NULL,
  classified_by TEXT,
  impact TEXT NOT NULL,
  PRIMARY KEY (ticket, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_lines_by_month ON charge_lines (provider, month);

CREATE INDEX verdict_changes_by_time ON verdict_changes (at);
`;
