import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/**
 * The objects of addresses by their current facts; of two sources that have the same address the first counts. In
 * order, since that is how they are stored.
 */
const insert = (among: string) => `
INSERT INTO address_objects (object, address)
WITH governing AS MATERIALIZED (
  SELECT record AS address, body, min(source) FROM facts
  WHERE kind = 'address' AND superseded_at IS NULL ${among}
  GROUP BY record
)
SELECT address AS object, address FROM governing
UNION
SELECT line.value, address FROM governing, json_each(governing.body, '$.lines') AS line WHERE line.type = 'text'
ORDER BY 1, 2`;

export const OBJECTS_OF = insert('AND record IN (SELECT value FROM json_each(?))');
export const CLEAR_OBJECTS = 'DELETE FROM address_objects WHERE address IN (SELECT value FROM json_each(?))';

/** What work and disruptions can name, with the addresses. Writing happens within the caller's transaction. */
export interface AddressObjects {
  /** Takes in the addresses of these ids as their facts read now. */
  follow(addresses: readonly string[]): void;
  /** Takes in all addresses on file anew. */
  rebuild(): void;
}

export function addressObjectsIn(db: Db): AddressObjects {
  const clear = prepared(db, CLEAR_OBJECTS);
  const follow = prepared(db, OBJECTS_OF);
  const clearAll = prepared(db, 'DELETE FROM address_objects');
  const all = prepared(db, insert(''));
  return {
    follow(addresses) {
      const list = JSON.stringify(addresses);
      clear.run(list);
      follow.run(list);
    },
    rebuild() {
      clearAll.run();
      all.run();
    },
  };
}
