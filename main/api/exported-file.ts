import type { Context } from 'hono';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { answered } from './answered.ts';
import type { Askable } from './asked-query.ts';
import { NO_STORE } from './no-store.ts';

/** A file as it is made. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly parts: () => AsyncGenerator<string>;
}

/** A file that is made from one state of the database, however long it is read and whatever is written meanwhile. */
export async function ofOneState(
  context: Context,
  reader: Pick<Calls<Reader>, 'takeSnapshot' | 'giveBack'>,
  make: (snapshot: number) => Promise<MadeFile>,
): Promise<Response> {
  const snapshot = await reader.takeSnapshot();
  try {
    const { name, type, parts } = await make(snapshot);
    return saved(context, name, type, async function* () {
      try {
        yield* parts();
      } finally {
        await reader.giveBack(snapshot);
      }
    });
  } catch (error) {
    await reader.giveBack(snapshot);
    throw error;
  }
}

/** Puts a query: the file it asks for, or the sentence by which it is refused. */
export async function answerFile<Asked>(
  context: Context,
  schema: Askable<Asked>,
  ask: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const given = Object.entries(context.req.queries());
  const query = Object.fromEntries(
    given.map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
  return answered(context, schema, query, ask);
}

/** A file that is made while it is sent. One that cannot be made to its end is cut off, so that nobody takes it for whole. */
function saved(context: Context, name: string, type: string, parts: () => AsyncGenerator<string>): Response {
  const texts = parts();
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(bytes.encode(value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
  return context.body(body, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
    ...NO_STORE,
  });
}
