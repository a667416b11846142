import type { OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import { addressOf } from '../ticket-place.ts';

type Named = Pick<OutcomeRow, 'ticket' | 'kind' | 'cycle' | 'ordinal'>;

/** A clock as the tickets desk names it within its ticket: `onsite-reaction.1.1`. */
export function clockOf({ kind, cycle, ordinal }: Named): string {
  return `${kind}.${cycle}.${ordinal}`;
}

/** A clock of a ticket, as the address of the compliance desk names it. */
export function rowKey(row: Named): string {
  return `${row.ticket} ${clockOf(row)}`;
}

/** The ticket's page with the ledger of that clock open. */
export function ticketAddress(row: Named): string {
  return addressOf({ ticketId: row.ticket, at: null, clock: clockOf(row) });
}
