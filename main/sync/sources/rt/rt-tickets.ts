import type { Poll, SourceRecord } from '../../source.ts';
import type { RtTicket } from './rt-answers.ts';
import type { RtDirectory } from './rt-directory.ts';
import { type TicketBody, type TransactionBody, ticketRecord } from './rt-facts.ts';
import type { OddItem } from './rt-items.ts';
import type { RtPages } from './rt-pages.ts';

/** What is stored of one ticket. */
export type StoredFacts = readonly SourceRecord[];

/**
 * Tickets as RT shows them now, by id. One that it does not show any more reads as it was last seen, with the
 * reason in `hidden`; one that was never seen is left out, and so is one that cannot be read, which is in `odd`.
 * `stored` answers what is on file of a ticket.
 */
export async function ticketsNow(
  ids: readonly string[],
  stored: (id: string) => StoredFacts,
  pages: RtPages,
  directory: RtDirectory,
  poll: Poll,
): Promise<{ now: ReadonlyMap<string, SourceRecord>; odd: readonly OddItem[] }> {
  const { read, odd: unread } = await pages.tickets(ids, poll);
  const listed = new Map([...unread, ...read].map((one) => [one.id, one]));
  const odd: OddItem[] = [];
  const result = new Map<string, SourceRecord>();
  for (const id of ids) {
    const found = listed.get(id) ?? (await pages.ticket(id, poll));
    if (typeof found === 'object' && found.id === id) {
      if ('wrong' in found) {
        odd.push(found);
        continue;
      }
      const why = whyElsewhere(found, stored(id), directory);
      // In another queue RT shows the fields of that queue: what the ticket was here, its last reading says.
      const reading = why === null ? undefined : snapshotOf(stored(id));
      result.set(id, hidden(reading ?? ticketRecord(found), why));
      continue;
    }
    // A ticket under whose number another one answers was merged; without a reading of its own the last one stands.
    const known = snapshotOf(stored(id));
    if (!known) continue;
    const why = found === 403 ? 'no longer visible to us' : found === 404 ? 'gone from RT' : null;
    result.set(id, hidden(known, why));
  }
  return { now: result, odd };
}

/** The last stored reading of a ticket. */
export function snapshotOf(stored: StoredFacts): SourceRecord | undefined {
  return stored.find((one) => one.kind === 'rt.ticket');
}

/** The stored transactions of a ticket. */
export function transactionsOf(stored: StoredFacts): readonly TransactionBody[] {
  return stored.filter((one) => one.kind === 'rt.transaction').map((one) => one.body as TransactionBody);
}

/** Why a ticket that RT shows is none of ours any more. */
function whyElsewhere(found: RtTicket, stored: StoredFacts, directory: RtDirectory): string | null {
  if (!directory.isSynced(found.Queue.Name)) {
    return `moved to the queue ${found.Queue.Name}, which is not synced`;
  }
  const into = found.EffectiveId?.id ?? found.id;
  // RT writes the link on both tickets.
  const seen = transactionsOf(stored).some(
    (one) => one.field === 'MergedInto' && !one.new.endsWith(`/ticket/${found.id}`),
  );
  return into === found.id || seen ? null : `merged into ticket ${into}, which is not visible to us`;
}

const hidden = (record: SourceRecord, why: string | null): SourceRecord => ({
  ...record,
  body: { ...(record.body as TicketBody), hidden: why },
});
