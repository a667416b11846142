import { placeInAddress } from '../place-in-address.ts';
import { addressOf, type CompliancePlace, placeOf } from './compliance-place.ts';

const here = placeInAddress(() => placeOf(location.search));

/** Goes to another place: `push` makes it one of its own, to which Back returns, `replace` changes this one. */
export function goToReport(to: CompliancePlace, how: 'push' | 'replace' = 'push'): void {
  here.go(addressOf(to), how);
}

/** The place as it is now, drawn anew when it changes. */
export const useCompliancePlace = here.usePlace;
