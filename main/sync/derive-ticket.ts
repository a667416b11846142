import type { Instant } from '../../src/calendars/period.ts';
import { inOrder } from '../../src/tickets/cycles.ts';
import type { StoredEvent } from '../database/events.ts';
import type { Store } from '../database/store.ts';
import { arrivalOf } from './arrival.ts';
import { type Derivation, factName, type Mapping } from './mapping.ts';
import type { Quarantined } from './source.ts';

/** How a source's facts become events: the mapping and its number. */
export interface NumberedMapping {
  readonly number: number;
  readonly map: Mapping;
}

/**
 * Derives the row and the events of one ticket from its current facts, within the caller's transaction. What
 * the mapping cannot understand goes to quarantine, and so does an event that is dated too far ahead; the
 * ticket is derived again when its instant has come. A ticket that was understood before and is not now stays
 * as it was, with the fault in quarantine.
 */
export function deriveTicket(
  store: Store,
  source: string,
  record: string,
  mapping: NumberedMapping,
  now: Instant,
): void {
  const ticket = `${source}:${record}`;
  const facts = store.facts.ofTicket(source, record);
  const derivation = mapping.map(record, facts);
  const { events, waiting } = arrived(derivation, now);
  const faults = [...derivation.quarantined, ...waiting.map(({ item }) => item)];
  const about = derivation.ticket;
  const opens = waiting.some(({ event }) => event.type === 'opened');
  const unfit = about === null || opens ? null : whyUnfit(store, about.provider, events, now);
  if (unfit) faults.push({ place: `ticket ${record}`, raw: JSON.stringify(about), reason: unfit });
  store.quarantine.replace(source, `ticket ${record}`, faults, now);
  const until = waiting.length > 0 ? Math.min(...waiting.map((one) => one.until)) : null;
  store.progress.setWaiting(source, record, until);
  if (about === null || unfit || opens) return;
  store.tickets.put({ ...about, ticket, source, record }, mapping.number);
  store.events.replace(ticket, events);
}

function arrived(derivation: Derivation, now: Instant) {
  const events: StoredEvent[] = [];
  const waiting: { until: Instant; event: { readonly type: string }; item: Quarantined }[] = [];
  for (const { fact, ...event } of derivation.events) {
    const arrival = arrivalOf(event.at, fact.arrivedAt, now);
    if (arrival.kind === 'taken') {
      events.push({ ...event, at: arrival.at, originalAt: arrival.originalAt, fact: factName(fact) });
      continue;
    }
    const raw = JSON.stringify(fact.body);
    const reason = `dated ${new Date(event.at).toISOString()}, which lies in the future: the source's clock is ahead; set it right, the event waits until then`;
    waiting.push({ until: arrival.until, event, item: { place: factName(fact), raw, reason } });
  }
  return { events, waiting };
}

/** Why these events are no ticket: the same rules as for a case put to the engine by hand. */
function whyUnfit(
  store: Store,
  provider: string,
  events: readonly StoredEvent[],
  now: Instant,
): string | null {
  if (!store.judging.terms(provider, now)) {
    return `unknown provider '${provider}': correct the mapping or add its terms`;
  }
  const opened = events.filter((event) => event.type === 'opened').length;
  if (opened !== 1) return `a ticket is opened exactly once, this one ${opened} times`;
  return inOrder(events)[0].type === 'opened' ? null : 'an event comes before the ticket was opened';
}
