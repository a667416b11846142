import { ALL_TIME, type Instant } from '../calendars/period.ts';
import { agreementAt } from '../clocks/governing-tier.ts';
import type { Case } from '../tickets/ticket.ts';

/** The agreement that governs an address now, and how long the same tier goes on. */
export type Cover =
  | { readonly kind: 'none' }
  | { readonly kind: 'open-ended'; readonly tier: string }
  /** `at` is the first instant without it; `follows` the tier that does at once, null: none. */
  | { readonly kind: 'ends'; readonly tier: string; readonly at: Instant; readonly follows: string | null };

/**
 * The cover of a ticket's address at `now`, by the rule that governs reports: "Of two valid the later `from`
 * governs, then the later listed." An agreement of the same tier that follows at once is a renewal, and no end.
 */
export function coverAt(facts: Case, now: Instant): Cover {
  const first = agreementAt(facts, now);
  if (!first) return { kind: 'none' };
  const { tier } = first;
  let current = first;
  for (let at = now; ; ) {
    at = changeAfter(facts, current.valid.end, at);
    if (at >= ALL_TIME.end) return { kind: 'open-ended', tier };
    const next = agreementAt(facts, at);
    if (next?.tier !== tier) return { kind: 'ends', tier, at, follows: next?.tier ?? null };
    current = next;
  }
}

/** When another agreement may govern, strictly after `at`: at the end of the current one, or where one begins. */
function changeAfter({ agreements, ticket }: Case, end: Instant, at: Instant): Instant {
  let change = end;
  for (const { addressId, valid } of agreements) {
    if (addressId === ticket.addressId && at < valid.start && valid.start < change) change = valid.start;
  }
  return change;
}
