import { memo } from 'react';
import type { TierBadge } from '../../src/boards/fault-rows.ts';

/** The tier of an agreement; filled where its repair never stops. */
export const Tier = memo(
  function Tier({ tier }: { readonly tier: TierBadge }) {
    return <span className={tier.nonStop ? 'tier is-non-stop' : 'tier'}>{tier.name}</span>;
  },
  (a, b) => a.tier.name === b.tier.name && a.tier.nonStop === b.tier.nonStop,
);
