import { SourceError } from '../../source.ts';
import { person, queue, readAnswer } from './rt-answers.ts';
import type { RtGet } from './rt-client.ts';
import { RT_USERS } from './rt-facts.ts';

/** Who and what RT's answers refer to by number or name. */
export interface RtDirectory {
  /** Reads the queues; throws `SourceError` for one that RT does not know or show. */
  readQueues(signal: AbortSignal): Promise<void>;
  /** The names of a custom field, of all queues, by its number; the number itself when nobody knows. */
  fieldName(id: string): string;
  knowsField(id: string): boolean;
  fieldNames(): readonly string[];
  /** Whether a queue, by the name that RT gives it, is one of those to be synced. */
  isSynced(queue: string): boolean;
  /** Whether RT calls a user privileged, which makes a reply one of staff; null for RT's own users. */
  isStaff(name: string, signal: AbortSignal): Promise<boolean | null>;
  /** Forgets users, so that one who joined or left is asked for again. */
  forget(): void;
}

/** Keeps what it has read, since RT checks the token anew at each call, which may take a quarter of a second. */
export function rtDirectory(get: RtGet, queues: readonly string[]): RtDirectory {
  const fields = new Map<string, string>();
  const names = new Set<string>();
  const foreign = new Set<string>();
  const staff = new Map<string, boolean | null>();
  return {
    async readQueues(signal) {
      for (const name of queues) {
        const answer = await get(`/queue/${encodeURIComponent(name)}`, signal, [403, 404]);
        if (answer.status !== 200) {
          throw new SourceError(
            `${answer.where}: queue '${name}' ${answer.status === 404 ? 'is not known to RT' : 'does not exist, or is not shown to the sync user'}; correct queues, or give the user SeeQueue, ShowTicket and SeeCustomField on it`,
          );
        }
        const read = readAnswer(queue, answer.body, answer.where);
        names.add(read.Name);
        for (const field of read.TicketCustomFields) fields.set(field.id, field.name);
      }
      foreign.clear();
    },
    fieldName(id) {
      // A field of a queue the ticket came from: asked for once, then known to be none of ours.
      if (!fields.has(id)) foreign.add(id);
      return fields.get(id) ?? id;
    },
    knowsField: (id) => fields.has(id) || foreign.has(id),
    fieldNames: () => [...new Set(fields.values())],
    isSynced: (name) => names.has(name),
    async isStaff(name, signal) {
      if (name === '' || RT_USERS.includes(name)) return null;
      const known = staff.get(name);
      if (known !== undefined) return known;
      const answer = await get(`/user/${encodeURIComponent(name)}`, signal, [404]);
      // A user RT has forgotten is nobody's colleague any more; what they wrote stays a customer's reply.
      const privileged =
        answer.status === 200 && Number(readAnswer(person, answer.body, answer.where).Privileged) === 1;
      staff.set(name, privileged);
      return privileged;
    },
    forget: () => staff.clear(),
  };
}
