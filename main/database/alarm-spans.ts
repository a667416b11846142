import type { AlarmReportFilter } from '../../src/alarms/alarm-report.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { addMonths, type Month, startOfMonth } from '../../src/compliance/counted.ts';
import type { Store } from './store.ts';

/** From one instant up to another. */
export type AlarmSpan = readonly [start: Instant, end: Instant];

/** From the beginning of one month to the end of another, in a provider's zone. */
export function alarmSpan(zone: string, from: Month, until: Month): AlarmSpan {
  return [startOfMonth(from, zone), startOfMonth(addMonths(until, 1), zone)];
}

/** The terms of the providers that a filter means. */
export function termsMeant({ rules }: Store, { provider }: AlarmReportFilter) {
  return rules.terms.filter((one) => provider === null || one.provider === provider);
}
