import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** Every address that is on file, has an agreement, or still has something derived. */
const MARK_ALL = `
INSERT OR IGNORE INTO stale_addresses (address)
SELECT record FROM facts WHERE kind = 'address' AND superseded_at IS NULL
UNION SELECT body ->> '$.addressId' FROM facts
  WHERE kind = 'agreement' AND superseded_at IS NULL AND body ->> '$.addressId' IS NOT NULL
UNION SELECT address FROM agreement_rows
UNION SELECT address FROM tier_spans`;

/** Addresses of which a fact or a ticket changed since their agreements were derived; marked by triggers. */
export interface StaleAddresses {
  all(): string[];
  markAll(): void;
  clear(): void;
}

export function staleAddressesIn(db: Db): StaleAddresses {
  const all = prepared<[], { address: string }>(db, 'SELECT address FROM stale_addresses ORDER BY address');
  const markAll = prepared(db, MARK_ALL);
  const clear = prepared(db, 'DELETE FROM stale_addresses');
  return {
    all: () => all.all().map(({ address }) => address),
    markAll: () => markAll.run(),
    clear: () => clear.run(),
  };
}
