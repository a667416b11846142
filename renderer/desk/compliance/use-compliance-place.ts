import { useSyncExternalStore } from 'react';
import { addressOf, type CompliancePlace, placeOf } from './compliance-place.ts';

let place = placeOf(location.search);
const listeners = new Set<() => void>();

function publish(): void {
  place = placeOf(location.search);
  for (const listener of listeners) listener();
}

/** Goes to another place: `push` makes it one of its own, to which Back returns, `replace` changes this one. */
export function goToReport(to: CompliancePlace, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', addressOf(to));
  else history.replaceState(null, '', addressOf(to));
  publish();
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
export function useCompliancePlace(): CompliancePlace {
  return useSyncExternalStore(subscribe, () => place);
}
