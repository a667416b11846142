import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { AcknowledgementTaken, Acknowledging } from '../alarms/acknowledge.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';

/** What people can do about alarms. */
export interface AlarmDeeds {
  acknowledge(given: Acknowledging): Promise<AcknowledgementTaken>;
  /** Raises a test alarm, asked for by a screen. */
  test(by: string): Promise<BoardAlarm>;
}

/** What the routes are made of. */
export interface AlarmsParts {
  readonly reader: Pick<Calls<Reader>, 'alarm' | 'alarmsOf'>;
  /** Absent where nobody can write, as to a copy. */
  readonly alarms?: AlarmDeeds;
  readonly now: () => Instant;
}

const NO_STORE = { 'Cache-Control': 'no-store' };
const NOBODY_ACTS = 'nothing can be done here: this is a copy, open for review';
const LONGEST = 500;

const text = z
  .string('is missing: write a text')
  .trim()
  .min(1, 'is empty: write a text')
  .max(LONGEST, `is longer than ${LONGEST} characters: shorten it`);

const written = <T extends z.ZodType>(schema: T) =>
  validator('json', (value: unknown, context) => {
    const read = schema.safeParse(value);
    if (read.success) return read.data as z.output<T>;
    const faults = read.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'what was sent'} ${message}`,
    );
    return context.json({ error: faults.join('; ') }, 400);
  });

const ofTicket = validator(
  'query',
  (query) => query as { readonly ticket?: string; readonly alarm?: string },
);

/**
 * Alarms. `POST /alarms/acknowledge` records that somebody at a screen has seen one; `POST /alarms/test` tells whoever is
 * on duty by every channel, once; `GET /alarms?ticket=` answers those of a ticket, and `?alarm=` that one, with everything
 * that was done about them.
 */
export function alarmsRoute({ reader, alarms, now }: AlarmsParts) {
  return new Hono()
    .get('/alarms', ofTicket, async (context) => {
      const { ticket, alarm } = context.req.valid('query');
      if (alarm) {
        const one = await reader.alarm(alarm);
        return context.json({ stationNow: now(), alarms: one ? [one] : [] }, 200, NO_STORE);
      }
      if (!ticket) return context.json({ error: 'ticket is missing: name one, such as rt:4711' }, 400);
      return context.json({ stationNow: now(), alarms: await reader.alarmsOf(ticket) }, 200, NO_STORE);
    })
    .post('/alarms/acknowledge', written(z.strictObject({ alarm: text, screen: text })), async (context) => {
      if (!alarms) return context.json({ error: NOBODY_ACTS }, 403);
      const { alarm, screen } = context.req.valid('json');
      const taken = await alarms.acknowledge({ id: randomUUID(), alarm, by: { kind: 'screen', screen } });
      switch (taken.kind) {
        case 'taken':
          return context.json({ stationNow: now(), alarm: taken.alarm }, 201, NO_STORE);
        case 'unknown':
          return context.json({ error: taken.sentence }, 404, NO_STORE);
        case 'ended':
          return context.json({ error: taken.sentence }, 409, NO_STORE);
      }
    })
    .post('/alarms/test', written(z.strictObject({ screen: text })), async (context) => {
      if (!alarms) return context.json({ error: NOBODY_ACTS }, 403);
      const alarm = await alarms.test(context.req.valid('json').screen);
      return context.json({ stationNow: now(), alarm }, 201, NO_STORE);
    })
    .onError((error, context) => {
      if (error.name === 'NotKept') return context.json({ error: error.message }, 507);
      throw error;
    });
}
