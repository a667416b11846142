import { calendarsNamed } from '../../src/agreements/named-calendars.ts';
import type { CurrentTerms } from '../../src/agreements/terms.ts';
import { CALENDARS, PROVIDERS } from '../../src/providers/providers.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Rules } from '../database/store.ts';
import type { Agreement } from './agreement-file.ts';

/**
 * The rules that a configuration makes: the agreements that Wallclock brings, those of its agreement files, of which
 * one of the same provider takes the place of a brought one, and the operator's own calendars.
 */
export function configuredRules({
  agreements,
  calendars,
}: Pick<Configuration, 'agreements' | 'calendars'>): Rules {
  const inForce = agreementsInForce(agreements);
  // An own calendar with the id of a brought one takes its place.
  const definitions = [...inForce.flatMap((one) => one.calendars), ...calendars];
  return {
    terms: inForce.map(({ terms }) => terms),
    calendars: [...new Map(definitions.map((one) => [one.id, one])).values()],
  };
}

/** The agreements that Wallclock brings, each replaced by a configured one of its provider, and the other ones. */
export function agreementsInForce<T extends Agreement>(configured: readonly T[]): (Agreement | T)[] {
  const brought = [...PROVIDERS.values()].map(
    (terms) =>
      configured.find((one) => one.terms.provider === terms.provider) ?? broughtAgreement(terms.provider),
  );
  return [...brought, ...configured.filter(({ terms }) => !PROVIDERS.has(terms.provider))];
}

function broughtAgreement(provider: string): Agreement {
  const terms = PROVIDERS.get(provider)!;
  const named = new Set(calendarsNamed(terms));
  return { terms, calendars: CALENDARS.filter(({ id }) => named.has(id)) };
}

/** The terms of rules, by provider. */
export function termsByProvider(rules: Rules): CurrentTerms {
  return new Map(rules.terms.map((one) => [one.provider, one]));
}
