import type { Instant } from '../../src/calendars/period.ts';
import { type Adoption, adoptionOf } from './adoption.ts';
import type { Db } from './database-file.ts';
import type { Rules } from './store.ts';
import { type Approval, approvalsIn } from './terms-approvals.ts';
import { namedOf, versionOf } from './terms-on-file.ts';
import { termsVersionsIn } from './terms-versions.ts';

/** Configured terms that are not in force: those of the provider adopted last go on. */
export interface TermsNotAdopted {
  readonly provider: string;
  readonly version: string;
  /** What reaches back waits for a reason; what is refused says why. */
  readonly why: Extract<Adoption, { kind: 'waiting' | 'refused' }>;
}

/**
 * Adopts the terms that are configured, each as `adoptionOf` decides, in one transaction; answers those that are not.
 * `folder` is where approvals are kept.
 */
export function adoptTerms(db: Db, rules: Rules, folder: string, now: Instant): TermsNotAdopted[] {
  const versions = termsVersionsIn(db);
  const approvals = approvalsIn(folder);
  return db.transaction(() => {
    const adopted = versions.all();
    const left: TermsNotAdopted[] = [];
    for (const terms of rules.terms) {
      const { provider } = terms;
      const version = versionOf(terms, rules.calendars);
      const approval = approvalOf(approvals, provider, version);
      const last = adopted.findLast((one) => one.provider === provider);
      const since = (at: Instant) => versions.hasCycleSince(provider, at);
      const adoption = adoptionOf(last, { terms, version }, since, approval, now);
      if (adoption.kind === 'waiting' || adoption.kind === 'refused') {
        left.push({ provider, version, why: adoption });
      } else if (adoption.kind === 'adopted') {
        const { from, resettle } = adoption;
        const reason = adoption.approval?.reason ?? null;
        const approvedBy = adoption.approval?.by ?? null;
        const calendars = namedOf(terms, rules.calendars);
        const row = { provider, version, from, adoptedAt: now, reason, approvedBy, terms, calendars };
        versions.add(row, resettle);
      }
    }
    return left;
  })();
}

function approvalOf(approvals: readonly Approval[], provider: string, version: string): Approval | null {
  return approvals.findLast((one) => one.provider === provider && one.version === version) ?? null;
}
