import { type Batch, NOTHING, type Poll, type SourceRecord } from '../../source.ts';
import type { RtTransaction } from './rt-answers.ts';
import type { RtDirectory } from './rt-directory.ts';
import { transactionRecord } from './rt-facts.ts';
import { quote, type RtPages } from './rt-pages.ts';

/** Reads transactions: those that are new, and all of one ticket. */
export interface RtTransactions {
  /** What was not stored yet, page by page; with the cursor, and the tickets that it touches. */
  readNew(poll: Poll): AsyncGenerator<Batch>;
  /** All transactions of a ticket that RT shows. */
  ofTicket(id: string, poll: Poll): Promise<SourceRecord[]>;
}

/**
 * New transactions are found by their number. Numbers may be committed out of order, so an `overlap` behind
 * the cursor is read again each time; what is stored already is left out, since RT never changes a transaction.
 */
export function rtTransactions(
  pages: RtPages,
  directory: RtDirectory,
  config: { readonly queues: readonly string[]; readonly overlap: number },
): RtTransactions {
  const inQueues = `(${config.queues.map((name) => `TicketQueue = ${quote(name)}`).join(' OR ')})`;
  /** How far was read, and which numbers of the overlap are stored. */
  let upTo = 0;
  let known: ReadonlySet<string> = new Set();

  const isStored = async ({ id, ObjectId }: RtTransaction, poll: Poll): Promise<boolean> =>
    (await poll.stored(ObjectId)).some((one) => one.kind === 'rt.transaction' && one.record === id);

  const records = async (transactions: readonly RtTransaction[], poll: Poll): Promise<SourceRecord[]> => {
    const result: SourceRecord[] = [];
    const unnamed = transactions.some(
      (one) => one.Type === 'CustomField' && !directory.knowsField(one.Field),
    );
    if (unnamed) await directory.readQueues(poll.signal);
    for (const one of transactions) {
      // RT masks what was merged into a ticket that the sync user may not see: no type, and the year 1970.
      if (one.Type === '') continue;
      const staff = await directory.isStaff(one.Creator?.id ?? '', poll.signal);
      result.push(transactionRecord(one, staff, directory.fieldName));
    }
    return result;
  };

  return {
    async *readNew(poll) {
      const cursor = Number(poll.cursor ?? 0);
      if (cursor > upTo) {
        upTo = cursor;
        known = new Set();
      }
      const before = upTo;
      for await (const found of pages.transactions(inQueues, Math.max(0, upTo - config.overlap), poll)) {
        const fresh: RtTransaction[] = [];
        for (const one of found) {
          if (known.has(one.id)) continue;
          if (Number(one.id) > before || !(await isStored(one, poll))) fresh.push(one);
        }
        const last = Math.max(upTo, Number(found.at(-1)!.id));
        if (fresh.length > 0) {
          yield {
            ...NOTHING,
            records: await records(fresh, poll),
            cursor: String(last),
            touched: [...new Set(fresh.map((one) => one.ObjectId))],
          };
        }
        // Only now: had it not been stored, this would not be reached.
        upTo = last;
        const ids = [...known, ...found.map((one) => one.id)];
        known = new Set(ids.filter((id) => Number(id) > upTo - config.overlap));
      }
    },

    async ofTicket(id, poll) {
      const result: SourceRecord[] = [];
      for await (const found of pages.transactions(`TicketId = ${Number(id)}`, 0, poll)) {
        result.push(...(await records(found, poll)));
      }
      return result;
    },
  };
}
