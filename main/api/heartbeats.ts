import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Instant } from '../../src/calendars/period.ts';

/** Where signs of life of other stations are taken. */
export interface HeartbeatsParts {
  /**
   * The station of that name that is watched, with the token it has to show; null for one that is not. Throws a sentence
   * when its token cannot be read.
   */
  readonly watched: (station: string) => { readonly token: string | null } | null;
  readonly heard: (station: string, now: Instant) => Promise<void>;
}

const NO_STORE = { 'Cache-Control': 'no-store' };
/** What a sign of life says besides is not read, and nobody needs more for it. */
const LARGEST = 16 * 1024;

/** `POST /heartbeats/STATION`: a watched station gives a sign of life. Absent where nobody can write, as to a copy. */
export function heartbeatsRoute(parts: HeartbeatsParts | undefined, now: () => Instant) {
  return new Hono().post('/heartbeats/:station', bodyLimit({ maxSize: LARGEST }), async (context) => {
    const station = context.req.param('station');
    if (!parts) return context.json({ error: 'signs of life are not taken here: this is a copy' }, 403);
    const watched = parts.watched(station);
    if (!watched) {
      const error = `this station watches no '${station.slice(0, 40)}': add it to alarms.watch`;
      return context.json({ error }, 404, NO_STORE);
    }
    const { token } = watched;
    if (token !== null && !isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      const error = `'${station}' has to show its token, as Authorization: Bearer …`;
      return context.json({ error }, 401, { ...NO_STORE, 'WWW-Authenticate': 'Bearer' });
    }
    const at = now();
    await parts.heard(station, at);
    return context.json({ stationNow: at }, 200, NO_STORE);
  });
}

function isSame(shown: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
