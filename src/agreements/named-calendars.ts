import type { AddressTiersTerms, EmergencyTicketsTerms, Goal, Terms, TierTerms } from './terms.ts';

/** The ids of all calendars that these terms name, each once, in order of their first mention. */
export function calendarsNamed(terms: Terms): string[] {
  const named = new Set<string>();
  withCalendars(terms, (id) => {
    named.add(id);
    return id;
  });
  return [...named];
}

/** The same terms with every calendar renamed. */
export function withCalendars(terms: Terms, rename: (id: string) => string): Terms {
  const goal = (one: Goal): Goal => ({ ...one, calendar: rename(one.calendar) });
  const desks = terms.desks.map((desk) => ({ ...desk, calendar: rename(desk.calendar) }));
  if (terms.form === 'emergency-tickets') {
    const renamed = { firstReaction: goal(terms.firstReaction), office: rename(terms.office) };
    return { ...terms, ...renamed, desks } satisfies EmergencyTicketsTerms;
  }
  const hours = <T extends { readonly kind: string; readonly calendar?: string }>(one: T): T =>
    one.calendar === undefined ? one : { ...one, calendar: rename(one.calendar) };
  const tier = (one: TierTerms): TierTerms => ({
    ...one,
    remote: goal(one.remote),
    onsite: goal(one.onsite),
    repair: hours(one.repair),
    reporting: hours(one.reporting),
  });
  const tiers = Object.fromEntries(Object.entries(terms.tiers).map(([id, one]) => [id, tier(one)]));
  const plannedWork = { ...terms.plannedWork, workingDays: rename(terms.plannedWork.workingDays) };
  return { ...terms, tiers, plannedWork, desks } satisfies AddressTiersTerms;
}
