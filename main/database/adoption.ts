import type { Terms } from '../../src/agreements/terms.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import { startOfDay } from '../../src/calendars/wall-time.ts';
import type { Approval } from './terms-approvals.ts';
import { substanceOf } from './terms-on-file.ts';
import type { AdoptedTerms } from './terms-versions.ts';

/** What becomes of the terms that are configured for a provider. */
export type Adoption =
  /** They are those adopted last. */
  | { readonly kind: 'unchanged' }
  /** They govern cycles that start from then on; `resettle`: some that are on file have started since. */
  | {
      readonly kind: 'adopted';
      readonly from: Instant;
      readonly resettle: boolean;
      readonly approval: Approval | null;
    }
  /** They reach back to cycles that are on file: they wait until somebody gives a reason. */
  | { readonly kind: 'waiting'; readonly from: Instant }
  /** They cannot follow the terms on file. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Decides on configured terms: "a later change of terms applies to later cycles"; "a reason is asked only for
 * back-dated changes of terms". `last` was adopted last; `lastCycleAt` is the latest start of a cycle on file, null where
 * there is none; `approval` lets just these terms reach back. Terms in which nothing else changed than what no verdict
 * follows from take the place of the last ones at once.
 */
export function adoptionOf(
  last: Pick<AdoptedTerms, 'version' | 'terms' | 'calendars' | 'from'> | undefined,
  offered: Pick<AdoptedTerms, 'version' | 'terms' | 'calendars'>,
  lastCycleAt: Instant | null,
  approval: Approval | null,
  now: Instant,
): Adoption {
  const adopted = (from: Instant): Adoption => ({ kind: 'adopted', from, resettle: false, approval: null });
  if (!last) return adopted(ALL_TIME.start);
  const { terms, version } = offered;
  if (last.version === version) return { kind: 'unchanged' };
  const reason = whyOther(last.terms, terms);
  if (reason) return { kind: 'refused', reason };
  // Nothing was ever judged by the last ones.
  if (lastCycleAt === null) return adopted(ALL_TIME.start);
  if (substanceOf(last) === substanceOf(offered)) return adopted(last.from);
  // A clock that was set back must not make them reach back.
  const from =
    terms.validFrom === null ? Math.max(now, lastCycleAt + 1) : startOfDay(terms.validFrom, terms.zone);
  if (from > lastCycleAt) return adopted(from);
  return approval ? { kind: 'adopted', from, resettle: true, approval } : { kind: 'waiting', from };
}

function whyOther(before: Terms, after: Terms): string | null {
  const { provider } = after;
  for (const key of ['form', 'zone'] as const) {
    if (before[key] === after[key]) continue;
    return `the terms of ${provider} have another ${key} (${after[key]}) than those on file (${before[key]}): cycles of both could not be told in one; give the new agreement a provider of its own`;
  }
  return null;
}
