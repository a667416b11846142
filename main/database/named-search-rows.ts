import { fold, inOrder } from '../../src/spelling/fold.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** What is searched by its name. */
export type NamedKind = 'customer' | 'address';

interface Row {
  readonly number: number;
  readonly text: string | null;
}

const TEXT: Readonly<Record<NamedKind, string>> = { customer: '$.name', address: '$.text' };

/** The fact that counts where several sources have one of that id. */
const FACT = `
SELECT body ->> ? AS text FROM facts
WHERE kind = ? AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`;

const TICKETS = (kind: NamedKind) => `SELECT ticket FROM tickets WHERE ${kind} = ?`;

/** The rows of customers, or of addresses, that are searched. Writing happens within the caller's transaction. */
export interface NamedSearchRows {
  /**
   * Brings the rows of these ids up to date. Answers the tickets of those that are called otherwise than before, or
   * have left: their words are others now.
   */
  replace(ids: readonly string[]): string[];
}

export function namedSearchRowsIn(db: Db, kind: NamedKind): NamedSearchRows {
  const rowOf = prepared<[string], Row>(db, `SELECT number, text FROM ${kind}_search_rows WHERE id = ?`);
  const fact = prepared<[string, string, string], { text: string | null }>(db, FACT);
  const ticketsOf = prepared<[string], { ticket: string }>(db, TICKETS(kind));
  const clear = prepared(db, `DELETE FROM ${kind}_search_rows WHERE number = ?`);
  const insert = prepared(
    db,
    `INSERT INTO ${kind}_search_rows (number, id, text, place) VALUES (?, ?, ?, ?)`,
  );
  const last = prepared<[], { number: number | null }>(
    db,
    `SELECT max(number) AS number FROM ${kind}_search_rows`,
  );
  const unfind = prepared(db, `DELETE FROM ${kind}_search WHERE rowid = ?`);
  const find = prepared(db, `INSERT INTO ${kind}_search (rowid, words) VALUES (?, ?)`);
  return {
    replace(ids) {
      const gone: number[] = [];
      const added: { readonly number: number; readonly words: string }[] = [];
      const tickets = new Set<string>();
      let next = (last.get()!.number ?? 0) + 1;
      for (const id of ids) {
        const before = rowOf.get(id);
        const now = fact.get(TEXT[kind], kind, id);
        const isSame = before ? now !== undefined && now.text === before.text : now === undefined;
        if (isSame) continue;
        for (const { ticket } of ticketsOf.iterate(id)) tickets.add(ticket);
        if (before) {
          clear.run(before.number);
          gone.push(before.number);
        }
        if (!now) continue;
        const number = next++;
        insert.run(number, id, now.text, inOrder(fold(now.text ?? id)));
        added.push({ number, words: fold(`${now.text ?? ''} ${id}`) });
      }
      for (const number of gone.sort((a, b) => a - b)) unfind.run(number);
      for (const { number, words } of added) find.run(number, words);
      return [...tickets];
    },
  };
}
