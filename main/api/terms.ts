import { Hono } from 'hono';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { NO_STORE } from './no-store.ts';

/** `GET /terms`: the versions of each provider's terms as they were adopted: from when they govern, why, by whom. */
export function termsRoute(reader: Calls<Reader>) {
  return new Hono().get('/terms', async (context) => {
    const versions = await reader.adoptedTerms();
    return context.json({ versions }, 200, NO_STORE);
  });
}
