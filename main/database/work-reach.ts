import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';
import type { WorkKey } from './works.ts';

/** So many objects that nobody knows are named; whoever has more has a mapping to mend, not a list to read. */
export const MOST_UNKNOWN = 50;

/** Each address counts once, however many of its objects are named, by its tier on the day of the work. */
export const REACH = `
INSERT INTO work_reach (source, record, tier, addresses)
SELECT works.source, works.record, coalesce(span.tier, '') AS governing, count(DISTINCT touched.address)
FROM works
CROSS JOIN json_each(works.body, '$.objects') AS named
CROSS JOIN address_objects AS touched ON touched.object = named.value
LEFT JOIN tier_spans AS span
  ON span.provider = works.provider AND span.address = touched.address
  AND span.from_date <= works.day AND (span.to_date IS NULL OR span.to_date > works.day)
WHERE works.source = @source AND works.record = @record
GROUP BY governing`;

export const UNKNOWN = `
UPDATE works SET unknown_objects = (
  SELECT json_group_array(name) FROM (
    SELECT value AS name FROM json_each(works.body, '$.objects')
    WHERE NOT EXISTS (SELECT 1 FROM address_objects WHERE object = value)
    ORDER BY key LIMIT ${MOST_UNKNOWN}
  )
)
WHERE source = @source AND record = @record`;

/** How many addresses work touches, kept. Writing happens within the caller's transaction. */
export interface WorkReach {
  /** Counts anew what a piece of work on file touches. */
  count(key: WorkKey): void;
}

export function workReachIn(db: Db): WorkReach {
  const clear = prepared(db, 'DELETE FROM work_reach WHERE source = @source AND record = @record');
  const reach = prepared(db, REACH);
  const unknown = prepared(db, UNKNOWN);
  return {
    count(key) {
      clear.run(key);
      reach.run(key);
      unknown.run(key);
    },
  };
}
