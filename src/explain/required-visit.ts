import { type Cycle, endIndex, type Life, switchChanges } from '../tickets/cycles.ts';

/** The event by which a visit was required for the last time, in a cycle or carried over into it; null when none was. */
export function visitRequiredBy(life: Life, cycle: Cycle): number | null {
  const visits = switchChanges(life, 'technician-required', 'technician-not-required');
  const end = endIndex(life, cycle);
  return visits.findLast(({ index, on }) => on && index < end)?.index ?? null;
}
