import { type Batch, NOTHING, type Poll, type Quarantined, type SourceRecord } from '../../source.ts';
import type { RtTransaction } from './rt-answers.ts';
import type { RtDirectory } from './rt-directory.ts';
import { transactionRecord } from './rt-facts.ts';
import { heldTickets } from './rt-held.ts';
import { type OddItem, placeOf } from './rt-items.ts';
import { inQueues, type RtPages } from './rt-pages.ts';
import type { StoredFacts } from './rt-tickets.ts';

/** Reads transactions: those that are new, and those of one ticket. */
export interface RtTransactions {
  /** What was not stored yet, page by page; with the cursor, and the tickets that it touches. */
  readNew(poll: Poll): AsyncGenerator<Batch>;
  /** The transactions of a ticket that RT shows and that are not among its stored facts. */
  missingOf(
    id: string,
    stored: StoredFacts,
    poll: Poll,
  ): Promise<{ readonly records: readonly SourceRecord[]; readonly quarantined: readonly Quarantined[] }>;
  /**
   * Whether this poll was the first to find a transaction of the ticket that cannot be read. It may read well
   * at the next poll; if not, the ticket is understood without it.
   */
  isHeld(ticket: string, poll: Poll): boolean;
}

/** Where transactions stand in quarantine. */
export const placesOf = (records: readonly SourceRecord[]) =>
  records.map(({ record }) => placeOf('transaction', record));

/**
 * New transactions are found by their number. Numbers may be committed out of order, so an `overlap` behind
 * the cursor is read again each time; what is stored already is left out, since RT never changes a transaction.
 */
export function rtTransactions(
  pages: RtPages,
  directory: RtDirectory,
  config: { readonly queues: readonly string[]; readonly overlap: number },
): RtTransactions {
  const ours = inQueues('TicketQueue', config.queues);
  /** How far was read, and which numbers of the overlap are stored. */
  let upTo = 0;
  let known: ReadonlySet<string> = new Set();

  const held = heldTickets();

  const isStored = async (id: string, ticket: string | null, poll: Poll): Promise<boolean> =>
    ticket !== null && has(await poll.stored(ticket), id);

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
      for await (const { ids, read, odd } of pages.transactions(
        ours,
        Math.max(0, upTo - config.overlap),
        poll,
      )) {
        const isNew = async (id: string, ticket: string | null) =>
          !known.has(id) && (Number(id) > before || !(await isStored(id, ticket, poll)));
        const fresh: RtTransaction[] = [];
        for (const one of read) if (await isNew(one.id, one.ObjectId)) fresh.push(one);
        const unread: OddItem[] = [];
        for (const one of odd) if (!held.isMet(one.id) && (await isNew(one.id, one.ticket))) unread.push(one);
        held.hold(unread, poll);
        const last = Math.max(upTo, Number(ids.at(-1)));
        if (fresh.length + unread.length > 0) {
          yield {
            ...NOTHING,
            records: await records(fresh, poll),
            cursor: String(last),
            quarantined: unread.map(({ item }) => item),
            touched: [...new Set(fresh.map((one) => one.ObjectId))],
            healed: fresh.map(({ id }) => placeOf('transaction', id)),
          };
        }
        // Only now: had it not been stored, this would not be reached.
        upTo = last;
        held.met(unread);
        held.healed(fresh.map(({ id }) => id));
        const readWell = [...known, ...read.map(({ id }) => id)];
        known = new Set(readWell.filter((id) => Number(id) > upTo - config.overlap));
      }
    },

    async missingOf(id, stored, poll) {
      const result: SourceRecord[] = [];
      const quarantined: Quarantined[] = [];
      for await (const { read, odd } of pages.transactions(`TicketId = ${Number(id)}`, 0, poll)) {
        const missing = read.filter((one) => !has(stored, one.id));
        result.push(...(await records(missing, poll)));
        const unread = odd.filter((one) => !has(stored, one.id));
        held.hold(unread, poll);
        held.met(unread);
        quarantined.push(...unread.map(({ item }) => item));
      }
      return { records: result, quarantined };
    },

    isHeld: held.isHeld,
  };
}

const has = (stored: StoredFacts, id: string) =>
  stored.some((one) => one.kind === 'rt.transaction' && one.record === id);
