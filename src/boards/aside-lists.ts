import type { AllClearOwed, FaultAsides, ReactedFault } from './fault-asides.ts';
import type { Listed } from './fold.ts';

/** A list beside the clocks; `moreUrgent`: what found no place is urgent, too. */
export interface AsideList<Item> extends Listed<Item> {
  readonly moreUrgent: boolean;
}

/** The lists of faults without a clock that still ask for something. */
export interface AsideLists {
  readonly allClearOwed: AsideList<AllClearOwed>;
  readonly reacted: AsideList<ReactedFault>;
}

/** Lines of each list when all of them are long; of the first reactions, rows. */
export interface AsidePlaces {
  readonly firstReactions: number;
  readonly allClear: number;
  readonly reacted: number;
}

/** A first reaction is as high as so many lines of the lists below it. */
const LINES_OF_FIRST_REACTION = 2;

/** Whether a customer waits too long for a word, or a repair stands still. */
export function isUrgent(item: AllClearOwed | ReactedFault): boolean {
  return 'urgent' in item ? item.urgent : item.interrupted || item.status?.urgent === true;
}

/** The lists beside the clocks: what the others leave empty, a list that is longer takes. */
export function asideLists(
  { allClearOwed, reacted }: Pick<FaultAsides, 'allClearOwed' | 'reacted'>,
  places: AsidePlaces,
  emergencies: number,
): AsideLists {
  const unused = Math.max(0, places.firstReactions - Math.max(1, emergencies)) * LINES_OF_FIRST_REACTION;
  const lines = unused + places.allClear + places.reacted;
  const kept = Math.min(allClearOwed.length, places.allClear);
  const forReacted = Math.min(linesOf(reacted), lines - kept);
  const first = fitted(allClearOwed, lines - forReacted);
  const used = first.shown.length + (first.more > 0 ? 1 : 0);
  return { allClearOwed: first, reacted: fitted(reacted, lines - used) };
}

/** An interrupted repair is said on a line of its own, below its address. */
function linesOf(items: readonly (AllClearOwed | ReactedFault)[]): number {
  return items.reduce((sum, item) => sum + ('interrupted' in item && item.interrupted ? 2 : 1), 0);
}

/** The first items for which there are `lines`; when there are more, one line says how many. */
function fitted<Item extends AllClearOwed | ReactedFault>(
  items: readonly Item[],
  lines: number,
): AsideList<Item> {
  const fits = (count: number) => linesOf(items.slice(0, count)) + (count < items.length ? 1 : 0) <= lines;
  let count = items.length;
  while (count > 0 && !fits(count)) count--;
  const away = items.slice(count);
  return {
    shown: items.slice(0, count),
    more: away.length,
    count: items.length,
    moreUrgent: away.some(isUrgent),
  };
}
