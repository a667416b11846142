import { type Batch, NOTHING, type Poll, type SourceRecord } from '../../source.ts';
import type { RtDirectory } from './rt-directory.ts';
import type { TicketBody } from './rt-facts.ts';
import type { RtPages } from './rt-pages.ts';
import { type StoredFacts, snapshotOf, ticketsNow, transactionsOf } from './rt-tickets.ts';
import type { RtTransactions } from './rt-transactions.ts';

const AT_ONCE = 50;

/**
 * Completes tickets: reads them as they are now, and what is missing of their history. A ticket is complete
 * when nothing was written on it between its transactions and this reading; else it is left for a later pass,
 * since a value set at creation is rebuilt from both.
 */
export function rtCompletion(pages: RtPages, directory: RtDirectory, transactions: RtTransactions) {
  async function* complete(ids: readonly string[], poll: Poll): AsyncGenerator<Batch> {
    const stored = new Map<string, StoredFacts>();
    for (const id of ids) stored.set(id, await poll.stored(id));
    const now = await ticketsNow(ids, (id) => stored.get(id)!, pages, directory, poll);
    const histories: SourceRecord[] = [];
    for (const id of ids) {
      const facts = stored.get(id)!;
      if (!mayMissSome(facts, now.get(id))) continue;
      const have = new Set(facts.map((one) => `${one.kind}/${one.record}`));
      const all = await transactions.ofTicket(id, poll);
      histories.push(...all.filter((one) => !have.has(`${one.kind}/${one.record}`)));
    }
    const again = new Set<string>();
    for await (const batch of transactions.readNew(poll)) {
      for (const id of batch.touched) again.add(id);
      yield batch;
    }
    const whole = ids.filter((id) => !again.has(id));
    const current = whole.map((id) => now.get(id)).filter((one) => one !== undefined);
    if (whole.length > 0) yield { ...NOTHING, records: [...histories, ...current], complete: whole };
  }

  return {
    complete,
    /** Completes all tickets with new transactions. */
    async *completeAll(poll: Poll): AsyncGenerator<Batch> {
      for (;;) {
        const waiting = await poll.incomplete();
        if (waiting.length === 0) return;
        yield* complete(waiting.slice(0, AT_ONCE), poll);
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
