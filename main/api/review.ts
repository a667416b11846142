import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { isoOf } from '../../src/calendars/iso.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { ReviewEnded, type Reviewing } from '../review/reviewing.ts';
import { askedInstant } from './asked-instant.ts';
import { isSight, noSight, REVIEW_ENDED } from './asked-sight.ts';
import { NO_STORE } from './no-store.ts';

const HALF_A_DAY = 43_200_000;

/** Tells the client what may be asked; whether it was is seen below. */
const boardAsked = validator('query', (query) => query as { readonly at?: string; readonly sight?: string });
const spanAsked = validator(
  'query',
  (query) =>
    query as { readonly at?: string; readonly from?: string; readonly to?: string; readonly ticket?: string },
);

/** The past instant that is asked about, by default the station's now; or what is wrong with it. */
function pastInstant(text: string | undefined, now: Instant): Instant | string {
  if (!text) return now;
  const at = askedInstant('at', text);
  if (typeof at === 'string' || at <= now) return at;
  return `at: '${text}' lies in the future: ask for an instant up to now`;
}

/** The span that is asked for, by default half a day on either side of the instant; or what is wrong with it. */
function spanOf(from: string | undefined, to: string | undefined, at: Instant): Period | string {
  const start = from ? askedInstant('from', from) : at - HALF_A_DAY;
  if (typeof start === 'string') return start;
  const end = to ? askedInstant('to', to) : at + HALF_A_DAY;
  if (typeof end === 'string') return end;
  return start < end ? { start, end } : `from: '${from ?? isoOf(start)}' is not before to: swap them`;
}

/**
 * `GET /review?at=&sight=`: the whole board as it stood at an instant. `GET /review/span?at=&from=&to=&ticket=`: what the
 * scrubber draws of a span, and the events before and after the instant.
 */
export function reviewRoute(reviewing: Reviewing, now: () => Instant) {
  return new Hono()
    .get('/review', boardAsked, async (context) => {
      const asked = context.req.valid('query');
      const stationNow = now();
      const at = pastInstant(asked.at, stationNow);
      if (typeof at === 'string') return context.json({ error: at }, 400);
      const sight = asked.sight ?? 'was';
      if (!isSight(sight)) {
        return context.json({ error: noSight(sight) }, 400);
      }
      try {
        const board = await reviewing.ask.board(at, sight, stationNow);
        if (!('begins' in board)) return context.json({ stationNow, ...board }, 200, NO_STORE);
        const since =
          board.begins === null
            ? 'nothing is on file yet'
            : `nothing was on file before ${isoOf(board.begins)}: ask for a later instant`;
        return context.json({ error: `at: ${since}`, begins: board.begins }, 400);
      } catch (error) {
        if (!(error instanceof ReviewEnded)) throw error;
        return context.json({ error: REVIEW_ENDED }, 503);
      }
    })
    .get('/review/span', spanAsked, async (context) => {
      const asked = context.req.valid('query');
      const stationNow = now();
      const at = pastInstant(asked.at, stationNow);
      if (typeof at === 'string') return context.json({ error: at }, 400);
      const span = spanOf(asked.from, asked.to, at);
      if (typeof span === 'string') return context.json({ error: span }, 400);
      const ticket = asked.ticket || null;
      try {
        const answer = await reviewing.ask.span(span, at, ticket);
        if (answer) return context.json({ stationNow, ...answer }, 200, NO_STORE);
        return context.json({ error: `there is no ticket ${ticket} on file` }, 404);
      } catch (error) {
        if (!(error instanceof ReviewEnded)) throw error;
        return context.json({ error: REVIEW_ENDED }, 503);
      }
    });
}
