import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { askedQuery, text, whole } from './asked-query.ts';
import { NO_STORE } from './no-store.ts';

const MOST_HITS = 50;

/** What may be asked, as text. */
interface SearchQuery {
  readonly q?: string;
  readonly limit?: string;
}

/** Tells the client what may be asked; whether it was is seen by `askedQuery`. */
const asked = validator('query', (query) => query as SearchQuery);

const QUERY = z.strictObject({ q: text.default(''), limit: whole(1, MOST_HITS, 10).default(10) });

/**
 * `GET /search?q=&limit=`: tickets, customers and addresses that have every word of `q` as the beginning of one of
 * theirs; at most `limit` of each kind. Nothing is found for a text without letters and digits.
 */
export function searchRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/search', asked, async (context) => {
    const question = askedQuery(QUERY, context.req.valid('query'));
    if (typeof question === 'string') return context.json({ error: question }, 400);
    const answer = await reader.search(question.q, question.limit);
    return context.json({ stationNow: now(), ...answer }, 200, NO_STORE);
  });
}
