import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { typedInstant } from '../../src/boards/desks.ts';
import { parseInstant } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';

/** Tells the client what may be asked; whether it was is seen below. */
const asked = validator(
  'query',
  (query) => query as { readonly from: string; readonly to: string; readonly all?: string },
);

/** An instant of the query, or what is wrong with it in a sentence. */
function instantOf(name: string, text: string | undefined): Instant | string {
  if (text === undefined || text === '')
    return `${name}: no instant is given: write one as 2026-03-23T13:22:00+01:00`;
  return (
    parseInstant(typedInstant(text)) ??
    `${name}: '${text.slice(0, 40)}' is not an instant: write it as 2026-03-23T13:22:00+01:00`
  );
}

/**
 * `GET /blind?from=&to=&all=`: the outages of sources and of the station that overlap the half-open span, in order, the
 * latest thousands at most. Those too short to be worth naming come with `all=yes` only.
 * `knownSince` is when the station's database was made: of the time before nothing can be said.
 */
export function blindRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono().get('/blind', asked, async (context) => {
    const query = context.req.valid('query');
    const from = instantOf('from', query.from);
    const to = instantOf('to', query.to);
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
    const blind = await reader.blindSpots(from, to, stationNow, query.all === 'yes' ? 'all' : 'named');
    return context.json({ stationNow, knownSince, blind }, 200, { 'Cache-Control': 'no-store' });
  });
}
