import { useSyncExternalStore } from 'react';
import { addressOf, placeAt, type TicketPlace } from './ticket-place.ts';

let place = placeAt(location.pathname, location.search);
const listeners = new Set<() => void>();

function publish(): void {
  place = placeAt(location.pathname, location.search);
  for (const listener of listeners) listener();
}

/** Goes to another place: `push` makes it one of its own, to which Back returns, `replace` changes this one. */
export function goToTicket(to: TicketPlace, how: 'push' | 'replace'): void {
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
export function useTicketPlace(): TicketPlace {
  return useSyncExternalStore(subscribe, () => place);
}
