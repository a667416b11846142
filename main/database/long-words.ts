import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** Beginnings of so many letters have entries of their own in the index of tickets' words. */
const LETTERS = 5;
/** More words are no longer asked for one by one. */
const MOST_WORDS = 16;

/** Ids are not among them: there are as many as tickets, and few tickets have each. */
const LONG = new RegExp(`^\\p{L}{${LETTERS + 1},}$`, 'u');

export const LONG_WORDS_FROM = `
SELECT word FROM ticket_search_words WHERE word >= @start AND word < @start || char(0x10FFFF) LIMIT @limit`;

/**
 * The words of tickets that are longer than the beginnings that are indexed. What begins so is asked for word by word:
 * for a beginning without an entry the index would gather and sort all rows before the first is answered.
 */
export interface LongWords {
  /** Keeps those of some words that are long; within the caller's transaction. Never taken away: a word may come again. */
  keep(words: ReadonlySet<string>): void;
  /** The words on file that begin so; null where the index has an entry for it, or there are too many. */
  from(start: string): string[] | null;
}

export function longWordsIn(db: Db): LongWords {
  const keep = prepared(db, 'INSERT INTO ticket_search_words (word) VALUES (?) ON CONFLICT DO NOTHING');
  const from = prepared<[{ start: string; limit: number }], { word: string }>(db, LONG_WORDS_FROM);
  return {
    keep(words) {
      for (const word of words) if (LONG.test(word)) keep.run(word);
    },
    from(start) {
      if (!LONG.test(start)) return null;
      const words = from.all({ start, limit: MOST_WORDS + 1 }).map(({ word }) => word);
      return words.length > MOST_WORDS ? null : words;
    },
  };
}
