import { calendarsNamed, withCalendars } from '../../src/agreements/named-calendars.ts';
import type { Terms } from '../../src/agreements/terms.ts';
import type { TermsHistory, TermsVersion } from '../../src/agreements/terms-history.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import { ALL_TIME } from '../../src/calendars/period.ts';
import { canonicalJson, digest } from './facts.ts';
import type { Rules } from './store.ts';
import type { AdoptedTerms } from './terms-versions.ts';

/** The rules by which tickets are judged: those that were adopted, in all their versions. */
export interface TermsOnFile {
  readonly histories: ReadonlyMap<string, TermsHistory>;
  /** The terms adopted last, of each provider that is configured. */
  readonly terms: readonly Terms[];
  /** All calendars that some version names, and the operator's own; older ones under names of their own. */
  readonly calendars: readonly CalendarDefinition[];
}

/** The version of terms: it changes when they, or a calendar they name, do. Its holidays are stored and never change. */
export function versionOf(terms: Terms, calendars: readonly CalendarDefinition[]): string {
  return digest(canonicalJson([terms, namedOf(terms, calendars)])).slice(0, 12);
}

/** The definitions of the calendars that terms name. */
export function namedOf(terms: Terms, calendars: readonly CalendarDefinition[]): CalendarDefinition[] {
  const named = new Set(calendarsNamed(terms));
  return calendars.filter(({ id }) => named.has(id));
}

/**
 * What is in force, from the versions on file and what is configured. A provider without a version on file has what is
 * configured, from the beginning. A calendar that an older version defines otherwise gets a name of its own,
 * `id@digest`, so that both can be known at once; equal ones share it.
 */
export function termsOnFile(adopted: readonly AdoptedTerms[], rules: Rules): TermsOnFile {
  const byProvider = Map.groupBy(adopted, ({ provider }) => provider);
  const calendars = new Map(rules.calendars.map((one) => [one.id, one]));
  // What was adopted last is what the plain names mean, even while something else is configured and waits.
  for (const versions of byProvider.values()) {
    for (const one of versions.at(-1)!.calendars) calendars.set(one.id, one);
  }
  const nameOf = (id: string, own: readonly CalendarDefinition[]): string => {
    const definition = own.find((one) => one.id === id);
    if (!definition) return id;
    if (calendars.get(id) === definition) return id;
    const text = canonicalJson(definition);
    if (canonicalJson(calendars.get(id)) === text) return id;
    const name = `${id}@${digest(text).slice(0, 6)}`;
    calendars.set(name, { ...definition, id: name });
    return name;
  };
  const histories = new Map<string, TermsHistory>();
  for (const [provider, versions] of byProvider) {
    const history = versions.map(
      (one): TermsVersion => ({
        version: one.version,
        from: one.from,
        terms: withCalendars(one.terms, (id) => nameOf(id, one.calendars)),
      }),
    );
    histories.set(provider, history);
  }
  const terms = rules.terms.map((configured) => {
    const history = histories.get(configured.provider);
    if (history) return history.at(-1)!.terms;
    const version = versionOf(configured, rules.calendars);
    histories.set(configured.provider, [{ version, from: ALL_TIME.start, terms: configured }]);
    return configured;
  });
  return { histories, terms, calendars: [...calendars.values()] };
}
