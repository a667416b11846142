import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { Instant } from '../../src/calendars/period.ts';
import { CLOCK_KINDS, LONGEST, REASON_CODES } from '../../src/compliance/reason-code.ts';
import { LONGEST_NOTE } from '../../src/duty/hand-over.ts';
import type { NoteEntry, ReasonEntry, ViewEntry } from '../database/desk-entry.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import type { Writer } from '../database/writer.ts';
import { askedInstant } from './asked-instant.ts';
import { NO_STORE } from './no-store.ts';

/** What the routes are made of. */
export interface DeskParts {
  readonly reader: Calls<Reader>;
  /** Absent where nobody can write. */
  readonly desk?: Pick<Calls<Writer>, 'giveReason' | 'saveView' | 'writeNote'>;
  readonly now: () => Instant;
}

/** The most that is read of what somebody writes, in bytes. */
const LARGEST = 64 * 1024;
const LONGEST_TICKET = 500;
const NOBODY_WRITES = 'nothing can be written here: write it at the station itself';

const line = (most: number) =>
  z
    .string('is missing: write a text')
    .trim()
    .min(1, 'is empty: write a text')
    .max(most, `is longer than ${most} characters: shorten it`)
    .regex(/^\P{Cc}*$/u, 'has a character that cannot be shown, such as a line break: leave it out');

/** Line breaks may stand in it. */
const note = z
  .string('is missing: write a text, which may be empty')
  .trim()
  .max(LONGEST.note, `is longer than ${LONGEST.note} characters: shorten it`);

const number = z
  .number('is not a whole number from 1 on: write one')
  .int('is not a whole number from 1 on: write one')
  .min(1, 'is not a whole number from 1 on: write one');

const oneOf = (words: readonly string[]) => `is none of ${words.join(', ')}: write one of them`;

const reasonCode = z.strictObject({
  ticket: line(LONGEST_TICKET),
  kind: z.enum(CLOCK_KINDS, oneOf(CLOCK_KINDS)),
  cycle: number,
  ordinal: number,
  code: z.enum(REASON_CODES, oneOf(REASON_CODES)),
  note: note.default(''),
  by: line(LONGEST.by),
});

const view = z.strictObject({
  name: line(LONGEST.name),
  query: z
    .string('is missing: write a query, which may be empty')
    .max(LONGEST.query, `is longer than ${LONGEST.query} characters: shorten it`)
    .transform((query) => query.replace(/^\?/, '')),
  by: line(LONGEST.by),
  remove: z.literal(true, 'is only written as true: leave it out to keep the view').optional(),
});

const handOver = z.strictObject({
  ticket: line(LONGEST_TICKET),
  text: z
    .string('is missing: write a text')
    .trim()
    .min(1, 'is empty: write a text')
    .max(LONGEST_NOTE, `is longer than ${LONGEST_NOTE} characters: shorten it`)
    // Line breaks and tabs are how people order what they write.
    .regex(/^[\P{Cc}\n\r\t]*$/u, 'has a character that cannot be shown: leave it out')
    .transform((text) => text.replace(/\r\n?/g, '\n')),
  by: line(LONGEST.by),
});

