import type { AddressTiersTerms } from '../../src/agreements/terms.ts';
import type { AddressFault, FaultsByAddress } from '../../src/boards/address-faults.ts';
import { addressKey } from '../../src/boards/covered-faults.ts';
import { ALL_TIME } from '../../src/calendars/period.ts';
import { type LocalDate, localDateAt } from '../../src/calendars/wall-time.ts';
import type { AgreementRow } from '../feed/door.ts';
import { daysBetween } from './local-date.ts';

/** All faults at the address of a row: of its provider, or of any where the address has no agreement. */
export function faultsAt(
  { provider, addressId }: AgreementRow,
  faults: FaultsByAddress,
  providers: readonly AddressTiersTerms[],
): readonly AddressFault[] {
  const asked = provider === null ? providers.map((terms) => terms.provider) : [provider];
  return asked.flatMap((each) => faults.get(addressKey(each, addressId)) ?? []);
}

/**
 * The faults that each row tells of, worst first: those that its agreement governs, and on the first row of
 * an address those that none of its rows governs.
 */
export function faultsOfRows(
  rows: readonly AgreementRow[],
  faults: FaultsByAddress,
  providers: readonly AddressTiersTerms[],
): Map<AgreementRow, AddressFault[]> {
  const told = new Map<AgreementRow, AddressFault[]>();
  const byAddress = Map.groupBy(rows, ({ provider, addressId }) => JSON.stringify([provider, addressId]));
  for (const listed of byAddress.values()) {
    const zone = providers.find(({ provider }) => provider === listed[0].provider)?.zone ?? null;
    for (const fault of faultsAt(listed[0], faults, providers)) {
      const row = listed.find((each) => zone !== null && governs(each, fault, zone)) ?? listed[0];
      const there = told.get(row);
      if (there) there.push(fault);
      else told.set(row, [fault]);
    }
  }
  return told;
}

function governs(row: AgreementRow, { governedBy }: AddressFault, zone: string): boolean {
  if (governedBy === null || governedBy.tier !== row.tier) return false;
  const { start } = governedBy.valid;
  return start === ALL_TIME.start ? row.from === null : row.from === localDateAt(start, zone);
}

/** "end within 30 days". */
const SOON_DAYS = 30;

/** How much the end of an agreement asks for. */
export type EndLevel = 'urgent' | 'soon' | 'later';

/**
 * How much it asks for that an address is left without an agreement on `ends`, the first local date without
 * one; null asks for nothing: it is open-ended, or another follows at once. `faults` are all those at the
 * address; one that is open, and whose cover ends then, makes a near end urgent, as the terms say.
 */
export function endLevel(
  ends: LocalDate | null,
  faults: readonly AddressFault[],
  today: LocalDate,
  terms: AddressTiersTerms | undefined,
): EndLevel {
  if (ends === null) return 'later';
  const days = daysBetween(today, ends);
  if (days <= 0 || days > SOON_DAYS) return 'later';
  if (!terms || days > terms.attention.agreementEndUrgentDays) return 'soon';
  const leftAlone = faults.some(
    ({ open, uncoveredFrom }) =>
      open && uncoveredFrom !== null && localDateAt(uncoveredFrom, terms.zone) === ends,
  );
  return leftAlone ? 'urgent' : 'soon';
}
