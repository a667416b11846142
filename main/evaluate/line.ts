import { z } from 'zod';
import { parseInstant, parseLocalDate } from '../../src/calendars/iso.ts';
import { WORK_KINDS } from '../../src/planned-work/work.ts';
import { CHANNELS, COVERAGES, IMPACTS, PLAIN_HAPPENINGS } from '../../src/tickets/event.ts';

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: (issue) => `${shown(issue.input)} is not one of [${quoted(values)}]` });

/** What was given, in so few words that no input is too deep or too long for a sentence. */
const shown = (input: unknown): string => {
  if (input === undefined) return 'missing: it';
  if (typeof input === 'string') return `'${input.length > 80 ? `${input.slice(0, 80)}…` : input}'`;
  if (typeof input === 'object' && input !== null) return Array.isArray(input) ? 'a list' : 'an object';
  return String(input);
};

/** An instant as text, read to UTC milliseconds. */
const instant = z
  .string({ error: (issue) => (issue.input === undefined ? 'missing' : 'not an instant: text is expected') })
  .transform((text, context) => {
    const at = parseInstant(text);
    if (at !== null) return at;
    const message = `'${text}' is not an instant such as 2026-04-07T09:00:00Z or 2026-04-07T11:00:00+02:00`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const localDate = z
  .string({ error: (issue) => (issue.input === undefined ? 'missing' : 'not a date: text is expected') })
  .refine((text) => parseLocalDate(text) !== null, {
    error: (issue) => `'${issue.input}' is not a date such as 2026-04-07`,
  });

const text = z.string({
  error: (issue) => (issue.input === undefined ? 'missing' : `${shown(issue.input)} is not text`),
});
/** Text that may be missing; an empty one is none. */
const optionalText = text.nullish().transform((value) => value || null);
const optionalNumber = z
  .number({ error: 'not a number' })
  .nullish()
  .transform((value) => value ?? null);
const by = { at: instant, by: text.nullish() };

const event = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('opened'), channel: oneOf(CHANNELS), ...by }),
    z.object({ type: z.literal('customer-replied'), flagged: z.boolean().optional(), ...by }),
    z.object({ type: z.literal('impact-classified'), impact: oneOf(IMPACTS), ...by }),
    z.object({ type: z.literal('coverage-classified'), coverage: oneOf(COVERAGES), ...by }),
    z.object({ type: z.literal('escalated'), level: z.union([z.number(), z.string()]).nullish(), ...by }),
    z.object({
      type: z.literal('merged'),
      into: z.union([z.string(), z.number()]).nullish().transform(asText),
      ...by,
    }),
    z.object({ type: z.enum(PLAIN_HAPPENINGS), ...by }),
  ],
  {
    error: (issue) => {
      const type = (issue.input as { type?: unknown } | null)?.type;
      return type === undefined ? 'missing' : `unknown event type ${shown(type)}`;
    },
  },
);

function asText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

const validity = { from: localDate, to: localDate.nullish().transform((value) => value ?? null) };

/** A list that may be missing or null, which is an empty one. */
const optionalList = <T extends z.ZodType>(item: T) =>
  z
    .array(item, { error: 'not a list' })
    .nullish()
    .transform((value) => value ?? []);

const id = z.union([z.string(), z.number()], {
  error: (issue) => (issue.input === undefined ? 'missing' : 'neither text nor a number'),
});
/** A line without an id is answered all the same, with null. */
const lineId = id.nullish().transform((value) => value ?? null);

/** A ticket to be judged at an instant. */
export const ticketLine = z.object({
  id: lineId,
  now: instant,
  provider: text,
  ticket: z.object(
    {
      id,
      service: optionalText,
      serviceKind: optionalText,
      addressId: optionalText,
      customerId: optionalText,
      events: z.array(event, { error: (issue) => (issue.input === undefined ? 'missing' : 'not a list') }),
    },
    { error: 'not an object' },
  ),
  customer: z
    .object(
      { id: id.nullish(), parentId: optionalText, monthlyRevenueEur: optionalNumber },
      { error: 'not an object' },
    )
    .nullish()
    .transform((value) => value ?? null),
  activations: optionalList(z.object({ service: text, ...validity }, { error: 'not an object' })),
  agreements: optionalList(
    z.object({ addressId: text, tier: text, ...validity }, { error: 'not an object' }),
  ),
});
export type TicketLine = z.infer<typeof ticketLine>;

/** A piece of planned work to be judged at an instant. */
export const workLine = z.object({
  id: lineId,
  now: instant,
  /** Whose windows and notice are asked about. */
  provider: optionalText,
  work: z
    .object(
      {
        kind: oneOf(WORK_KINDS),
        start: instant,
        end: instant,
        noticeAt: instant.nullish().transform((value) => value ?? null),
        reason: optionalText,
        downtimeMinutes: optionalNumber,
      },
      { error: 'not an object' },
    )
    .refine((work) => work.end > work.start, { path: ['end'], error: 'is not after start' }),
});
export type WorkLine = z.infer<typeof workLine>;

const goalMs = z.number({ error: 'not a number' }).refine((value) => Number.isInteger(value) && value >= 0, {
  error: 'not a whole number of milliseconds, zero or more',
});

/** A question to one calendar. */
export const calendarLine = z
  .object({
    id: lineId,
    calendar: text,
    at: instant.nullish(),
    start: instant.nullish(),
    goalMs: goalMs.nullish(),
    from: instant.nullish(),
    to: instant.nullish(),
  })
  .refine(asksOnce, {
    path: ['calendar'],
    error: 'exactly one of at, start with goalMs, from with to must be there',
  });
export type CalendarLine = z.infer<typeof calendarLine>;

type Present = Partial<Record<'at' | 'start' | 'goalMs' | 'from' | 'to', unknown>>;

function asksOnce(line: Present): boolean {
  const there = (['at', 'start', 'goalMs', 'from', 'to'] as const).filter((key) => line[key] != null).join();
  return there === 'at' || there === 'start,goalMs' || there === 'from,to';
}

/** What is wrong with a line, and where: `ticket.events[1].type: unknown event type 'exploded'`. */
export function complaint(error: z.ZodError): string {
  const issue = error.issues[0];
  let path = '';
  for (const part of issue.path) {
    if (typeof part === 'number') path += `[${part}]`;
    else path += path ? `.${String(part)}` : String(part);
  }
  return path ? `${path}: ${issue.message}` : issue.message;
}
