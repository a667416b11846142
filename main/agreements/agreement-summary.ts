import { relative } from 'node:path';
import type { Terms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { startOfDay } from '../../src/calendars/wall-time.ts';
import { PROVIDERS } from '../../src/providers/providers.ts';
import type { ConfiguredAgreement } from '../configuration/configuration.ts';
import { shownLength } from './goal.ts';

/**
 * What an agreement file gives, in a line: `nordlys.yaml: Nordlys Fiber (nordlys), tiers start and pluss; 6 calendars;
 * valid from …`. `folder` is the configuration file's; at `now` it is known whether its day is past.
 */
export function agreementSummary(
  { file, terms, calendars }: ConfiguredAgreement,
  folder: string,
  now: Instant,
): string {
  const parts = [
    `${terms.name} (${terms.provider}), ${promised(terms)}`,
    calendars.length === 1 ? '1 calendar' : `${calendars.length} calendars`,
    validity(terms, now),
    ...(PROVIDERS.has(terms.provider) ? ['in place of the terms that Wallclock brings'] : []),
  ];
  return `${relative(folder, file)}: ${parts.join('; ')}`;
}

function promised(terms: Terms): string {
  if (terms.form === 'address-tiers') {
    const tiers = Object.keys(terms.tiers);
    return `${tiers.length === 1 ? 'tier' : 'tiers'} ${tiers.join(', ')}`;
  }
  return `first reaction to emergency tickets within ${shownLength(terms.firstReaction.goalMs)}`;
}

function validity({ validFrom, zone }: Terms, now: Instant): string {
  if (validFrom === null) return 'valid from when it is first read';
  const said = `valid from ${validFrom}`;
  if (startOfDay(validFrom, zone) >= now) return said;
  return `${said}, which is past: where tickets have started since, a change waits for a reason (wallclock terms diff)`;
}
