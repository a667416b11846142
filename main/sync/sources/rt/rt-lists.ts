import { type Poll, SourceError } from '../../source.ts';
import { NUMBER, type RtTicket, type RtTransaction, ticket, transaction } from './rt-answers.ts';
import type { RtGet } from './rt-client.ts';
import { type Items, readItems } from './rt-items.ts';

/** RT gives at most so many a page, whatever it is asked for. */
export const PER_PAGE = 100;
const TRANSACTION_FIELDS = 'Type,Field,OldValue,NewValue,Created,Creator,ObjectId';
const TICKET_FIELDS =
  'Subject,Status,Queue,Owner,Requestor,Priority,Created,EffectiveId,CustomFields&fields[Queue]=Name';
/** Reminders are tickets to RT as well; mail that it sent says nothing that its transaction does not. */
const OF_TICKETS =
  "ObjectType = 'RT::Ticket' AND TicketType = 'ticket' AND Type != 'EmailRecord' AND Type != 'CommentEmailRecord'";

/** Asks an RT for one page of a list. Each answer moves the poll's heartbeat. */
export interface RtLists {
  /**
   * A page of the transactions that meet a condition, with numbers above `after`. Throws `SourceError` when RT
   * answers others than were asked for.
   */
  transactions(
    condition: string,
    order: 'ASC' | 'DESC',
    number: number,
    after: number,
    poll: Poll,
  ): Promise<Items<RtTransaction>>;
  /** The first page, the newest first, of the tickets that meet a query. */
  tickets(query: string, poll: Poll): Promise<Items<RtTicket>>;
}

/** The lists of the RT that `get` reads. */
export function rtLists(get: RtGet): RtLists {
  return {
    async transactions(condition, order, number, after, poll) {
      const query = encodeURIComponent(`${OF_TICKETS} AND ${condition} AND id > ${after}`);
      const path = `/transactions?query=${query}&orderby=id&order=${order}&per_page=${PER_PAGE}&page=${number}`;
      const { body, where, date } = await get(`${path}&fields=${TRANSACTION_FIELDS}`, poll.signal);
      const found = readItems('transaction', transaction, body, where);
      checkAsked(order === 'ASC' ? found.ids : found.ids.toReversed(), after, where);
      poll.answered(date);
      return found;
    },

    async tickets(query, poll) {
      const path = `/tickets?query=${encodeURIComponent(query)}&orderby=id&order=DESC&per_page=${PER_PAGE}`;
      const { body, where, date } = await get(`${path}&fields=${TICKET_FIELDS}`, poll.signal);
      const found = readItems('ticket', ticket, body, where);
      poll.answered(date);
      return found;
    },
  };
}

/** Throws `SourceError` unless these are numbers above `after`, each above the one before it. */
function checkAsked(ids: readonly string[], after: number, where: string): void {
  let last = after;
  for (const id of ids) {
    if (!NUMBER.test(id) || Number(id) <= last) {
      throw new SourceError(
        `${where} answers transactions that were not asked for; is there a cache or proxy in between? After number ${last} came ${JSON.stringify(id.slice(0, 20))}`,
      );
    }
    last = Number(id);
  }
}
