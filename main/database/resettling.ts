import type { Instant } from '../../src/calendars/period.ts';
import { settleTicket } from '../sync/settle-ticket.ts';
import type { Store } from './store.ts';

/**
 * Settles the next tickets whose cycles an approved version of the terms governs anew, at most so many, within the
 * caller's transaction; answers them. Every verdict that changes is logged with the version and the reason. A station
 * that is ended in between goes on where it was.
 */
export function resettled(store: Store, most: number, now: Instant): string[] {
  const { termsVersions } = store;
  const next = termsVersions.resettling();
  if (!next) return [];
  const adopted = termsVersions.all().find(({ adoption }) => adoption === next.adoption)!;
  const { provider, from, version, reason, approvedBy } = adopted;
  const tickets = termsVersions.ticketsSince(provider, from, next.after, most);
  const by = approvedBy === null ? '' : ` (${approvedBy})`;
  const cause = `terms ${version} of ${provider}: ${reason}${by}`;
  for (const ticket of tickets) settleTicket(store, ticket, cause, now);
  termsVersions.resettled(next.adoption, tickets.length < most ? null : tickets.at(-1)!);
  return tickets;
}
