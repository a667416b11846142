import { Hono } from 'hono';
import type { SourceHealth } from '../../src/boards/board.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { NO_STORE } from './no-store.ts';

/** So many items of a source's quarantine are listed, the newest first. */
const LISTED = 50;

/** `GET /sources`: how each source is doing, and what waits in its quarantine with the reason. */
export function sourcesRoute(reader: Calls<Reader>, health: () => readonly SourceHealth[]) {
  return new Hono().get('/sources', async (context) => {
    const sources = await Promise.all(
      health().map(async (source) => ({
        ...source,
        quarantine: await reader.quarantined(source.id, LISTED),
      })),
    );
    return context.json({ sources }, 200, NO_STORE);
  });
}
