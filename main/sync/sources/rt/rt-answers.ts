import { z } from 'zod';
import { SourceError } from '../../source.ts';

const id = z.union([z.string(), z.number()]).transform(String);
/** A user as RT refers to one; hidden transactions have an empty text instead. */
const user = z.union([z.object({ id }), z.literal('').transform(() => null)]);
const maybe = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));

/** An instant as RT writes it. */
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), { error: 'is no instant' });

/** What /rt says. */
export const server = z.object({ Version: z.string() });
/** A collection of which only the number of items matters. */
export const counted = z.object({ total: z.number().nullish() });

/** A transaction as the collections list it. */
export const transaction = z.object({
  id,
  Type: maybe,
  Field: maybe,
  OldValue: maybe,
  NewValue: maybe,
  Created: instant,
  Creator: user,
  ObjectId: id,
});
export type RtTransaction = z.infer<typeof transaction>;

const customFields = z.union([
  z.array(z.object({ id, name: z.string(), values: z.array(maybe) })),
  // A queue without fields.
  z.literal('').transform(() => []),
]);

/** A ticket as the collections list it. */
export const ticket = z.object({
  id,
  Subject: maybe,
  Status: maybe,
  Queue: z.object({ Name: z.string() }),
  Owner: user.nullish(),
  Requestor: z.array(z.object({ id })).default([]),
  Priority: maybe,
  /** The ticket it was merged into, else itself. */
  EffectiveId: z.union([id.transform((own) => ({ id: own })), z.object({ id })]).nullish(),
  Created: instant,
  CustomFields: customFields,
});
export type RtTicket = z.infer<typeof ticket>;

export const queue = z.object({
  id,
  Name: z.string(),
  TicketCustomFields: z.array(z.object({ id, name: z.string() })).default([]),
});

export const person = z.object({ Name: z.string(), Privileged: z.union([z.number(), z.string()]).nullish() });

/** A page of a collection. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** Reads an answer of RT, checked. Throws `SourceError` that names the place when it has not the known form. */
export function readAnswer<T extends z.ZodType>(form: T, body: unknown, where: string): z.infer<T> {
  const result = form.safeParse(body);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new SourceError(
    `${where}: RT's answer is not what REST 2.0 of RT 5 gives, at ${path.join('.') || 'its root'}: ${message}; is this RT 5?`,
  );
}
