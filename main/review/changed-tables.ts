import type { ChangedRow } from './versions-on-file.ts';

/** Which customers and addresses changed rows of tables concern, and so which tickets. */
export interface Concerns {
  readonly customers: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** Whether they concern any ticket that is on file. */
  readonly any: boolean;
  /** Whether they concern the tickets of a customer or at an address. */
  readonly concerns: (customer: string | null, address: string | null) => boolean;
}

/** What concerns a customer: its own row, its activations and its services; an address: its row and its agreements. */
export function concernsOf(changed: readonly ChangedRow[]): Concerns {
  const customers = new Set<string>();
  const addresses = new Set<string>();
  for (const { kind, record, customerId, addressId } of changed) {
    if (kind === 'customer') customers.add(record);
    if (kind === 'address') addresses.add(record);
    if ((kind === 'activation' || kind === 'service') && customerId) customers.add(customerId);
    if (kind === 'agreement' && addressId) addresses.add(addressId);
  }
  return {
    customers,
    addresses,
    any: customers.size + addresses.size > 0,
    concerns: (customer, address) =>
      (customer !== null && customers.has(customer)) || (address !== null && addresses.has(address)),
  };
}
