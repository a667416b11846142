import { SIGHTS, type Sight } from '../../src/boards/review.ts';

export const isSight = (text: string): text is Sight => SIGHTS.some((one) => one === text);

/** What is wrong with a sight that is none. */
export const noSight = (text: string) =>
  `sight: '${text.slice(0, 40)}' is none: ask for 'was', by what is on file now, or 'known', by what was then`;

/** The thread that reviews died. */
export const REVIEW_ENDED =
  'the review ended unexpectedly, and begins anew when it is asked again: ask once more';
