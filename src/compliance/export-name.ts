import { addMonths } from './counted.ts';
import type { ReportFilter } from './report.ts';

/** What an export holds: the clocks one by one, the figures, the emergency ledger, planned work, changed verdicts. */
export const EXPORTED = ['clocks', 'figures', 'charges', 'work', 'changes'] as const;
export type Exported = (typeof EXPORTED)[number];

/**
 * The name of a file that is exported, which says what is in it: `wallclock-aura-basis-2025-11-to-2026-10-clocks.csv`.
 * Letters beyond a to z are left out of it, since not every system keeps them.
 */
export function exportName(filter: ReportFilter, what: string, ending: string): string {
  const { provider, kind, tier, service, customer, address, until, months } = filter;
  const from = addMonths(until, 1 - months);
  const period = months === 1 ? [until] : [from, 'to', until];
  const chosen = [provider, kind, tier, service, customer, address].filter((one) => one !== null);
  const words = ['wallclock', ...chosen, ...period, what].map(plain).filter((word) => word !== '');
  return `${words.join('-')}.${ending}`;
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
}
