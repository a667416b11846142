import { type Batch, NOTHING, type Poll, type Quarantined, type SourceRecord } from '../../source.ts';
import type { RtDirectory } from './rt-directory.ts';
import type { TicketBody } from './rt-facts.ts';
import type { RtPages } from './rt-pages.ts';
import { type StoredFacts, snapshotOf, ticketsNow, transactionsOf } from './rt-tickets.ts';
import { placesOf, type RtTransactions } from './rt-transactions.ts';

const AT_ONCE = 50;

/**
 * Completes tickets: reads them as they are now, and what is missing of their history. A ticket is complete
 * when nothing was written on it between its transactions and this reading; else it is left for a later pass,
 * since a value set at creation is rebuilt from both. One that cannot be read is left for the next poll.
 */
export function rtCompletion(pages: RtPages, directory: RtDirectory, transactions: RtTransactions) {
  /** Answers the tickets that could not be read. */
  async function* complete(ids: readonly string[], poll: Poll): AsyncGenerator<Batch, readonly string[]> {
    const stored = new Map<string, StoredFacts>();
    for (const id of ids) stored.set(id, await poll.stored(id));
    const { now, odd } = await ticketsNow(ids, (id) => stored.get(id)!, pages, directory, poll);
    const failed = odd.map(({ id }) => id);
    const quarantined: Quarantined[] = odd.map(({ item }) => item);
    const histories: SourceRecord[] = [];
    for (const id of ids) {
      const facts = stored.get(id)!;
      if (failed.includes(id) || !mayMissSome(facts, now.get(id))) continue;
      const missing = await transactions.missingOf(id, facts, poll);
      histories.push(...missing.records);
      quarantined.push(...missing.quarantined);
    }
    const again = new Set<string>();
    for await (const batch of transactions.readNew(poll)) {
      for (const id of batch.touched) again.add(id);
      yield batch;
    }
    const ready = (id: string) => !again.has(id) && !failed.includes(id) && !transactions.isHeld(id, poll);
    const whole = ids.filter(ready);
    const current = whole.map((id) => now.get(id)).filter((one) => one !== undefined);
    if (whole.length > 0 || quarantined.length > 0) {
      const records = [...histories, ...current];
      yield { ...NOTHING, records, quarantined, complete: whole, healed: placesOf(histories) };
    }
    return failed;
  }

  return {
    complete,
    /** Completes all tickets with new transactions, but for those that this poll cannot read. */
    async *completeAll(poll: Poll): AsyncGenerator<Batch> {
      const failed = new Set<string>();
      for (;;) {
        const incomplete = await poll.incomplete();
        const waiting = incomplete.filter((id) => !failed.has(id) && !transactions.isHeld(id, poll));
        if (waiting.length === 0) return;
        for (const id of yield* complete(waiting.slice(0, AT_ONCE), poll)) failed.add(id);
      }
    },
  };
}

export type RtCompletion = ReturnType<typeof rtCompletion>;

/** Whether transactions may lie behind the cursor: the ticket came into sight late, or was out of it for a while. */
function mayMissSome(stored: StoredFacts, now: SourceRecord | undefined): boolean {
  const transactions = transactionsOf(stored);
  if (!transactions.some((one) => one.type === 'Create')) return true;
  if (transactions.some((one) => one.type === 'Set' && one.field === 'Queue')) return true;
  const before = snapshotOf(stored)?.body as TicketBody | undefined;
  const wasHidden = before !== undefined && before.hidden !== null;
  return wasHidden && now !== undefined && (now.body as TicketBody).hidden === null;
}
