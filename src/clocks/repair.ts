import type { AddressTiersTerms } from '../agreements/terms.ts';
import { nextOpening } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { firstOf, type Life, lastOf, latestCycle } from '../tickets/cycles.ts';
import type { Case } from '../tickets/ticket.ts';
import { tierOf } from './governing-tier.ts';

/** The state of the repair work on a fault. */
export type Repair =
  | { readonly kind: 'working' }
  | { readonly kind: 'suspended'; readonly resumesAt: Instant }
  | { readonly kind: 'non-stop'; readonly interrupted: boolean };

/**
 * The repair work at `now`; null once restored, closed or merged, and without an agreement. "Fejlretningen
 * pågår fra 7 - 15 og genoptages den efterfølgende hverdag"; for Pro "Vi arbejder uafbrudt, indtil fejlen er
 * udbedret". It applies from the report on, also while the fault is not covered.
 */
export function repairAt(
  facts: Case,
  life: Life,
  terms: AddressTiersTerms,
  calendars: CalendarBook,
  now: Instant,
): Repair | null {
  const cycle = latestCycle(life);
  if (!cycle || cycle.end !== null) return null;
  if (firstOf(life, ['restored'], cycle.first, life.events.length) !== null) return null;
  const tier = tierOf(facts, cycle, terms);
  if (!tier) return null;
  const { repair } = tier.terms;
  if (repair.kind === 'non-stop') {
    const last = lastOf(life, ['repair-paused', 'repair-resumed'], cycle.first, life.events.length);
    return { kind: 'non-stop', interrupted: last !== null && life.events[last].type === 'repair-paused' };
  }
  const resumesAt = nextOpening(calendarOf(calendars, repair.calendar), now);
  return resumesAt === null ? { kind: 'working' } : { kind: 'suspended', resumesAt };
}
