import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';

const LONGEST_TEXT = 200;
const MOST_HITS = 50;

/** What may be asked, as text. */
interface SearchQuery {
  readonly q?: string;
  readonly limit?: string;
}

/** Tells the client what may be asked; whether it was is seen by `questionOf`. */
const asked = validator('query', (query) => query as SearchQuery);

const NAMES = ['q', 'limit'] as const;

const WRONG_LIMIT = `is not a whole number from 1 to ${MOST_HITS}: write one, such as 10`;
const QUERY = z.object({
  q: z.string().max(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters: shorten it`).default(''),
  limit: z
    .string()
    .regex(/^\d{1,9}$/, WRONG_LIMIT)
    .transform(Number)
    .refine((number) => number >= 1 && number <= MOST_HITS, WRONG_LIMIT)
    .default(10),
});

/** The question that a query puts, or what is wrong with it in a sentence. */
function questionOf(query: SearchQuery): z.infer<typeof QUERY> | string {
  const filled = Object.entries<string | string[]>({ ...query }).filter(([, value]) => value !== '');
  for (const [name, value] of filled) {
    if (!NAMES.includes(name as (typeof NAMES)[number])) {
      return `there is no '${name}' to ask for: leave it out, or ask for one of ${NAMES.join(', ')}`;
    }
    if (Array.isArray(value)) return `${name} is there ${value.length} times: write it once`;
  }
  const read = QUERY.safeParse(Object.fromEntries(filled));
  if (read.success) return read.data;
  return read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('; ');
}

/**
 * `GET /search?q=&limit=`: tickets, customers and addresses that have every word of `q` as the beginning of one of
 * theirs; at most `limit` of each kind. Nothing is found for a text without letters and digits.
 */
export function searchRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/search', asked, async (context) => {
    const question = questionOf(context.req.valid('query'));
    if (typeof question === 'string') return context.json({ error: question }, 400);
    const answer = await reader.search(question.q, question.limit);
    return context.json({ stationNow: now(), ...answer }, 200, { 'Cache-Control': 'no-store' });
  });
}
