import { plain } from '../sync/did-you-mean.ts';
import type { AddressTiersFile } from './address-tiers.ts';
import type { Fault } from './fault.ts';

/** The tiers that tables could not tell from another one: rows name a tier by its id or its name, in any case. */
export function alikeTiers({ tiers }: Pick<AddressTiersFile, 'tiers'>): Fault[] {
  const known = Object.entries(tiers).map(([id, { name }]) => ({ id, called: [plain(id), plain(name)] }));
  return known.flatMap(({ id, called }, i) => {
    const other = known.slice(0, i).find((before) => before.called.some((one) => called.includes(one)));
    if (!other) return [];
    const message = `is called as '${other.id}' is, by id or by name: tables could not tell them apart, so give it another`;
    return [{ path: ['tiers', id, 'name'], message }];
  });
}
