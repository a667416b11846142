import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import { parseLocalDate } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { AgreementQuestion } from '../database/agreement-filters.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { askedQuery, text, whole } from './asked-query.ts';
import { NO_STORE } from './no-store.ts';

const FURTHEST_DAYS = 3660;
const LARGEST_PAGE = 200;

/** What may be asked, as text; a part that is left out or empty asks for all. */
interface AgreementsQuery {
  readonly q?: string;
  readonly tier?: string;
  readonly provider?: string;
  readonly on?: string;
  readonly endsWithin?: string;
  readonly fault?: string;
  readonly after?: string;
  readonly limit?: string;
}

/** Tells the client what may be asked; whether it was is seen by `askedQuery`. */
const asked = validator('query', (query) => query as AgreementsQuery);

const place = z
  .string()
  .regex(/^[\w-]+$/, 'is not the next of an earlier answer: ask for the first page, without it')
  .transform((cursor) => Buffer.from(cursor, 'base64url').toString());

const QUERY = z.strictObject({
  q: text.default(''),
  tier: text.nullable().default(null),
  provider: text.nullable().default(null),
  on: z
    .string()
    .refine((date) => parseLocalDate(date) !== null, 'is not a date that exists: write it as 2026-03-23')
    .nullable()
    .default(null),
  endsWithin: whole(1, FURTHEST_DAYS).nullable().default(null),
  fault: z.enum(['open', 'none'], "is neither 'open' nor 'none': write one of them").nullable().default(null),
  after: place.nullable().default(null),
  limit: whole(1, LARGEST_PAGE).default(50),
});

/**
 * `GET /agreements?q=&tier=&provider=&on=&endsWithin=&fault=&after=&limit=`: a page of the agreements that
 * were bought, and of the addresses without any, in the order of addresses. `tier` may be `none`; `next` of an
 * answer is `after` of the next page.
 */
export function agreementsRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/agreements', asked, async (context) => {
    const wanted = askedQuery(QUERY, context.req.valid('query'));
    if (typeof wanted === 'string') return context.json({ error: wanted }, 400);
    const { q: words, ...filters } = wanted;
    const question: AgreementQuestion = { words, ...filters };
    const at = now();
    const { next, ...page } = await reader.agreements(question, at);
    const cursor = next === null ? null : Buffer.from(next).toString('base64url');
    return context.json({ stationNow: at, ...page, next: cursor }, 200, NO_STORE);
  });
}
