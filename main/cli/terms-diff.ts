import type { Terms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { settingChanges } from '../agreements/setting-changes.ts';
import { type OfferedTerms, offeredTerms } from '../database/adopt-terms.ts';
import { alteredTickets } from '../database/altered-verdicts.ts';
import { approvalsIn } from '../database/terms-approvals.ts';
import { askStore, type ChosenStore } from './chosen-store.ts';
import { type OfferedChange, offeredText } from './offered-text.ts';
import type { Options } from './options.ts';

/**
 * `wallclock terms diff [--provider ID] [--json]`: what the terms that are configured would change, and which past
 * verdicts they would alter. Writes nothing. The exit status is 1 when a provider is not configured.
 */
export function termsDiff(_words: readonly string[], options: Options): number {
  const now = Date.now();
  return askStore(options, (asked) => {
    const offered = chosenOffers(asked, options, now);
    if (!offered) return 1;
    for (const one of offered) {
      const change = offeredChange(asked, one, now);
      process.stdout.write(options.json ? `${JSON.stringify(change)}\n` : `${offeredText(change)}\n`);
    }
    return 0;
  });
}

/** The terms that are configured, of one provider where the options name it; null, and a sentence, when it has none. */
export function chosenOffers(
  { store, rules, chosen }: ChosenStore,
  { provider }: Options,
  now: Instant,
): OfferedTerms[] | null {
  const offered = offeredTerms(store.termsVersions, rules, approvalsIn(chosen.data).approvals, now);
  if (provider === undefined) return offered;
  const ofProvider = offered.filter(({ terms }) => terms.provider === provider);
  if (ofProvider.length > 0) return ofProvider;
  const known = offered.map(({ terms }) => terms.provider).join(', ');
  process.stderr.write(`--provider ${provider}: not a provider; they are ${known}\n`);
  return null;
}

/** What the terms that are configured for a provider would change. */
export function offeredChange(
  { store, rules }: ChosenStore,
  offered: OfferedTerms,
  now: Instant,
): OfferedChange {
  const { terms, version, calendars, last, adoption } = offered;
  const reachesBack = adoption.kind === 'waiting' || (adoption.kind === 'adopted' && adoption.resettle);
  return {
    provider: terms.provider,
    name: terms.name,
    zone: terms.zone,
    was: last?.version ?? null,
    becomes: version,
    validFrom: terms.validFrom,
    adoption,
    settings: last ? settingChanges(last, { terms, calendars }) : [],
    lostTiers: store.agreements.spans
      .tiersOf(terms.provider)
      .filter((tier) => !tiersOf(terms).includes(tier)),
    tickets: reachesBack ? [...alteredTickets(store, rules, offered, adoption.from, now)] : [],
  };
}

function tiersOf(terms: Terms): string[] {
  return terms.form === 'address-tiers' ? Object.keys(terms.tiers) : [];
}
