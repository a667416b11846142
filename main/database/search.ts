import type { SearchAnswer, SearchHit, TicketCount, TicketHit } from '../../src/boards/search-hit.ts';
import { fold, foldedWords, inOrder } from '../../src/spelling/fold.ts';
import type { Db } from './database-file.ts';
import { longWordsIn } from './long-words.ts';
import type { NamedKind } from './named-search-rows.ts';
import { prepared } from './prepared.ts';

/** Tickets with all words, the highest numbers first: open ones, then the latest. No more are met than are asked for. */
export const TICKETS_WITH = `
SELECT ticket FROM (
  SELECT rowid AS number FROM ticket_search WHERE ticket_search MATCH ? ORDER BY rowid DESC LIMIT ?)
CROSS JOIN ticket_search_rows USING (number) ORDER BY number DESC`;

/** A ticket by its id at its source, in any case of letters; of that source, or of any where it is ''. */
export const TICKETS_NAMED = `
SELECT ticket FROM tickets INDEXED BY tickets_by_record
WHERE record = @record COLLATE NOCASE AND (@source = '' OR source = @source COLLATE NOCASE)
ORDER BY open DESC, ticket LIMIT @limit`;

export const TICKET_HIT = `
SELECT ticket AS ticketId, record, subject, provider, service, customer AS customerId, address AS addressId,
  CASE WHEN hidden IS NOT NULL THEN 'hidden' WHEN open = 1 THEN 'open' ELSE 'closed' END AS standing,
  (SELECT at FROM events WHERE events.ticket = tickets.ticket AND type = 'opened') AS openedAt,
  (SELECT body ->> '$.name' FROM facts WHERE kind = 'customer' AND facts.record = tickets.customer
    AND superseded_at IS NULL ORDER BY facts.source LIMIT 1) AS customer,
  (SELECT body ->> '$.text' FROM facts WHERE kind = 'address' AND facts.record = tickets.address
    AND superseded_at IS NULL ORDER BY facts.source LIMIT 1) AS address
FROM tickets WHERE ticket = ?`;

/** Names that begin with what is sought, in order: all of it is in the index of places. */
export const NAMES_FROM = (kind: NamedKind) => `
SELECT id, text, place FROM ${kind}_search_rows
WHERE place >= @start AND place < @start || char(0x10FFFF) ORDER BY place LIMIT @limit`;

export const NAMES_BY_ID = (kind: NamedKind) => `
SELECT id, text, place FROM ${kind}_search_rows WHERE id IN (@id, upper(@id), lower(@id))`;

export const NAMES_WITH = (kind: NamedKind) => `
SELECT id, text, place FROM (SELECT rowid AS number FROM ${kind}_search WHERE ${kind}_search MATCH ? LIMIT ?)
CROSS JOIN ${kind}_search_rows USING (number)`;

export const TICKETS_OF = (kind: NamedKind) => `
SELECT count(*) AS count FROM (SELECT 1 FROM tickets WHERE ${kind} = ? LIMIT ?)`;

const OPEN_INDEX: Readonly<Record<NamedKind, string>> = {
  customer: 'tickets_open_of_customer',
  address: 'tickets_open_at_address',
};
export const OPEN_TICKETS_OF = (kind: NamedKind) => `
SELECT count(*) AS count FROM (
  SELECT 1 FROM tickets INDEXED BY ${OPEN_INDEX[kind]}
  WHERE ${kind} = ? AND open = 1 AND hidden IS NULL LIMIT ?)`;

/** Tickets of a name are counted up to here. */
const MOST_COUNTED = 1000;
/** Names that have the words somewhere are put in order among so many. */
const MOST_ORDERED = 200;

interface Name {
  readonly id: string;
  readonly text: string | null;
  readonly place: string;
}

/** At most so many, and whether there are more. */
interface Some<T> {
  readonly hits: readonly T[];
  readonly more: boolean;
}

/** The search: see `SearchTables`. `isWhole` says whether all that is on file was taken in. */
export function searchIn(db: Db, isWhole: () => boolean) {
  const tickets = ticketsIn(db);
  const customers = namesIn(db, 'customer');
  const addresses = namesIn(db, 'address');
  return (query: string, limit: number): SearchAnswer => {
    const whole = isWhole();
    const words = foldedWords(query);
    if (words.length === 0) return { found: [], more: false, whole };
    const match = words.map((word) => `${quoted(word)}*`).join(' ');
    const groups: readonly Some<SearchHit>[] = [
      tickets(query, words, limit),
      customers(query, match, limit, (id, name, counts) => ({
        kind: 'customer',
        customerId: id,
        name,
        tickets: counts,
      })),
      addresses(query, match, limit, (id, text, counts) => ({
        kind: 'address',
        addressId: id,
        address: text ?? id,
        tickets: counts,
      })),
    ];
    return { found: groups.flatMap(({ hits }) => hits), more: groups.some(({ more }) => more), whole };
  };
}

