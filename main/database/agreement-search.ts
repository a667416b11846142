import { addDays, type LocalDate } from '../../src/calendars/wall-time.ts';
import { foldedWords, sought } from '../../src/spelling/fold.ts';
import type { Db } from './database-file.ts';

/** What is asked of the agreements; null asks for all. */
export interface AgreementQuestion {
  /** Words that all have to be in the address, the customer or a ticket; each anywhere in it. */
  readonly words: string;
  /** `none` asks for the addresses without an agreement. */
  readonly tier: string | null;
  readonly provider: string | null;
  /** A local day on which the agreement is valid. */
  readonly on: LocalDate | null;
  /** In so many days from today the address is left without it. */
  readonly endsWithin: number | null;
  /** Whether a fault is open at the address. */
  readonly fault: 'open' | 'none' | null;
  /** The place in the list after which to go on; null from its beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** How many there are; not exact: more than so many. */
export interface Found {
  readonly count: number;
  readonly exact: boolean;
}

/** One page of the list, as places in it. */
export interface FoundPlaces {
  readonly found: Found;
  readonly places: readonly string[];
  readonly hasMore: boolean;
}

/** What is found is counted up to here, and put in order rather than looked for in the list's order. */
const MOST_COUNTED = 10_000;
/** The index holds three letters each, so that words are found from any letter on: no less can be asked of it. */
const LETTERS = 3;

/** What the index takes in of folded words with a blank before them: also their first letters, between bars. */
export function indexText(words: string): string {
  const initials = new Set([...words.matchAll(/ (.)/gu)].map(([, letter]) => letter));
  return `${words} |${[...initials].join('|')}|`;
}

/** What the index is asked for a word as it is sought: the word, or its one letter between bars. */
function indexTerm(word: string): string {
  return `"${[...word].length < LETTERS ? `|${word.trim()}|` : word}"`;
}

/** A condition on `agreement_rows` and its values. */
interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The search. Two ways lead to a page: what is rare is taken from an index and put in order; what is frequent is
 * met soon while the list is gone through in order. An index tells which it is, by counting no further than needed.
 */
export function agreementSearchIn(db: Db) {
  const rows = db.prepare<[], { count: number }>("SELECT count FROM agreement_counts WHERE name = 'rows'");
  const count = (sql: string, values: readonly unknown[]) =>
    db
      .prepare<unknown[], { count: number }>(
        `SELECT count(*) AS count FROM (${sql} LIMIT ${MOST_COUNTED + 1})`,
      )
      .get(...values)!.count;

  return (question: AgreementQuestion, today: LocalDate): FoundPlaces => {
    const words = foldedWords(question.words).map(sought);
    const filters = filtersOf(question, today);
    const way = wayOf(question, words, today);
    if (way && count(way.sql, way.values) <= MOST_COUNTED) return fromIndex(db, way, filters, question);
    const conditions = [...filters, ...words.map(contains)];
    const isAll = conditions.length === 0;
    // Enough was met in the index already when nothing else is asked.
    const isMany = words.length > 0 && filters.length === 0;
    const { sql, values } = joined(conditions);
    const counted = isAll
      ? rows.get()!.count
      : isMany
        ? MOST_COUNTED + 1
        : count(`SELECT 1 FROM agreement_rows WHERE ${sql}`, values);
    const found: Found =
      isAll || counted <= MOST_COUNTED
        ? { count: counted, exact: true }
        : { count: MOST_COUNTED, exact: false };
    const page = db
      .prepare<unknown[], { place: string }>(
        `SELECT place FROM agreement_rows WHERE place > ? AND ${sql} ORDER BY place LIMIT ?`,
      )
      .all(question.after ?? '', ...values, question.limit + 1)
      .map(({ place }) => place);
    return paged(found, page, question.limit);
  };
}

/** Takes what an index has, keeps what fulfils the conditions, puts it in order and counts it. */
function fromIndex(
  db: Db,
  way: Condition,
  conditions: readonly Condition[],
  { after, limit }: AgreementQuestion,
): FoundPlaces {
  const { sql, values } = joined(conditions);
  const page = db
    .prepare<unknown[], { place: string; count: number }>(
      `WITH found AS MATERIALIZED (
         SELECT place FROM (${way.sql}) AS way CROSS JOIN agreement_rows USING (number) WHERE ${sql})
       SELECT place, (SELECT count(*) FROM found) AS count FROM found ORDER BY place > ? DESC, place LIMIT ?`,
    )
    .all(...way.values, ...values, after ?? '', limit + 1);
  const places = page.map(({ place }) => place).filter((place) => place > (after ?? ''));
  return paged({ count: page[0]?.count ?? 0, exact: true }, places, limit);
}

function paged(found: Found, places: readonly string[], limit: number): FoundPlaces {
  return { found, places: places.slice(0, limit), hasMore: places.length > limit };
}

/** The index that has few rows to offer, as the numbers of those rows; null where none serves the question. */
function wayOf(question: AgreementQuestion, words: readonly string[], today: LocalDate): Condition | null {
  if (words.length > 0) {
    const match = words.map(indexTerm).join(' ');
    return {
      sql: 'SELECT rowid AS number FROM agreement_search WHERE agreement_search MATCH ?',
      values: [match],
    };
  }
  if (question.fault === 'open') {
    return {
      sql: `SELECT number FROM (${WITH_OPEN_FAULT}) CROSS JOIN agreement_rows USING (address)`,
      values: [],
    };
  }
  if (question.endsWithin !== null) {
    const { sql, values } = endsWithin(question.endsWithin, today);
    return {
      sql: `SELECT number FROM agreement_rows INDEXED BY agreement_rows_ending WHERE ${sql}`,
      values,
    };
  }
  return null;
}

const WITH_OPEN_FAULT = `
SELECT DISTINCT address FROM tickets INDEXED BY tickets_open_at_address
WHERE open = 1 AND address IS NOT NULL AND hidden IS NULL`;

function filtersOf(question: AgreementQuestion, today: LocalDate): Condition[] {
  const { tier, provider, on, fault } = question;
  const conditions: Condition[] = [];
  if (tier === 'none') conditions.push({ sql: 'tier IS NULL', values: [] });
  else if (tier !== null) conditions.push({ sql: 'tier = ?', values: [tier] });
  if (provider !== null) conditions.push({ sql: 'provider = ?', values: [provider] });
  if (on !== null) {
    conditions.push({ sql: 'from_date <= ? AND (to_date IS NULL OR to_date > ?)', values: [on, on] });
  }
  if (question.endsWithin !== null) conditions.push(endsWithin(question.endsWithin, today));
  if (fault !== null) {
    const within = fault === 'open' ? 'IN' : 'NOT IN';
    conditions.push({ sql: `address ${within} (${WITH_OPEN_FAULT})`, values: [] });
  }
  return conditions;
}

/** From tomorrow on, as on the wall: what ends today has ended. */
function endsWithin(days: number, today: LocalDate): Condition {
  return { sql: 'ends > ? AND ends <= ?', values: [today, addDays(today, days)] };
}

function contains(word: string): Condition {
  return { sql: 'instr(words, ?) > 0', values: [word] };
}

function joined(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length > 0 ? conditions.map(({ sql }) => `(${sql})`).join(' AND ') : 'true',
    values: conditions.flatMap(({ values }) => values),
  };
}
