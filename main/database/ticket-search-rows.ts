import type { Instant } from '../../src/calendars/period.ts';
import { foldedWords } from '../../src/spelling/fold.ts';
import type { Db } from './database-file.ts';
import { longWordsIn } from './long-words.ts';
import { prepared } from './prepared.ts';

interface Row {
  readonly number: number;
  readonly open: number;
  readonly openedAt: Instant;
}

interface Searched {
  readonly record: string;
  readonly source: string;
  readonly open: number;
  readonly openedAt: Instant;
  /** What is searched, as it is written; some of it null. */
  readonly subject: string | null;
  readonly service: string | null;
  readonly customer: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly text: string | null;
}

/** What the search has to know of a ticket. Customers and addresses are read as `AddressFacts` reads them. */
export const SEARCHED = `
SELECT record, source, open = 1 AND hidden IS NULL AS open, subject, service, customer, address,
  (SELECT at FROM events WHERE events.ticket = tickets.ticket AND type = 'opened') AS openedAt,
  (SELECT body ->> '$.name' FROM facts WHERE kind = 'customer' AND facts.record = tickets.customer
    AND superseded_at IS NULL ORDER BY facts.source LIMIT 1) AS name,
  (SELECT body ->> '$.text' FROM facts WHERE kind = 'address' AND facts.record = tickets.address
    AND superseded_at IS NULL ORDER BY facts.source LIMIT 1) AS text
FROM tickets WHERE ticket = ?`;

export const LAST_NUMBER = `
SELECT max(number) AS number FROM ticket_search_rows WHERE number >= ? AND number < ?`;

const MINUTE_MS = 60_000;
/** Numbers for so many tickets that were opened in one minute; more go over into the next. */
const A_MINUTE = 4096;
const LAST_MINUTE = 2 ** 28 - 1;
/** Numbers of open tickets begin here, above all others. */
const OPEN_FROM = 2 ** 41;

/** The rows of tickets that are searched. Writing happens within the caller's transaction. */
export interface TicketSearchRows {
  /** Brings the rows of tickets up to date; once for many, since the index wants them in order. */
  replace(tickets: readonly string[]): void;
}

export function ticketSearchRowsIn(db: Db): TicketSearchRows {
  const rowOf = prepared<[string], Row>(
    db,
    'SELECT number, open, opened_at AS openedAt FROM ticket_search_rows WHERE ticket = ?',
  );
  const searched = prepared<[string], Searched>(db, SEARCHED);
  const last = prepared<[number, number], { number: number | null }>(db, LAST_NUMBER);
  const clear = prepared(db, 'DELETE FROM ticket_search_rows WHERE number = ?');
  const insert = prepared(
    db,
    'INSERT INTO ticket_search_rows (number, ticket, open, opened_at) VALUES (?, ?, ?, ?)',
  );
  const unfind = prepared(db, 'DELETE FROM ticket_search WHERE rowid = ?');
  const find = prepared(db, 'INSERT INTO ticket_search (rowid, words) VALUES (?, ?)');

  const longWords = longWordsIn(db);

  const freeNumber = (open: number, openedAt: Instant): number => {
    const minute = Math.min(Math.max(Math.floor(openedAt / MINUTE_MS), 0), LAST_MINUTE);
    for (let from = open * OPEN_FROM + minute * A_MINUTE; ; from += A_MINUTE) {
      const number = (last.get(from, from + A_MINUTE)!.number ?? from - 1) + 1;
      if (number < from + A_MINUTE) return number;
    }
  };

  return {
    replace(tickets) {
      const gone: number[] = [];
      const added: { readonly number: number; readonly words: string }[] = [];
      const all = new Set<string>();
      for (const ticket of tickets) {
        const before = rowOf.get(ticket);
        const now = searched.get(ticket);
        if (before) gone.push(before.number);
        const isInPlace = before && now && before.open === now.open && before.openedAt === now.openedAt;
        if (before && !isInPlace) clear.run(before.number);
        if (!now) continue;
        const number = isInPlace ? before.number : freeNumber(now.open, now.openedAt);
        if (!isInPlace) insert.run(number, ticket, now.open, now.openedAt);
        const words = wordsOf(now);
        for (const word of words) all.add(word);
        added.push({ number, words: words.join(' ') });
      }
      longWords.keep(all);
      // Out of order, the index would write what it has so far at every step back.
      for (const number of gone.sort((a, b) => a - b)) unfind.run(number);
      for (const { number, words } of added.sort((a, b) => a.number - b.number)) find.run(number, words);
    },
  };
}

function wordsOf({ source, record, subject, service, customer, name, address, text }: Searched): string[] {
  const texts = [source, record, subject, service, customer, name, address, text];
  return foldedWords(texts.filter((each) => each !== null).join(' '));
}
