import { useSyncExternalStore } from 'react';
import { type Filters, filtersOf, searchOf } from './filters.ts';

/** Where the desk stands: the filters in its address, and the pages of rows before this one. */
export interface Place {
  readonly filters: Filters;
  /** The cursors of the pages before this one, the first page's empty one first. The history keeps them. */
  readonly before: readonly string[];
}

let place = placeNow();
const listeners = new Set<() => void>();

function placeNow(): Place {
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null && 'before' in state ? state.before : null;
  const before = Array.isArray(kept) && kept.every((each) => typeof each === 'string') ? kept : [];
  return { filters: filtersOf(location.search), before };
}

function publish(): void {
  place = placeNow();
  for (const listener of listeners) listener();
}

/**
 * Goes to other filters: `push` makes a place of its own, to which Back returns, `replace` changes this one.
 */
export function goTo(filters: Filters, how: 'push' | 'replace', before: readonly string[] = []): void {
  const url = `${location.pathname}${searchOf(filters)}`;
  if (how === 'push') history.pushState({ before }, '', url);
  else history.replaceState({ before }, '', url);
  publish();
}

/** The place as it is now. */
export function currentPlace(): Place {
  return place;
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
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, currentPlace);
}
