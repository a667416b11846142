import type { Terms } from '../agreements/terms.ts';
import type { CalendarDefinition } from '../calendars/hours.ts';
import type { ComplianceReport, ReportFilter } from './report.ts';

const HOUR = 60;
const DAYS = 7;

/**
 * The hours of a usual week in which a tier's technicians do not come: those of the tier asked about, else of the first
 * that does not count around the clock; null where there is none. An hour that is open for a part of it is open.
 */
export function closedHours(
  terms: readonly Terms[],
  calendars: readonly CalendarDefinition[],
  filter: Pick<ReportFilter, 'provider' | 'tier'>,
): ComplianceReport['closed'] {
  const definitions = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const tiers = terms
    .filter((one) => one.form === 'address-tiers')
    .filter(({ provider }) => filter.provider === null || provider === filter.provider)
    .flatMap(({ tiers }) => Object.entries(tiers))
    .filter(([id]) => filter.tier === null || id === filter.tier);
  for (const [, { name, onsite }] of tiers) {
    const hours = definitions.get(onsite.calendar)?.hours ?? 'always';
    if (hours !== 'always') return { name, hours: closedIn(hours) };
  }
  return null;
}

function closedIn(week: Exclude<CalendarDefinition['hours'], 'always'>): boolean[] {
  const closed = Array.from({ length: DAYS * 24 }, () => true);
  for (const [day, stretches] of week.entries()) {
    for (const [open, close] of stretches) {
      for (let hour = Math.floor(open / HOUR); hour * HOUR < close; hour++) {
        closed[(day * 24 + hour) % closed.length] = false;
      }
    }
  }
  return closed;
}
