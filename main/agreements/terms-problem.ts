import { dayIn } from '../../src/explain/local-moments.ts';
import type { TermsNotAdopted } from '../database/adopt-terms.ts';

/** What an operator is told of configured terms that are not in force. */
export function termsProblem({ provider, zone, why }: TermsNotAdopted): string {
  if (why.kind === 'refused') return `${why.reason}; the terms on file stay in force`;
  return `the changed terms of ${provider} reach back to ${dayIn(why.from, zone, true)}, so the old ones stay in force: see 'wallclock terms diff', then 'wallclock terms apply --reason …'`;
}
