import type { MiddlewareHandler } from 'hono';
import { NO_STORE } from './no-store.ts';

/** Refuses every request that would write, where a copy is open for review. */
export function onlyReads(isCopy: boolean): MiddlewareHandler {
  return async (context, next) => {
    if (!isCopy || context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    return context.json(
      {
        error:
          'this is a copy, open for review: nothing is written to it; do it at the station it comes from',
      },
      405,
      { ...NO_STORE, Allow: 'GET, HEAD' },
    );
  };
}
