import type { SourceHealth } from '../src/boards/board.ts';
import type { Rules } from './database/store.ts';

/** The providers whose tickets or planned work the sources deliver; all of them where one does not say. */
export function deliveredProviders(
  sources: readonly Pick<SourceHealth, 'delivers' | 'providers'>[],
  { terms }: Rules,
): readonly string[] {
  const delivering = sources.filter(
    ({ delivers }) => delivers.includes('tickets') || delivers.includes('work'),
  );
  const all = delivering.length === 0 || delivering.some(({ providers }) => providers.length === 0);
  return all
    ? terms.map(({ provider }) => provider)
    : [...new Set(delivering.flatMap(({ providers }) => providers))];
}
