import type { DeskView } from '../desk-view.ts';

/** Tiers by id with the names that terms give them. */
export function tierNames(tiers: readonly string[], view: DeskView): (readonly [id: string, name: string])[] {
  const named = new Map(
    view.providers.flatMap((terms) =>
      Object.entries(terms.tiers).map(([id, { name }]) => [id, name] as const),
    ),
  );
  return tiers.map((id) => [id, named.get(id) ?? id] as const);
}
