import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import type { Instant } from '../../src/calendars/period.ts';
import { type Askable, askedQuery } from './asked-query.ts';
import { NO_STORE } from './no-store.ts';

type Given<Answer> = Response & TypedResponse<JSONParsed<Answer>, 200, 'json'>;
type Refused = ReturnType<typeof refused>;

const given = <Answer extends object>(context: Context, answer: Answer): Given<Answer> =>
  context.json(answer, 200, NO_STORE);
const refused = (context: Context, error: string) => context.json({ error }, 400);

/** Puts a query to the reader: what it answers with the station's now, or the sentence by which it is refused. */
export function answer<Asked, Answer extends object>(
  context: Context,
  schema: Askable<Asked>,
  query: object,
  at: Instant,
  ask: (asked: Asked, at: Instant) => Promise<Answer>,
): Promise<Given<{ stationNow: Instant } & Answer> | Refused> {
  return answered(context, schema, query, (asked) =>
    ask(asked, at).then((found) => given(context, { stationNow: at, ...found })),
  );
}

/** Puts a query: the response that it is given, or the sentence by which it, or what it asks for, is refused. */
export async function answered<Asked, Answer>(
  context: Context,
  schema: Askable<Asked>,
  query: object,
  respond: (asked: Asked) => Promise<Answer>,
): Promise<Answer | Refused> {
  const asked = askedQuery(schema, query);
  if (typeof asked === 'string') return refused(context, asked);
  try {
    return await respond(asked);
  } catch (error) {
    if ((error as Error).name !== 'ReportError') throw error;
    return refused(context, (error as Error).message);
  }
}
