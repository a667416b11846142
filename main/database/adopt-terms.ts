import type { Terms } from '../../src/agreements/terms.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type Adoption, adoptionOf } from './adoption.ts';
import type { Db } from './database-file.ts';
import type { Rules } from './store.ts';
import type { Approval } from './terms-approvals.ts';
import { namedOf, versionOf } from './terms-on-file.ts';
import { type AdoptedTerms, type TermsVersions, termsVersionsIn } from './terms-versions.ts';

/** The terms that are configured for a provider, and what becomes of them. */
export interface OfferedTerms {
  readonly terms: Terms;
  readonly version: string;
  /** The calendars that they name. */
  readonly calendars: readonly CalendarDefinition[];
  /** Those of the provider that were adopted last; undefined when there are none. */
  readonly last: AdoptedTerms | undefined;
  readonly adoption: Adoption;
}

/** Configured terms that are not in force: those of the provider adopted last go on. */
export interface TermsNotAdopted {
  readonly provider: string;
  /** The provider's, in which its days are. */
  readonly zone: string;
  /** What reaches back waits for a reason; what is refused says why. */
  readonly why: Extract<Adoption, { kind: 'waiting' | 'refused' }>;
}

/** What becomes of the terms that are configured, by the versions on file and the approvals that were given. */
export function offeredTerms(
  versions: TermsVersions,
  rules: Rules,
  approvals: readonly Approval[],
  now: Instant,
): OfferedTerms[] {
  const adopted = versions.all();
  return rules.terms.map((terms) => {
    const { provider } = terms;
    const version = versionOf(terms, rules.calendars);
    const last = adopted.findLast((one) => one.provider === provider);
    const approval = approvalOf(approvals, provider, version, last, now);
    const calendars = namedOf(terms, rules.calendars);
    const offered = { terms, version, calendars };
    const lastCycleAt = last && last.version !== version ? versions.lastCycleAt(provider) : null;
    return { ...offered, last, adoption: adoptionOf(last, offered, lastCycleAt, approval, now) };
  });
}

/** So long an approval waits for a station that takes it over, in milliseconds: later nobody remembers what it was for. */
const LAPSES_AFTER = 7 * 86_400_000;

/**
 * An approval counts for what was offered when it was given: one from before the last adoption is used up, and one that
 * no station took over lapses.
 */
function approvalOf(
  approvals: readonly Approval[],
  provider: string,
  version: string,
  last: AdoptedTerms | undefined,
  now: Instant,
): Approval | null {
  const given = approvals.findLast((one) => one.provider === provider && one.version === version);
  if (!given || given.at < (last?.adoptedAt ?? given.at)) return null;
  return given.at >= now - LAPSES_AFTER ? given : null;
}

/**
 * Adopts the terms that are configured, each as `adoptionOf` decides, in one transaction; answers those that are not.
 */
export function adoptTerms(
  db: Db,
  rules: Rules,
  approvals: readonly Approval[],
  now: Instant,
): TermsNotAdopted[] {
  const versions = termsVersionsIn(db);
  return db.transaction(() =>
    offeredTerms(versions, rules, approvals, now).flatMap((offered) => {
      const { adoption, terms } = offered;
      if (adoption.kind === 'adopted') versions.add(adoptedTerms(offered, adoption, now), adoption.resettle);
      const { provider, zone } = terms;
      const left = adoption.kind === 'waiting' || adoption.kind === 'refused';
      return left ? [{ provider, zone, why: adoption }] : [];
    }),
  )();
}

/** Offered terms as they are kept once they are adopted. */
export function adoptedTerms(
  { terms, version, calendars }: OfferedTerms,
  { from, approval }: Pick<Extract<Adoption, { kind: 'adopted' }>, 'from' | 'approval'>,
  now: Instant,
): Omit<AdoptedTerms, 'adoption'> {
  const { provider } = terms;
  const reason = approval?.reason ?? null;
  const approvedBy = approval?.by ?? null;
  return { provider, version, from, adoptedAt: now, reason, approvedBy, terms, calendars };
}
