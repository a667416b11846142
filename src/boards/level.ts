import type { Attention } from '../clocks/clock.ts';

/** The levels from the worst to the calmest, as the cells of the panel stand. */
export const LEVELS: readonly Attention[] = ['late', 'urgent', 'watch', 'calm'];

/** The worst of some levels; calm when there is none. */
export function worstOf(levels: Iterable<Attention>): Attention {
  let worst = LEVELS.length - 1;
  for (const level of levels) worst = Math.min(worst, LEVELS.indexOf(level));
  return LEVELS[worst];
}
