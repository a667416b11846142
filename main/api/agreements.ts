import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import { parseLocalDate } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { AgreementQuestion } from '../database/agreement-filters.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';

const LONGEST_TEXT = 200;
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

/** Tells the client what may be asked; whether it was is seen by `questionOf`. */
const asked = validator('query', (query) => query as AgreementsQuery);

const NAMES = ['q', 'tier', 'provider', 'on', 'endsWithin', 'fault', 'after', 'limit'] as const;

const text = z.string().max(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters: shorten it`);
const whole = (least: number, most: number) => {
  const wrong = `is not a whole number from ${least} to ${most}: write one, such as ${Math.min(most, 30)}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, wrong)
    .transform(Number)
    .refine((number) => number >= least && number <= most, wrong);
};
const place = z
  .string()
  .regex(/^[\w-]+$/, 'is not the next of an earlier answer: ask for the first page, without it')
  .transform((cursor) => Buffer.from(cursor, 'base64url').toString());

const QUERY = z.object({
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

/** The question that a query puts, or what is wrong with it in a sentence. */
function questionOf(query: AgreementsQuery): AgreementQuestion | string {
  const filled = Object.entries<string | string[]>({ ...query }).filter(([, value]) => value !== '');
  for (const [name, value] of filled) {
    if (!NAMES.includes(name as (typeof NAMES)[number])) {
      return `there is no '${name}' to ask for: leave it out, or ask for one of ${NAMES.join(', ')}`;
    }
    if (Array.isArray(value)) return `${name} is there ${value.length} times: write it once`;
  }
  const read = QUERY.safeParse(Object.fromEntries(filled));
  if (!read.success)
    return read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('; ');
  const { q: words, ...question } = read.data;
  return { words, ...question };
}

/**
 * `GET /agreements?q=&tier=&provider=&on=&endsWithin=&fault=&after=&limit=`: a page of the agreements that
 * were bought, and of the addresses without any, in the order of addresses. `tier` may be `none`; `next` of an
 * answer is `after` of the next page.
 */
export function agreementsRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/agreements', asked, async (context) => {
    const question = questionOf(context.req.valid('query'));
    if (typeof question === 'string') return context.json({ error: question }, 400);
    const at = now();
    const { next, ...page } = await reader.agreements(question, at);
    const cursor = next === null ? null : Buffer.from(next).toString('base64url');
    const headers = { 'Cache-Control': 'no-store' };
    return context.json({ stationNow: at, ...page, next: cursor }, 200, headers);
  });
}