/** A word as the index is asked for it: of letters and digits only, none is an operator then. */
function quoted(word: string): string {
  return `"${word}"`;
}

/** Tickets: those whose id it is, then open ones, then the latest. */
function ticketsIn(db: Db) {
  const named = prepared<[{ record: string; source: string; limit: number }], { ticket: string }>(
    db,
    TICKETS_NAMED,
  );
  const having = prepared<[string, number], { ticket: string }>(db, TICKETS_WITH);
  const hit = prepared<[string], Omit<TicketHit, 'kind' | 'exact'>>(db, TICKET_HIT);
  const longWords = longWordsIn(db);
  return (query: string, words: readonly string[], limit: number): Some<TicketHit> => {
    const exact = new Set(
      namedIn(query).flatMap((name) => named.all({ ...name, limit: limit + 1 }).map(({ ticket }) => ticket)),
    );
    const terms = words.map((word) => longWords.from(word)?.map(quoted) ?? [`${quoted(word)}*`]);
    const isNowhere = terms.some((each) => each.length === 0);
    const match = terms.map((each) => `(${each.join(' OR ')})`).join(' AND ');
    const found = isNowhere ? [] : having.all(match, limit + 1);
    const all = new Set([...exact, ...found.map(({ ticket }) => ticket)]);
    return {
      hits: [...all]
        .slice(0, limit)
        .map((ticket) => ({ kind: 'ticket', ...hit.get(ticket)!, exact: exact.has(ticket) })),
      more: all.size > limit,
    };
  };
}

/** What a query may name as a ticket: all of it as an id, or an id behind its source. */
function namedIn(query: string): { record: string; source: string }[] {
  const record = query.trim().replace(/^#/, '');
  const colon = record.indexOf(':');
  const names = [{ record, source: '' }];
  if (colon > 0)
    names.push({ record: record.slice(colon + 1).trim(), source: record.slice(0, colon).trim() });
  return names;
}

/** Customers or addresses: the one whose id it is, then those that begin so, then those that have the words. */
function namesIn(db: Db, kind: NamedKind) {
  const byId = prepared<[{ id: string }], Name>(db, NAMES_BY_ID(kind));
  const from = prepared<[{ start: string; limit: number }], Name>(db, NAMES_FROM(kind));
  const having = prepared<[string, number], Name>(db, NAMES_WITH(kind));
  const all = prepared<[string, number], { count: number }>(db, TICKETS_OF(kind));
  const open = prepared<[string, number], { count: number }>(db, OPEN_TICKETS_OF(kind));
  const counts = (id: string): TicketCount => {
    const count = all.get(id, MOST_COUNTED + 1)!.count;
    return {
      open: open.get(id, MOST_COUNTED)!.count,
      all: Math.min(count, MOST_COUNTED),
      exact: count <= MOST_COUNTED,
    };
  };
  return (
    query: string,
    match: string,
    limit: number,
    hitOf: (id: string, text: string | null, counts: TicketCount) => SearchHit,
  ): Some<SearchHit> => {
    const found = new Map<string, Name>();
    const take = (names: readonly Name[]) => {
      for (const name of names) if (!found.has(name.id)) found.set(name.id, name);
    };
    take(byId.all({ id: query.trim() }));
    // Numbers stand filled up with zeros in places: what only looks alike there is left out.
    const words = foldedWords(query);
    take(from.all({ start: inOrder(fold(query)), limit: limit + 1 }).filter((name) => hasAll(name, words)));
    if (found.size <= limit) {
      const others = having.all(match, Math.max(MOST_ORDERED, limit + 1 + found.size));
      take(others.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0)));
    }
    const hits = [...found.values()].slice(0, limit).map(({ id, text }) => hitOf(id, text, counts(id)));
    return { hits, more: found.size > limit };
  };
}

/** Whether each word is the beginning of some word of a name. */
function hasAll({ id, text }: Name, words: readonly string[]): boolean {
  const own = foldedWords(`${text ?? ''} ${id}`);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}
