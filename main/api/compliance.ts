import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { Instant } from '../../src/calendars/period.ts';
import { STANDINGS } from '../../src/compliance/counted.ts';
import type { AskedFilter } from '../database/compliance-questions.ts';
import { GROUPS } from '../database/outcome-groups.ts';
import type { Behind, RowPlace } from '../database/outcome-rows.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { answer } from './answered.ts';
import { text, whole } from './asked-query.ts';

const LARGEST_PAGE = 200;
const MOST_MONTHS = 60;
const KINDS = ['first-reaction', 'remote-reaction', 'onsite-reaction'] as const;

const wanted = text.nullable().default(null);
/** One of some words. */
export const oneOf = <const T extends readonly string[]>(names: T) =>
  z.enum(names, `is none of ${names.join(', ')}: write one of them`);
const month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'is not a month: write it as 2026-03')
  .nullable()
  .default(null);

/** The filter that every question of the desk takes. */
export const FILTER = {
  provider: wanted,
  until: month,
  months: whole(1, MOST_MONTHS).default(12),
  month,
  span: oneOf(['month', 'period']).default('period'),
  kind: oneOf(KINDS).nullable().default(null),
  tier: wanted,
  service: wanted,
  customer: wanted,
  address: wanted,
};
/** Which of the filter's clocks are behind a number. */
export const BEHIND = {
  standing: oneOf([...STANDINGS, 'running'])
    .nullable()
    .default(null),
  reason: wanted,
  causedBy: wanted,
  percentOver: whole(0, 999_999_999).nullable().default(null),
  percentUpTo: whole(0, 999_999_999).nullable().default(null),
  hour: whole(0, 167).nullable().default(null),
};
const LIMIT = { limit: whole(1, LARGEST_PAGE).default(50) };
/** Which part of a list is asked for. */
export const LISTING = { ...LIMIT, skip: whole(0, 999_999_999).default(0) };
const PLACE = z.tuple([z.int(), z.string(), z.string(), z.int(), z.int()]);
const place = z
  .string()
  .transform((cursor, context): RowPlace => {
    const read = PLACE.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
    if (read.success) return read.data;
    context.addIssue('is not the next of an earlier answer: ask for the first page, without it');
    return z.NEVER;
  })
  .nullable()
  .default(null);

const FILTERED = z.strictObject(FILTER);
const GROUPED = z.strictObject({ ...FILTER, by: oneOf(GROUPS) });
const ROWS = z.strictObject({ ...FILTER, ...BEHIND, ...LIMIT, after: place });
const LISTED = z.strictObject({ ...FILTER, ...LISTING });

/** Tells the client what may be asked; whether it was is seen by `askedQuery`. */
export const query = <T>() => validator('query', (asked) => asked as T);

export type Filter = Partial<Record<keyof typeof FILTER, string>>;
type Rows = Filter & Partial<Record<keyof typeof BEHIND | 'limit' | 'after', string>>;
type Listed = Filter & Partial<Record<'limit' | 'skip', string>>;

/** The question that a query for rows puts: the filter, what is behind the number, and the page. */
function rowsAsked({ after, limit, ...asked }: z.output<typeof ROWS>) {
  const { standing, reason, causedBy, percentOver, percentUpTo, hour, ...filter } = asked;
  const behind: Behind = { standing, reason, causedBy, percentOver, percentUpTo, hour };
  return { filter: filter satisfies AskedFilter, behind, after, limit };
}

/**
 * The compliance desk's questions. All take the filter `provider= until= months= month= kind= tier= service= customer=
 * address=`, lists also `span=month|period`; `none` asks for clocks that have none.
 *
 * `GET /compliance`: the numbers. `/compliance/groups?by=`: attainment by one thing. `/compliance/rows?standing= reason=
 * causedBy= percentOver= percentUpTo= hour= after= limit=`: the clocks behind a number; `/compliance/breaches` the same,
 * each with why and its strip. `/compliance/charges` and `/compliance/charges/rows?skip= limit=`: the emergency ledger.
 * `/compliance/work`: planned work. `/compliance/changes?skip= limit=`: verdicts that changed.
 */
export function complianceRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono()
    .get('/compliance', query<Filter>(), (context) =>
      answer(context, FILTERED, context.req.valid('query'), now(), reader.complianceReport),
    )
    .get('/compliance/groups', query<Filter & { by?: string }>(), (context) =>
      answer(context, GROUPED, context.req.valid('query'), now(), async ({ by, ...filter }, at) => ({
        groups: await reader.complianceGroups(filter, by, at),
      })),
    )
    .get('/compliance/rows', query<Rows>(), (context) =>
      answer(context, ROWS, context.req.valid('query'), now(), async (asked, at) => {
        const { filter, behind, after, limit } = rowsAsked(asked);
        return paged(await reader.complianceRows(filter, behind, after, limit, at));
      }),
    )
    .get('/compliance/breaches', query<Rows>(), (context) =>
      answer(context, ROWS, context.req.valid('query'), now(), async (asked, at) => {
        const { filter, behind, after, limit } = rowsAsked(asked);
        return paged(await reader.explainedRows(filter, behind, after, limit, at));
      }),
    )
    .get('/compliance/charges', query<Filter>(), (context) =>
      answer(context, FILTERED, context.req.valid('query'), now(), reader.charges),
    )
    .get('/compliance/charges/rows', query<Listed>(), (context) =>
      answer(context, LISTED, context.req.valid('query'), now(), ({ skip, limit, ...filter }, at) =>
        reader.chargeLines(filter, skip, limit, at),
      ),
    )
    .get('/compliance/work', query<Filter>(), (context) =>
      answer(context, FILTERED, context.req.valid('query'), now(), reader.workReport),
    )
    .get('/compliance/changes', query<Listed>(), (context) =>
      answer(context, LISTED, context.req.valid('query'), now(), ({ skip, limit, ...filter }, at) =>
        reader.verdictChanges(filter, skip, limit, at),
      ),
    );
}

/** A page with its next place as text. */
function paged<Page extends { readonly next: RowPlace | null }>({ next, ...page }: Page) {
  return {
    ...page,
    next: next === null ? null : Buffer.from(JSON.stringify(next)).toString('base64url'),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