/** What is wrong with what was written, in a sentence; by place. */
function faultOf(error: z.ZodError): string {
  return error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is no ${issue.keys.map((key) => `'${key.slice(0, 40)}'`).join(' or ')} to write: leave it out`
        : issue.path.length === 0
          ? 'what was sent is no object: send one, as JSON'
          : `${issue.path.join('.')} ${issue.message}`,
    )
    .join('; ');
}

/** Lets in only what is JSON, where something may be written at all. */
function writable(isWritten: boolean): MiddlewareHandler {
  return async (context, next) => {
    if (!isWritten) return context.json({ error: NOBODY_WRITES }, 403);
    const isJson = /^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '');
    const sentence = 'what is written is sent as JSON, with Content-Type: application/json';
    return isJson ? next() : context.json({ error: sentence }, 415);
  };
}

const limited = bodyLimit({
  maxSize: LARGEST,
  onError: (context) => context.json({ error: `more than ${LARGEST / 1024} KiB: send less` }, 413),
});

/** A body by a schema, which tells the client what may be written. */
const written = <T extends z.ZodType>(schema: T) =>
  validator('json', (value: unknown, context) => {
    const read = schema.safeParse(value);
    return read.success ? (read.data as z.output<T>) : context.json({ error: faultOf(read.error) }, 400);
  });

/** Tells the client what may be asked. */
const ofTicket = validator('query', (query) => query as { readonly ticket?: string });
const ofNotes = validator('query', (query) => query as { readonly ticket?: string; readonly since?: string });

/** So many notes are told of open tickets; whoever needs more asks for a ticket. */
const MOST_NOTES = 200;
const DAY_MS = 86_400_000;

/**
 * What supervisors write at the desks. `POST /desk/reason-codes` gives a breached clock a reason, and answers all of
 * its ticket, the last one first, as `GET /desk/reason-codes?ticket=` does. `GET /desk/views` answers the views that
 * stand, by name; `POST /desk/views` saves one, in place of an earlier one of its name, or with `remove` takes it away.
 * `POST /desk/notes` keeps a hand-over note on a ticket, and answers all of its ticket, the last one first, as `GET
 * /desk/notes?ticket=` does; `GET /desk/notes?since=` those on open tickets since an instant, by default of one day.
 */
export function deskRoute({ reader, desk, now }: DeskParts) {
  return new Hono()
    .post('/desk/*', writable(desk !== undefined), limited)
    .get('/desk/reason-codes', ofTicket, async (context) => {
      const { ticket } = context.req.valid('query');
      if (!ticket) return context.json({ error: 'ticket is missing: name one, such as rt:4711' }, 400);
      const given = await reader.reasonCodes(ticket);
      return context.json({ stationNow: now(), given }, 200, NO_STORE);
    })
    .get('/desk/views', async (context) =>
      context.json({ stationNow: now(), views: await reader.savedViews() }, 200, NO_STORE),
    )
    .post('/desk/reason-codes', written(reasonCode), async (context) => {
      const at = now();
      const entry: ReasonEntry = { entry: 'reason-code', id: randomUUID(), ...context.req.valid('json'), at };
      const taken = await desk!.giveReason(entry);
      switch (taken.kind) {
        case 'taken':
          return context.json({ stationNow: at, given: taken.given }, 201, NO_STORE);
        case 'unknown':
          return context.json({ error: taken.sentence }, 404, NO_STORE);
        case 'not-breached':
          return context.json({ error: taken.sentence }, 422, NO_STORE);
      }
    })
    .post('/desk/views', written(view), async (context) => {
      const { remove = false, ...rest } = context.req.valid('json');
      const at = now();
      const entry: ViewEntry = { entry: 'view', id: randomUUID(), ...rest, at, removed: remove };
      return context.json({ stationNow: at, views: await desk!.saveView(entry) }, 201, NO_STORE);
    })
    .get('/desk/notes', ofNotes, async (context) => {
      const { ticket, since } = context.req.valid('query');
      const at = now();
      if (ticket && since) {
        return context.json({ error: 'ticket and since are asked together: leave one of them out' }, 400);
      }
      if (ticket) return context.json({ stationNow: at, notes: await reader.notesOf(ticket) }, 200, NO_STORE);
      const from = since ? askedInstant('since', since) : at - DAY_MS;
      if (typeof from === 'string') return context.json({ error: from }, 400);
      return context.json(
        { stationNow: at, notes: await reader.notesOfOpen(from, MOST_NOTES) },
        200,
        NO_STORE,
      );
    })
    .post('/desk/notes', written(handOver), async (context) => {
      const at = now();
      const entry: NoteEntry = { entry: 'note', id: randomUUID(), ...context.req.valid('json'), at };
      const taken = await desk!.writeNote(entry);
      if (taken.kind === 'unknown') return context.json({ error: taken.sentence }, 404, NO_STORE);
      return context.json({ stationNow: at, notes: taken.notes }, 201, NO_STORE);
    })
    .onError((error, context) => {
      if (error.name === 'NotKept') return context.json({ error: error.message }, 507);
      if (!(error instanceof HTTPException)) throw error;
      return context.json({ error: 'what was sent cannot be read as JSON' }, 400);
    });
}
