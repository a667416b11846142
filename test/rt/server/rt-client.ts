import { byId, checkFields, type RtFields } from './rt-fields.ts';
import { rtRest } from './rt-rest.ts';

export type { RtFields } from './rt-fields.ts';
export { RtRefused } from './rt-rest.ts';

export type NewTicket = {
  subject: string;
  /** Mail addresses; a ticket created over REST has no requestor by itself, not even its creator. */
  requestor?: string | string[];
  content?: string;
  fields?: RtFields;
};

/** What one user does to tickets; every call throws RtRefused when RT did not do all of it. */
export type RtClient = ReturnType<typeof rtClient>;

const fieldChanged = / (added|deleted|changed to .*|is no longer a value for custom field .*)$/s;

/** Writes tickets as the user to whom `token` belongs. `url` has no slash at the end. */
export function rtClient(url: string, token: string) {
  const rest = rtRest(url, token);

  const change = (id: number, what: string, body: unknown, done: RegExp, least = 1) =>
    rest.write(what, { method: 'PUT', path: `ticket/${id}`, body, done, least });

  const say = (id: number, how: 'correspond' | 'comment', words: string, done: RegExp) =>
    rest.write(`${how} on ticket ${id}`, {
      method: 'POST',
      path: `ticket/${id}/${how}`,
      body: { Content: words, ContentType: 'text/plain' },
      done,
    });

  const setStatus = (id: number, status: string): Promise<void> =>
    change(id, `make ticket ${id} ${status}`, { Status: status }, /: (Status changed from |Ticket deleted$)/);

  return {
    /**
     * Creates a ticket and answers its id. Without content it has no first message. When a value is not in
     * its field's list, RT creates the ticket without it: this throws, and the ticket is there.
     */
    async createTicket(queue: string, ticket: NewTicket): Promise<number> {
      const { subject, requestor, content, fields = {} } = ticket;
      const what = `create a ticket in ${queue}`;
      const anyFields = Object.keys(fields).length > 0;
      const { answer } = await rest.call(what, 'POST', 'ticket', {
        Queue: queue,
        Subject: subject,
        ...(requestor !== undefined && { Requestor: [requestor].flat() }),
        ...(content !== undefined && { Content: content, ContentType: 'text/plain' }),
        ...(anyFields && { CustomFields: await byId(rest, queue, fields, what) }),
      });
      const id = Number(answer.id);
      if (anyFields) await checkFields(rest, id, fields, what);
      return id;
    },

    /** Sets fields; one that has its value already is no refusal. */
    async setFields(id: number, fields: RtFields): Promise<void> {
      const what = `set fields of ticket ${id}`;
      await change(id, what, { CustomFields: fields }, fieldChanged, 0);
      await checkFields(rest, id, fields, what);
    },

    /** Answers the requestors (as staff) or the staff (as a customer). */
    reply: (id: number, words: string): Promise<void> =>
      say(id, 'correspond', words, /^Correspondence added$/),

    /** Adds a note that customers never see. */
    comment: (id: number, words: string): Promise<void> => say(id, 'comment', words, /^Comments added$/),

    /** new, open, stalled, resolved, rejected or deleted. Throws when it has that status already. */
    setStatus,

    /** Makes `owner`, a user's name, the one who works on it. */
    setOwner: (id: number, owner: string): Promise<void> =>
      change(id, `give ticket ${id} to ${owner}`, { Owner: owner }, /: Owner changed from /),

    /** Makes ticket `id` part of ticket `into`; its number answers with the other from then on. */
    merge: (id: number, into: number): Promise<void> =>
      change(id, `merge ticket ${id} into ${into}`, { MergeInto: into }, /^Merge Successful$/),

    moveTo: (id: number, queue: string): Promise<void> =>
      change(id, `move ticket ${id} to ${queue}`, { Queue: queue }, /: Queue changed from /),

    /** Deletes it, which in RT is a status. */
    remove: (id: number): Promise<void> => setStatus(id, 'deleted'),
  };
}
