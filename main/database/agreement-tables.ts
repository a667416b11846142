import { type AddressFacts, addressFactsIn } from './address-facts.ts';
import { agreementListIn } from './agreement-list.ts';
import { type AgreementRows, agreementRowsIn } from './agreement-rows.ts';
import { agreementTotalsIn } from './agreement-totals.ts';
import type { Db } from './database-file.ts';
import { type StaleAddresses, staleAddressesIn } from './stale-addresses.ts';
import { type TierSpans, tierSpansIn } from './tier-spans.ts';

/** Agreements and addresses: what is on file, and what is derived from it. */
export interface AgreementTables {
  readonly facts: AddressFacts;
  readonly spans: TierSpans;
  readonly rows: AgreementRows;
  readonly stale: StaleAddresses;
  readonly list: ReturnType<typeof agreementListIn>;
  readonly totals: ReturnType<typeof agreementTotalsIn>;
}

export function agreementTablesIn(db: Db): AgreementTables {
  const facts = addressFactsIn(db);
  const rows = agreementRowsIn(db);
  return {
    facts,
    spans: tierSpansIn(db),
    rows,
    stale: staleAddressesIn(db),
    list: agreementListIn(db, rows, facts),
    totals: agreementTotalsIn(db, (address) => facts.address(address)?.text ?? null),
  };
}
