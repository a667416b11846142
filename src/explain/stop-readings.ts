import type { Terms } from '../agreements/terms.ts';
import type { Clock } from '../clocks/clock.ts';
import type { Applied } from './step.ts';

/** The setting that says at which events such a clock stops. */
export function stopReadings({ kind }: Pick<Clock, 'kind'>, { form, readings }: Terms): Applied {
  if (form === 'emergency-tickets') return { 'readings.reactions': readings.reactions };
  return kind === 'onsite-reaction'
    ? { 'readings.onsiteStops': readings.onsiteStops }
    : { 'readings.remoteStops': readings.remoteStops };
}
