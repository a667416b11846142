import { z } from 'zod';
import { SourceError } from '../../source.ts';

/** What RT gives its items by, as a text: users have names, the others numbers. */
export const name = z.union([z.string(), z.number()]).transform(String);
/** The number of a ticket or a transaction: one that JavaScript counts with. */
export const NUMBER = /^[1-9]\d{0,14}$/;
const number = name.refine((text) => NUMBER.test(text), { error: 'is no number' });
/** A user as RT refers to one; hidden transactions have an empty text instead. */
const user = z.union([z.object({ id: name }), z.literal('').transform(() => null)]);
const maybe = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Whether a text is an instant at which something can have happened; what RT never set is 1970. */
function isInstant(text: string): boolean {
  const at = Date.parse(text);
  return at >= EARLIEST && at <= LATEST;
}
const NO_INSTANT = 'is no instant between 1990 and 2100';

/** What /rt says. */
export const server = z.object({ Version: z.string() });
/** A collection of which only the number of items matters. */
export const counted = z.object({ total: z.number().nullish() });

/** A transaction as the collections list it. */
export const transaction = z
  .object({
    id: number,
    Type: maybe,
    Field: maybe,
    OldValue: maybe,
    NewValue: maybe,
    Created: z.string(),
    Creator: user,
    ObjectId: number,
  })
  // A masked one has no type, and the year 1970.
  .refine(({ Type, Created }) => isInstant(Created) || (Type === '' && Date.parse(Created) === 0), {
    path: ['Created'],
    error: NO_INSTANT,
  });
export type RtTransaction = z.infer<typeof transaction>;

const customFields = z.union([
  z.array(z.object({ id: name, name: z.string(), values: z.array(maybe) })),
  // A queue without fields.
  z.literal('').transform(() => []),
]);

/** A ticket as the collections list it. */
export const ticket = z.object({
  id: number,
  Subject: maybe,
  Status: maybe,
  Queue: z.object({ Name: z.string() }),
  Owner: user.nullish(),
  Requestor: z.array(z.object({ id: name })).default([]),
  Priority: maybe,
  /** The ticket it was merged into, else itself. */
  EffectiveId: z.union([name.transform((own) => ({ id: own })), z.object({ id: name })]).nullish(),
  Created: z.string().refine(isInstant, { error: NO_INSTANT }),
  CustomFields: customFields,
});
export type RtTicket = z.infer<typeof ticket>;

export const queue = z.object({
  id: name,
  Name: z.string(),
  TicketCustomFields: z.array(z.object({ id: name, name: z.string() })).default([]),
});

export const person = z.object({ Name: z.string(), Privileged: z.union([z.number(), z.string()]).nullish() });

/** Reads an answer of RT, checked. Throws `SourceError` that names the place when it has not the known form. */
export function readAnswer<T extends z.ZodType>(form: T, body: unknown, where: string): z.infer<T> {
  const result = form.safeParse(body);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw notRt5(where, `${path.join('.') || 'its root'}: ${message}`);
}

/** What to say of an answer that is not RT's: where it was asked, and what is wrong where in it. */
export function notRt5(where: string, wrong: string): SourceError {
  return new SourceError(
    `${where}: RT's answer is not what REST 2.0 of RT 5 gives, at ${wrong}; is this RT 5?`,
  );
}
