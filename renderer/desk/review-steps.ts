import type { Instant } from '../../src/calendars/period.ts';
import { momentOfEntry, type StoryEntry } from './ticket-story.ts';

/** The instants of a story before and after the one shown; null where there is none. */
export interface ReviewSteps {
  readonly earlier: Instant | null;
  /** Never after now: nothing is known to have happened then. */
  readonly later: Instant | null;
}

/** Where the buttons and arrows lead from an instant of a story. */
export function reviewSteps(story: readonly StoryEntry[], at: Instant, now: Instant): ReviewSteps {
  const instants = story.map(momentOfEntry).filter((one) => one <= now);
  return {
    earlier: instants.findLast((one) => one < at) ?? null,
    later: instants.find((one) => one > at) ?? null,
  };
}
