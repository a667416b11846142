import { Hono } from 'hono';
import { validator } from 'hono/validator';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { isoOf } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { FURTHEST_AHEAD } from '../database/furthest-ahead.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { ReviewEnded, type Reviewing } from '../review/reviewing.ts';
import { askedInstant } from './asked-instant.ts';
import { isSight, noSight, REVIEW_ENDED } from './asked-sight.ts';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** Tells the client what may be asked; whether it was is seen by `instantOf`. */
const asked = validator('query', (query) => query as { readonly at?: string; readonly sight?: string });

/** The instant that a query asks about, or what is wrong with it in a sentence. */
function instantOf(text: string, now: Instant): Instant | string {
  if (text === '') return now;
  const at = askedInstant('at', text);
  if (typeof at === 'string' || at <= now + FURTHEST_AHEAD) return at;
  return `at: '${text}' is more than a year ahead: ask for an earlier instant`;
}

const notKnown = (id: string, at: Instant) => ({ error: `no ticket ${id} was known at ${isoOf(at)}` });
const unknown = (id: string) => ({ error: `there is no ticket ${id} on file` });

/**
 * `GET /tickets/:id`: a ticket with its events, its clocks at the station's now, and the facts behind them.
 * `GET /tickets/:id/ledgers?at=&sight=`: how each of its clocks came about, as of an instant; else as of the station's now.
 * By the sight `known` what was learnt later is left out.
 */
export function ticketsRoute(reader: Calls<Reader>, reviewing: Reviewing, now: () => Instant) {
  return new Hono()
    .get('/tickets/:id', async (context) => {
      const id = context.req.param('id');
      const at = now();
      const record = await reader.ticket(id, at);
      if (!record) return context.json(unknown(id), 404);
      return context.json({ stationNow: at, ...record }, 200, NO_STORE);
    })
    .get('/tickets/:id/ledgers', asked, async (context) => {
      const id = context.req.param('id');
      const stationNow = now();
      const at = instantOf(context.req.valid('query').at ?? '', stationNow);
      if (typeof at === 'string') return context.json({ error: at }, 400);
      const sight = context.req.valid('query').sight ?? 'was';
      if (!isSight(sight)) return context.json({ error: noSight(sight) }, 400);
      if (sight === 'known' && at > stationNow) {
        return context.json({ error: 'at: nobody knows yet what will be known then: ask up to now' }, 400);
      }
      let ledgers: TicketLedgers | null;
      try {
        ledgers =
          sight === 'known'
            ? await reviewing.ask.ticketLedgers(id, at, stationNow)
            : await reader.ticketLedgers(id, at);
      } catch (error) {
        if (error instanceof ReviewEnded) return context.json({ error: REVIEW_ENDED }, 503);
        return context.json({ error: `${id} cannot be judged: ${(error as Error).message}` }, 422);
      }
      if (!ledgers) return context.json(sight === 'known' ? notKnown(id, at) : unknown(id), 404);
      return context.json({ stationNow, ...ledgers }, 200, NO_STORE);
    });
}
