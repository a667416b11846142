import { useSyncExternalStore } from 'react';

/** A place that the page's address and the history's state of it say. */
export interface PlaceInAddress<Place> {
  /** The place as it is now. */
  current(): Place;
  /**
   * Goes to another address: `push` makes it a place of its own, to which Back returns, `replace` changes this one. The
   * history keeps `state` with it.
   */
  go(address: string, how: 'push' | 'replace', state?: unknown): void;
  /** The place as it is now, drawn anew when it changes; it follows Back and Forward. */
  usePlace(): Place;
}

/** The place that `read` finds in the page's address. */
export function placeInAddress<Place>(read: () => Place): PlaceInAddress<Place> {
  let place = read();
  const listeners = new Set<() => void>();
  const publish = () => {
    place = read();
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    if (listeners.size === 0) addEventListener('popstate', publish);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener('popstate', publish);
    };
  };
  const current = () => place;
  return {
    current,
    go(address, how, state = null) {
      if (how === 'push') history.pushState(state, '', address);
      else history.replaceState(state, '', address);
      publish();
    },
    usePlace: () => useSyncExternalStore(subscribe, current),
  };
}
