import { Hono } from 'hono';
import { validator } from 'hono/validator';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { askedInstant } from './asked-instant.ts';
import { NO_STORE } from './no-store.ts';

/** Tells the client what may be asked; whether it was is seen below. */
const asked = validator(
  'query',
  (query) => query as { readonly from: string; readonly to: string; readonly all?: string },
);

/**
 * `GET /blind?from=&to=&all=`: the outages of sources and of the station that overlap the half-open span, in order; the
 * latest thousands where there are more, and `blindBefore`: how many earlier ones. Those too short to be worth naming come with `all=yes` only.
 * `knownSince` is when the station's database was made: of the time before nothing can be said.
 */
export function blindRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/blind', asked, async (context) => {
    const query = context.req.valid('query');
    const from = askedInstant('from', query.from);
    const to = askedInstant('to', query.to);
    if (typeof from === 'string') return context.json({ error: from }, 400);
    if (typeof to === 'string') return context.json({ error: to }, 400);
    if (to <= from)
      return context.json(
        { error: 'to: is not after from: a span goes from an earlier instant to a later one' },
        400,
      );
    if (query.all !== undefined && query.all !== 'yes' && query.all !== 'no')
      return context.json({ error: `all: '${query.all.slice(0, 40)}' is neither yes nor no` }, 400);
    const stationNow = now();
    const knownSince = await reader.knownSince();
    const told = await reader.blindSpots(from, to, stationNow, query.all === 'yes' ? 'all' : 'named');
    return context.json({ stationNow, knownSince, ...told }, 200, NO_STORE);
  });
}
