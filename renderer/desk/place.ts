import { type Filters, filtersOf, searchOf } from './filters.ts';
import { placeInAddress } from './place-in-address.ts';

/** Where the desk stands: the filters in its address, and the pages of rows before this one. */
export interface Place {
  readonly filters: Filters;
  /** The cursors of the pages before this one, the first page's empty one first. The history keeps them. */
  readonly before: readonly string[];
}

const here = placeInAddress((): Place => {
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null && 'before' in state ? state.before : null;
  const before = Array.isArray(kept) && kept.every((each) => typeof each === 'string') ? kept : [];
  return { filters: filtersOf(location.search), before };
});

/** Goes to other filters: `push` makes a place of its own, to which Back returns, `replace` changes this one. */
export function goTo(filters: Filters, how: 'push' | 'replace', before: readonly string[] = []): void {
  here.go(`${location.pathname}${searchOf(filters)}`, how, { before });
}

/** The place as it is now. */
export const currentPlace = here.current;

/** The place as it is now, drawn anew when it changes. */
export const usePlace = here.usePlace;
