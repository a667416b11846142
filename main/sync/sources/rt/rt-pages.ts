import type { Poll } from '../../source.ts';
import { type RtTicket, type RtTransaction, ticket } from './rt-answers.ts';
import type { RtGet } from './rt-client.ts';
import { type Items, type OddItem, readItem } from './rt-items.ts';
import { PER_PAGE, rtLists } from './rt-lists.ts';

/** Tickets asked for in one call: RT refuses `IN (…)`, and a longer query grows past what servers take. */
const TICKETS_A_CALL = 50;

/** What RT lists, page by page. */
export interface RtPages {
  /**
   * Transactions that meet a condition, with numbers above `after`, in order; no page is empty. Throws
   * `SourceError` when RT answers others than were asked for, and when not one of RT's can be read.
   */
  transactions(condition: string, after: number, poll: Poll): AsyncGenerator<Items<RtTransaction>>;
  /**
   * Those of these tickets that RT lists, merged ones too; deleted ones are not among them. Throws `SourceError`
   * when not one ticket of RT's can be read, whichever.
   */
  tickets(ids: readonly string[], poll: Poll): Promise<Pick<Items<RtTicket>, 'read' | 'odd'>>;
  /** One ticket by its number; the status besides 200 when RT does not show it. Throws as `tickets` does. */
  ticket(id: string, poll: Poll): Promise<RtTicket | OddItem | 403 | 404>;
}

/** A name as a literal of RT's query language. */
const quote = (name: string) => `'${name.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** The condition that a field names one of these queues. */
export const inQueues = (field: 'Queue' | 'TicketQueue', queues: readonly string[]) =>
  `(${queues.map((name) => `${field} = ${quote(name)}`).join(' OR ')})`;

/** The pages of the RT that `get` reads. Each answer moves the poll's heartbeat. */
export function rtPages(get: RtGet, queues: readonly string[]): RtPages {
  const lists = rtLists(get);
  const newest = {
    tickets: (poll: Poll) => lists.tickets(inQueues('Queue', queues), poll),
    transactions: (poll: Poll) => lists.transactions(inQueues('TicketQueue', queues), 'DESC', 1, 0, poll),
  };

  /** Where all items are odd, looks whether the newest ones that RT has are as well: then it is RT that is odd. */
  const orFault = async <T>(found: Items<T>, what: keyof typeof newest, poll: Poll): Promise<Items<T>> => {
    if (found.odd.length === 0 || found.read.length > 0) return found;
    if ((await newest[what](poll)).read.length === 0) throw found.fault();
    return found;
  };

  return {
    async *transactions(condition, after, poll) {
      let last = after;
      for (let empty = 0; ; ) {
        // Asked once more after the first empty page: something may just have been written.
        const found = await lists.transactions(condition, 'ASC', Math.max(1, empty), last, poll);
        const { length } = found.ids;
        empty = length > 0 ? 0 : empty + 1;
        if (length > 0) {
          last = Number(found.ids.at(-1));
          yield await orFault(found, 'transactions', poll);
        }
        if (length === PER_PAGE) continue;
        // What the sync user may not see is left out after paging, so neither a short nor an empty page is the end.
        const behind = await lists.transactions(condition, 'DESC', 1, last, poll);
        if (behind.ids.length === 0) return;
      }
    },

    async tickets(ids, poll) {
      const read: RtTicket[] = [];
      const odd: OddItem[] = [];
      for (let i = 0; i < ids.length; i += TICKETS_A_CALL) {
        const wanted = ids.slice(i, i + TICKETS_A_CALL).map((id) => `id = ${Number(id)}`);
        // Naming EffectiveId makes RT list merged tickets as they stand.
        const query = `(${wanted.join(' OR ')}) AND EffectiveId > 0`;
        const found = await orFault(await lists.tickets(query, poll), 'tickets', poll);
        read.push(...found.read);
        odd.push(...found.odd);
      }
      return { read, odd };
    },

    async ticket(id, poll) {
      const { status, body, where, date } = await get(
        `/ticket/${Number(id)}?fields[Queue]=Name`,
        poll.signal,
        [403, 404],
      );
      poll.answered(date);
      if (status === 403 || status === 404) return status;
      const { read, odd } = await orFault(readItem('ticket', ticket, body, where), 'tickets', poll);
      return read[0] ?? odd[0];
    },
  };
}
