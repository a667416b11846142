import { Hono } from 'hono';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { NO_STORE } from './no-store.ts';

/** `GET /addresses/:id`: an address with its agreements and every clock of every ticket at it, judged now. */
export function addressesRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/addresses/:id', async (context) => {
    const at = now();
    const id = context.req.param('id');
    const record = await reader.address(id, at);
    if (!record) return context.json({ error: `there is nothing on file about an address ${id}` }, 404);
    return context.json({ stationNow: at, ...record }, 200, NO_STORE);
  });
}
