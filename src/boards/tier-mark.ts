import type { AddressTiersTerms } from '../agreements/terms.ts';
import { type TierBadge, tierBadge } from './fault-rows.ts';

/** How a tier on file is marked; one that the terms do not know stands under its id. */
export function tierMark(terms: AddressTiersTerms, tier: string): TierBadge {
  const known = Object.hasOwn(terms.tiers, tier) ? tierBadge(terms, tier) : null;
  return known ?? { name: tier, nonStop: false };
}
