import { z } from 'zod';
import type { Quarantined, SourceError } from '../../source.ts';
import { NUMBER, name, notRt5, readAnswer } from './rt-answers.ts';

/** More of an item that cannot be read is not kept, in characters. */
const MOST_RAW = 4_000;
const items = z.object({ items: z.array(z.looseObject({ id: name })) });
const item = z.looseObject({ id: name });
type Raw = z.infer<typeof item>;

/** What stands to be done about an item that cannot be read. */
const REMEDY = {
  ticket: 'correct it in RT; until it reads well the ticket stands as it was last understood',
  transaction: 'correct it in RT; until it reads well its ticket is understood without it',
};

/** An item of which only the number can be read. */
export interface OddItem {
  readonly id: string;
  /** The ticket it is of; null when not even that can be read. */
  readonly ticket: string | null;
  /** What is wrong with it: where in it, and why. */
  readonly wrong: string;
  /** How it is put into quarantine, its text shortened. */
  readonly item: Quarantined;
}

/** What an answer lists: each item is read alone, so that an odd one does not take the others with it. */
export interface Items<T> {
  /** The numbers of all items, in the order of the answer; whether they are numbers is not checked. */
  readonly ids: readonly string[];
  readonly read: readonly T[];
  readonly odd: readonly OddItem[];
  /** What to throw when all that is odd is the fault of RT, not of an item. */
  readonly fault: () => SourceError;
}

/** Reads an answer that lists items. Throws `SourceError` when it is no list, or an item has no id. */
export function readItems<T extends z.ZodType>(
  kind: 'ticket' | 'transaction',
  form: T,
  body: unknown,
  where: string,
): Items<z.infer<T>> {
  const all = readAnswer(items, body, where).items;
  return sorted(kind, form, all, (wrong) => notRt5(where, `items.0.${wrong}`));
}

/** Reads an answer that is one item. Throws `SourceError` when it has no id. */
export function readItem<T extends z.ZodType>(
  kind: 'ticket' | 'transaction',
  form: T,
  body: unknown,
  where: string,
): Items<z.infer<T>> {
  return sorted(kind, form, [readAnswer(item, body, where)], (wrong) => notRt5(where, wrong));
}

function sorted<T extends z.ZodType>(
  kind: 'ticket' | 'transaction',
  form: T,
  all: readonly Raw[],
  fault: (wrong: string) => SourceError,
): Items<z.infer<T>> {
  const read: z.infer<T>[] = [];
  const odd: OddItem[] = [];
  for (const raw of all) {
    const result = form.safeParse(raw);
    if (result.success) read.push(result.data);
    else odd.push(oddItem(kind, raw, result.error.issues[0]));
  }
  return { ids: all.map(({ id }) => id), read, odd, fault: () => fault(odd[0].wrong) };
}

/** Where an item of RT stands in quarantine. */
export const placeOf = (kind: 'ticket' | 'transaction', id: string) => `${kind} ${id}`;

function oddItem(kind: 'ticket' | 'transaction', raw: Raw, issue: z.core.$ZodIssue): OddItem {
  const wrong = `${issue.path.join('.') || 'its root'}: ${issue.message}`;
  const text = JSON.stringify(raw);
  const owner = kind === 'ticket' ? raw.id : String(raw.ObjectId);
  const ticket = NUMBER.test(owner) ? owner : null;
  const of = kind === 'transaction' && ticket !== null ? ` of ticket ${ticket}` : '';
  return {
    id: raw.id,
    ticket,
    wrong,
    item: {
      place: placeOf(kind, raw.id),
      raw: text.length > MOST_RAW ? `${text.slice(0, MOST_RAW)}…` : text,
      reason: `${kind} ${raw.id}${of} is not what RT 5 gives, at ${wrong}; ${REMEDY[kind]}`,
    },
  };
}
