import type { LocalDate } from '../../src/calendars/wall-time.ts';
import type { AddressFacts } from './address-facts.ts';
import type { AgreementQuestion } from './agreement-filters.ts';
import type { AgreementEntry, AgreementRows } from './agreement-rows.ts';
import { agreementSearchIn, type Found } from './agreement-search.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** An agreement as bought; of an address on file without any, all but the address is null. */
export interface AgreementRow {
  readonly provider: string | null;
  readonly addressId: string;
  /** As people write it; null when it is not on file. */
  readonly address: string | null;
  readonly customerId: string | null;
  /** The customer's name; null when the customer is not on file. */
  readonly customer: string | null;
  readonly tier: string | null;
  readonly from: LocalDate | null;
  /** The first day without it; null when it is open-ended. */
  readonly to: LocalDate | null;
  /** Its `to`, where the address is then left without an agreement of this provider; null where another follows at once. */
  readonly ends: LocalDate | null;
  /** Open tickets at the address, by id. */
  readonly openTickets: readonly string[];
}

/** A page of the agreements. */
export interface AgreementPage {
  readonly found: Found;
  /** Addresses on file, with an agreement or without. */
  readonly addresses: number;
  readonly rows: readonly AgreementRow[];
  /** The place after which the next page begins; null on the last one. */
  readonly next: string | null;
}

/** The row of the list as a page shows it. */
export function agreementRow(entry: AgreementEntry, facts: AddressFacts): AgreementRow {
  const { provider, address, text, customer, tier, from, to, ends } = entry;
  return {
    provider,
    addressId: address,
    address: text,
    customerId: customer,
    customer: customer === null ? null : facts.customerName(customer),
    tier,
    from,
    to,
    ends,
    openTickets: facts.openTicketsAt(address),
  };
}

/** The question of the agreements desk: a page of what is found, in the order of addresses, then of days. */
export function agreementListIn(db: Db, rows: AgreementRows, facts: AddressFacts) {
  const search = agreementSearchIn(db);
  const addresses = prepared<[], { count: number }>(
    db,
    "SELECT count FROM agreement_counts WHERE name = 'addresses'",
  );
  return (question: AgreementQuestion, today: LocalDate): AgreementPage => {
    const { found, places, hasMore } = search(question, today);
    return {
      found,
      addresses: addresses.get()!.count,
      rows: places.map((place) => agreementRow(rows.at(place)!, facts)),
      next: hasMore ? places.at(-1)! : null,
    };
  };
}
