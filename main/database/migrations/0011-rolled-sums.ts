/**
 * What is rare, read in one piece: sums over kinds and tiers get a table of their own, in which the months of a question
 * lie side by side, and small enough to lie in the page itself. What was kept with the lines is moved.
 */
export const ROLLED_SUMS = `
-- Where clocks are counted apart, why, and who caused it: separated by tabs.
CREATE TABLE apart_values (
  id INTEGER PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
) STRICT;

-- Breached clocks and those counted apart, of a month. '' is all services, kinds or tiers together, '=' before a name is
-- that one, '=' alone is those that have none.
CREATE TABLE rolled_sums (
  service TEXT NOT NULL,
  provider TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  month TEXT NOT NULL,
  -- How many breached ones were due in each hour of the local week, from Monday 00–01 to the last with any: [0,2,1].
  hour TEXT,
  -- How many are counted apart, each after the id of its value: [7,120,9,3].
  apart TEXT,
  PRIMARY KEY (service, provider, kind, tier, month)
) STRICT, WITHOUT ROWID;

INSERT INTO apart_values (value)
SELECT DISTINCT key FROM month_sums, json_each(apart) ORDER BY key;

INSERT INTO rolled_sums (service, provider, kind, tier, month, hour, apart)
SELECT service, provider, kind, tier, month,
  CASE WHEN hour NOT NULL THEN (
    WITH RECURSIVE hours (nth, until) AS (
      SELECT 0, (SELECT max(CAST(key AS INTEGER)) FROM json_each(hour))
      UNION ALL SELECT nth + 1, until FROM hours WHERE nth < until
    )
    SELECT json_group_array(ifnull(hour ->> ('$."' || nth || '"'), 0) ORDER BY nth) FROM hours
  ) END,
  CASE WHEN apart NOT NULL THEN (
    SELECT '[' || group_concat(apart_values.id || ',' || each.value) || ']'
    FROM json_each(apart) AS each JOIN apart_values ON apart_values.value = each.key
  ) END
FROM month_sums WHERE hour NOT NULL OR apart NOT NULL;

DELETE FROM month_sums WHERE kind = '' OR tier = '';
ALTER TABLE month_sums DROP COLUMN apart;
ALTER TABLE month_sums DROP COLUMN hour;
`;
