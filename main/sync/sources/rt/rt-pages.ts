import type { Poll } from '../../source.ts';
import { pageOf, type RtTicket, type RtTransaction, readAnswer, ticket, transaction } from './rt-answers.ts';
import type { RtGet } from './rt-client.ts';

/** RT gives at most so many a page, whatever it is asked for. */
export const PER_PAGE = 100;
/** Tickets asked for in one call: RT refuses `IN (…)`, and a longer query grows past what servers take. */
const TICKETS_A_CALL = 50;
const TRANSACTION_FIELDS = 'Type,Field,OldValue,NewValue,Created,Creator,ObjectId';
const TICKET_FIELDS =
  'Subject,Status,Queue,Owner,Requestor,Priority,Created,EffectiveId,CustomFields&fields[Queue]=Name';
/** Reminders are tickets to RT as well; mail that it sent says nothing that its transaction does not. */
const OF_TICKETS =
  "ObjectType = 'RT::Ticket' AND TicketType = 'ticket' AND Type != 'EmailRecord' AND Type != 'CommentEmailRecord'";

/** What RT lists, page by page. */
export interface RtPages {
  /** Transactions that meet a condition, with numbers above `after`, in order; no page is empty. */
  transactions(condition: string, after: number, poll: Poll): AsyncGenerator<readonly RtTransaction[]>;
  /** Those of these tickets that RT lists, merged ones too; deleted ones are not among them. */
  tickets(ids: readonly string[], poll: Poll): Promise<readonly RtTicket[]>;
  /** One ticket by its number; the status besides 200 when RT does not show it. */
  ticket(id: string, poll: Poll): Promise<RtTicket | 403 | 404>;
}

/** A name as a literal of RT's query language. */
export const quote = (name: string) => `'${name.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** The pages of the RT that `get` reads. Each answer moves the poll's heartbeat. */
export function rtPages(get: RtGet): RtPages {
  const list = async <T>(form: Parameters<typeof readAnswer>[0], path: string, poll: Poll): Promise<T[]> => {
    const answer = await get(path, poll.signal);
    const { items } = readAnswer(form, answer.body, answer.where) as { items: T[] };
    poll.answered(answer.date);
    return items;
  };

  const page = (condition: string, order: 'ASC' | 'DESC', number: number, poll: Poll) => {
    const query = encodeURIComponent(`${OF_TICKETS} AND ${condition}`);
    const path = `/transactions?query=${query}&orderby=id&order=${order}&per_page=${PER_PAGE}&page=${number}`;
    return list<RtTransaction>(pageOf(transaction), `${path}&fields=${TRANSACTION_FIELDS}`, poll);
  };

  return {
    async *transactions(condition, after, poll) {
      let last = after;
      for (let empty = 0; ; ) {
        // Asked once more after the first empty page: something may just have been written.
        const found = await page(`${condition} AND id > ${last}`, 'ASC', Math.max(1, empty), poll);
        empty = found.length > 0 ? 0 : empty + 1;
        if (found.length > 0) {
          last = Number(found.at(-1)!.id);
          yield found;
        }
        if (found.length === PER_PAGE) continue;
        // What the sync user may not see is left out after paging, so neither a short nor an empty page is the end.
        const newest = await page(`${condition} AND id > ${last}`, 'DESC', 1, poll);
        if (newest.length === 0) return;
      }
    },

    async tickets(ids, poll) {
      const result: RtTicket[] = [];
      for (let i = 0; i < ids.length; i += TICKETS_A_CALL) {
        const wanted = ids.slice(i, i + TICKETS_A_CALL).map((id) => `id = ${Number(id)}`);
        // Naming EffectiveId makes RT list merged tickets as they stand.
        const query = encodeURIComponent(`(${wanted.join(' OR ')}) AND EffectiveId > 0`);
        const path = `/tickets?query=${query}&per_page=${PER_PAGE}&fields=${TICKET_FIELDS}`;
        result.push(...(await list<RtTicket>(pageOf(ticket), path, poll)));
      }
      return result;
    },

    async ticket(id, poll) {
      const answer = await get(`/ticket/${Number(id)}?fields[Queue]=Name`, poll.signal, [403, 404]);
      poll.answered(answer.date);
      if (answer.status === 403 || answer.status === 404) return answer.status;
      return readAnswer(ticket, answer.body, answer.where);
    },
  };
}
