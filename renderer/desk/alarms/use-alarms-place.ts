import { useSyncExternalStore } from 'react';
import type { LinkTo } from '../DeskLink.tsx';
import { type AlarmsPlace, addressOf, placeOf } from './alarms-place.ts';

let place = placeOf(location.search);
const listeners = new Set<() => void>();

function publish(): void {
  place = placeOf(location.search);
  for (const listener of listeners) listener();
}

/** Goes to another place, to which Back returns. */
export function goToAlarms(to: AlarmsPlace): void {
  history.pushState(null, '', addressOf(to));
  publish();
}

/** The way to another place of the alarms desk. */
export function toAlarms(to: AlarmsPlace): LinkTo {
  return { href: addressOf(to), go: () => goToAlarms(to) };
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', publish);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', publish);
  };
}

/** The place as it is now, drawn anew when it changes; it follows Back and Forward. */
export function useAlarmsPlace(): AlarmsPlace {
  return useSyncExternalStore(subscribe, () => place);
}
