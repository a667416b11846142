import { RtRefused, type RtRest } from './rt-rest.ts';

/** Custom fields of a ticket by name; null clears one. */
export type RtFields = Record<string, string | null>;

/**
 * The same fields, by their ids in this queue. A ticket that is being created has no queue yet: by name RT
 * takes the first such field of any queue, and drops the value without a word when that is another queue's.
 */
export async function byId(rest: RtRest, queue: string, fields: RtFields, what: string): Promise<RtFields> {
  const { status, answer } = await rest.call(what, 'GET', `queue/${encodeURIComponent(queue)}`);
  const ids = new Map<string, string>();
  for (const field of answer.TicketCustomFields) ids.set(field.name, field.id);
  const unknown = Object.keys(fields).filter((name) => !ids.has(name));
  if (unknown.length) throw new RtRefused(what, status, [`no such field: ${unknown.join(', ')}`]);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [ids.get(name), value]));
}

/** Throws RtRefused unless the ticket has these values: RT is silent about what it does not take. */
export async function checkFields(rest: RtRest, id: number, fields: RtFields, what: string): Promise<void> {
  const { status, answer } = await rest.call(what, 'GET', `ticket/${id}`);
  const values = new Map<string, string>();
  for (const field of answer.CustomFields) values.set(field.name, field.values[0]);
  const wrong = Object.keys(fields).filter((name) => (values.get(name) || null) !== (fields[name] || null));
  if (wrong.length) throw new RtRefused(what, status, [`not taken: ${wrong.join(', ')}`]);
}
