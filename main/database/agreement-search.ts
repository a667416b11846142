import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { foldedWords, sought } from '../../src/spelling/fold.ts';
import {
  type AgreementQuestion,
  type Condition,
  contains,
  endsWithin,
  filtersOf,
  joined,
  WITH_OPEN_FAULT,
} from './agreement-filters.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

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
/** The index holds three letters each, to find words from any letter on: no less can be asked of it. */
const LETTERS = 3;

/** What the index takes in of folded words with a blank before them: their first letters too, between bars. */
export function indexText(words: string): string {
  const initials = new Set([...words.matchAll(/ (.)/gu)].map(([, letter]) => letter));
  return `${words} |${[...initials].join('|')}|`;
}

/** What the index is asked for a word as it is sought: the word, or its one letter between bars. */
function indexTerm(word: string): string {
  return `"${[...word].length < LETTERS ? `|${word.trim()}|` : word}"`;
}

/**
 * The search. What is rare is taken from an index and put in order; what is frequent is met soon while the list
 * is gone through in order. An index tells which it is, by counting no further than needed.
 */
export function agreementSearchIn(db: Db) {
  const rows = prepared<[], { count: number }>(db, "SELECT count FROM agreement_counts WHERE name = 'rows'");
  const count = (sql: string, values: readonly unknown[]) =>
    db
      .prepare<unknown[], { count: number }>(
        `SELECT count(*) AS count FROM (${sql} LIMIT ${MOST_COUNTED + 1})`,
      )
      .get(...values)!.count;

  return (question: AgreementQuestion, today: LocalDate): FoundPlaces => {
    const words = foldedWords(question.words).map(sought);
    const filters = filtersOf(question, today);
    const conditions = [...filters, ...words.map(contains)];
    const way = waysOf(question, words, today).find(({ sql, values }) => count(sql, values) <= MOST_COUNTED);
    if (way) return fromIndex(db, way, way.hasWords ? filters : conditions, question);
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

/**
 * Takes what an index has, keeps what fulfils the conditions, puts it in order and counts it. Rows that lie before
 * the page come after it, so that there is a row to read the count from where the page is empty.
 */
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

/** The numbers of the rows that an index has to offer for a part of the question. */
interface Way extends Condition {
  /** Whether that part is all of the question's words. */
  readonly hasWords: boolean;
}

/** The indexes that serve the question; the one that is likely to have the fewest rows first. */
function waysOf(question: AgreementQuestion, words: readonly string[], today: LocalDate): Way[] {
  const ways: Way[] = [];
  if (question.fault === 'open') {
    const sql = `SELECT number FROM (${WITH_OPEN_FAULT}) CROSS JOIN agreement_rows USING (address)`;
    ways.push({ sql, values: [], hasWords: false });
  }
  if (words.length > 0) {
    const sql = 'SELECT rowid AS number FROM agreement_search WHERE agreement_search MATCH ?';
    ways.push({ sql, values: [words.map(indexTerm).join(' ')], hasWords: true });
  }
  if (question.endsWithin !== null) {
    const { sql: within, values } = endsWithin(question.endsWithin, today);
    const sql = `SELECT number FROM agreement_rows INDEXED BY agreement_rows_ending WHERE ${within}`;
    ways.push({ sql, values, hasWords: false });
  }
  return ways;
}
