import { Hono } from 'hono';
import { validator } from 'hono/validator';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { FURTHEST_AHEAD } from '../database/furthest-ahead.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { askedInstant } from './asked-instant.ts';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** Tells the client what may be asked; whether it was is seen by `instantOf`. */
const asked = validator('query', (query) => query as { readonly at?: string });

/** The instant that a query asks about, or what is wrong with it in a sentence. */
function instantOf(text: string, now: Instant): Instant | string {
  if (text === '') return now;
  const at = askedInstant('at', text);
  if (typeof at === 'string' || at <= now + FURTHEST_AHEAD) return at;
  return `at: '${text}' is more than a year ahead: ask for an earlier instant`;
}

const unknown = (id: string) => ({ error: `there is no ticket ${id} on file` });

/**
 * `GET /tickets/:id`: a ticket with its events, its clocks at the station's now, and the facts behind them.
 * `GET /tickets/:id/ledgers?at=`: how each of its clocks came about, as of an instant; else as of the station's now.
 */
export function ticketsRoute(reader: Calls<Reader>, now: () => Instant) {
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
      let ledgers: TicketLedgers | null;
      try {
        ledgers = await reader.ticketLedgers(id, at);
      } catch (error) {
        return context.json({ error: `${id} cannot be judged: ${(error as Error).message}` }, 422);
      }
      if (!ledgers) return context.json(unknown(id), 404);
      return context.json({ stationNow, ...ledgers }, 200, NO_STORE);
    });
}
