import { calendarsNamed, withCalendars } from '../../src/agreements/named-calendars.ts';
import type { Goal, Terms } from '../../src/agreements/terms.ts';
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

/** The definitions of the calendars that terms name, by their ids. */
export function namedOf(terms: Terms, calendars: readonly CalendarDefinition[]): CalendarDefinition[] {
  const named = new Set(calendarsNamed(terms));
  return calendars.filter(({ id }) => named.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * All of terms and their calendars from which verdicts follow, as a text to compare: without names, sentences, contacts,
 * and what only says how loud a wall is and in which order it tells.
 */
export function substanceOf({ terms, calendars }: Pick<AdoptedTerms, 'terms' | 'calendars'>): string {
  const named = calendars.map(({ sentence: _, ...hours }) => hours);
  return canonicalJson([judgedBy(terms), named.toSorted((a, b) => (a.id < b.id ? -1 : 1))]);
}

function judgedBy(terms: Terms): object {
  const beside = { name: '', desks: [], contacts: [], sentences: {}, owedShownDays: 0, thresholds: null };
  const goal = ({ goalMs, calendar }: Goal) => ({ goalMs, calendar });
  if (terms.form === 'emergency-tickets') {
    const readings = { ...terms.readings, order: null };
    return { ...terms, ...beside, firstReaction: goal(terms.firstReaction), readings };
  }
  const tiers = Object.entries(terms.tiers).map(([id, { remote, onsite, ...tier }]) => {
    return [id, { ...tier, name: '', remote: goal(remote), onsite: goal(onsite) }] as const;
  });
  const plannedWork = { ...terms.plannedWork, publishedAt: null };
  return { ...terms, ...beside, tiers: Object.fromEntries(tiers), plannedWork, attention: null };
}

/**
 * The versions that govern something: one that others took the place of before its day had come never does. They are of
 * one provider, in the order in which they were adopted.
 */
function governing(versions: readonly AdoptedTerms[]): AdoptedTerms[] {
  return versions.filter(
    ({ from }, i) =>
      i === versions.length - 1 || versions.slice(i + 1).every((later) => from <= later.adoptedAt),
  );
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
    const history = governing(versions).map(
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
