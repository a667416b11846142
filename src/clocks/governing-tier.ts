import type { AddressTiersTerms, TierTerms } from '../agreements/terms.ts';
import { contains, type Instant } from '../calendars/period.ts';
import { type Cycle, type Life, lastOf } from '../tickets/cycles.ts';
import type { Agreement, Case } from '../tickets/ticket.ts';

/**
 * The agreement that governs a report at an instant: the one valid at its address then. "Of two valid the
 * later `from` governs, then the later listed." Undefined when none is valid or the address is not known.
 */
export function agreementAt(facts: Case, at: Instant): Agreement | undefined {
  let governing: Agreement | undefined;
  for (const agreement of facts.agreements) {
    if (agreement.addressId !== facts.ticket.addressId || !contains(agreement.valid, at)) continue;
    if (!governing || agreement.valid.start >= governing.valid.start) governing = agreement;
  }
  return governing;
}

/** A tier that governs, with the agreement by which it does. */
export interface GoverningTier {
  readonly id: string;
  readonly agreement: Agreement;
  readonly terms: TierTerms;
}

/**
 * The tier that governs a cycle: that of the agreement "valid at the start of the cycle". Throws when the terms that
 * govern the cycle have no such tier.
 */
export function tierOf(facts: Case, cycle: Cycle, { tiers, name }: AddressTiersTerms): GoverningTier | null {
  const agreement = agreementAt(facts, cycle.startedAt);
  if (!agreement) return null;
  const terms = tiers[agreement.tier];
  if (!terms) throw new Error(`the terms of ${name} that govern this cycle have no tier '${agreement.tier}'`);
  return { id: agreement.tier, agreement, terms };
}

/** The classification by which a cycle's fault lies in the customer's own network; null when it is the provider's. */
export function customerNetworkSince(life: Life, cycle: Cycle): number | null {
  const last = lastOf(life, ['coverage-classified'], cycle.first, cycle.next);
  if (last === null) return null;
  const event = life.events[last];
  return event.type === 'coverage-classified' && event.coverage === 'customer-network' ? last : null;
}
