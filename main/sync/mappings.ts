import { canonicalJson, digest } from '../database/facts.ts';
import type { Store } from '../database/store.ts';
import type { NumberedMapping } from './derive-ticket.ts';
import { plainMapping } from './plain-mapping.ts';
import type { RtMappingConfig } from './sources/rt/rt-config.ts';
import { rtMapping } from './sources/rt/rt-mapping.ts';

/** How the facts of one source become events, as it travels to the writer. */
export type MappingPlan =
  | { readonly kind: 'plain' }
  | { readonly kind: 'rt'; readonly url: string; readonly mapping: RtMappingConfig };

/** Raised when the code of a mapping changes what it derives; all events are then derived anew. */
const CODE_NUMBER = 1;

/** The mapping of one plan, without its number. */
export function mappingOf(plan: MappingPlan): NumberedMapping['map'] {
  return plan.kind === 'rt' ? rtMapping(plan.mapping, plan.url) : plainMapping;
}

/**
 * The numbered mapping of a source. A plan that differs from the last one gets the next number; `changed` says
 * that all tickets of the source have to be derived anew.
 */
export function numberedMapping(store: Store, source: string, plan: MappingPlan) {
  const now = digest(canonicalJson([CODE_NUMBER, plan]));
  const read = store.db.prepare<[string], { number: number; digest: string }>(
    'SELECT number, digest FROM mappings WHERE source = ?',
  );
  const before = read.get(source);
  const changed = before !== undefined && before.digest !== now;
  const number = before ? before.number + (changed ? 1 : 0) : 1;
  const remember = () =>
    store.db
      .prepare(
        `INSERT INTO mappings (source, number, digest) VALUES (?, ?, ?)
         ON CONFLICT (source) DO UPDATE SET number = excluded.number, digest = excluded.digest`,
      )
      .run(source, number, now);
  return { number, map: mappingOf(plan), changed, remember };
}
