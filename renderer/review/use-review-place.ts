import { useSyncExternalStore } from 'react';
import { addressOf, placeAt, type ReviewPlace } from './review-place.ts';

/** The place, and how often it was jumped to another: what follows on each other without a jump is one flow. */
export interface PlaceNow {
  readonly place: ReviewPlace;
  readonly jumps: number;
}

/**
 * While an instant moves its address is written at most so often, in milliseconds: browsers refuse to write it more
 * than two hundred times in half a minute.
 */
const WRITE_APART = 400;

let now: PlaceNow = { place: placeAt(location.search), jumps: 0 };
let unwritten: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

function publish(place: ReviewPlace, jumps: number): void {
  now = { place, jumps };
  for (const listener of listeners) listener();
}

function written(): void {
  if (unwritten !== null) clearTimeout(unwritten);
  unwritten = null;
}

function write(): void {
  written();
  history.replaceState(null, '', addressOf(now.place));
}

/**
 * Goes to another place. `jump` makes it one of its own, to which Back returns; `scrub` moves this one, and is written
 * into the address after a moment.
 */
export function goToReview(to: ReviewPlace, how: 'jump' | 'scrub'): void {
  if (how === 'scrub') {
    unwritten ??= setTimeout(write, WRITE_APART);
    publish(to, now.jumps);
    return;
  }
  // What was scrubbed to is where Back returns to.
  if (unwritten !== null) write();
  if (addressOf(to) === addressOf(now.place)) return;
  history.pushState(null, '', addressOf(to));
  publish(to, now.jumps + 1);
}

function follow(): void {
  written();
  publish(placeAt(location.search), now.jumps + 1);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', follow);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', follow);
  };
}

/** The place as it is now. */
export function currentReview(): ReviewPlace {
  return now.place;
}

/** The place as it is now, drawn anew when it changes; it follows Back and Forward. */
export function useReviewPlace(): PlaceNow {
  return useSyncExternalStore(subscribe, () => now);
}
