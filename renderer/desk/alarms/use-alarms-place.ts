import type { LinkTo } from '../DeskLink.tsx';
import { placeInAddress } from '../place-in-address.ts';
import { type AlarmsPlace, addressOf, placeOf } from './alarms-place.ts';

const here = placeInAddress(() => placeOf(location.search));

/** Goes to another place, to which Back returns. */
export function goToAlarms(to: AlarmsPlace): void {
  here.go(addressOf(to), 'push');
}

/** The way to another place of the alarms desk. */
export function toAlarms(to: AlarmsPlace): LinkTo {
  return { href: addressOf(to), go: () => goToAlarms(to) };
}

/** The place as it is now, drawn anew when it changes. */
export const useAlarmsPlace = here.usePlace;
