import { Hono } from 'hono';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';

/** `GET /tickets/:id`: a ticket with its events, its clocks at the station's now, and the facts behind them. */
export function ticketsRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/tickets/:id', async (context) => {
    const at = now();
    const record = await reader.ticket(context.req.param('id'), at);
    if (!record) return context.json({ error: `there is no ticket ${context.req.param('id')} on file` }, 404);
    return context.json({ stationNow: at, ...record }, 200, { 'Cache-Control': 'no-store' });
  });
}
