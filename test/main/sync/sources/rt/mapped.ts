import { rtMappingConfig } from '../../../../../main/sync/sources/rt/rt-config.ts';
import type { TicketBody } from '../../../../../main/sync/sources/rt/rt-facts.ts';
import { rtMapping } from '../../../../../main/sync/sources/rt/rt-mapping.ts';
import { ENGLISH } from '../../../../rt/languages.ts';
import { type Told, ticketFacts } from './facts.ts';

/** What the mapping of the queue NOC, with `changes` to it, makes of ticket 7. */
export function mapped(
  told: readonly Told[],
  reading: Partial<TicketBody> | null,
  changes: Readonly<Record<string, unknown>> = {},
) {
  const config = rtMappingConfig.parse({ ...ENGLISH.mapping, ...changes });
  return rtMapping(config, 'https://rt.example.net/')('7', ticketFacts(told, reading));
}

/** The derived events as `hh:mm what detail`, which reads like the ticket's page. */
export function eventsOf(derivation: ReturnType<typeof mapped>): string[] {
  return derivation.events.map(({ at, by: _by, fact: _fact, type, ...detail }) =>
    [new Date(at).toISOString().slice(11, 16), type, ...Object.values(detail)].join(' '),
  );
}
