import { Hono, type MiddlewareHandler } from 'hono';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { FirstRun } from '../first-run/first-run.ts';
import { NO_STORE } from './no-store.ts';

/** What the routes need of the first run. */
export type OfferedFirstRun = Pick<FirstRun, 'report' | 'writeStartingFile' | 'runDemo'>;

/**
 * Of the first run of an installed station: `GET /first-run` says where the configuration belongs and what `check`
 * says of it, and null once the first run is over. Only in the first run, `POST /first-run/configuration` writes
 * one to begin with unless there is one, and `POST /first-run/demo` goes over to the demo.
 */
export function firstRunRoute(firstRun: OfferedFirstRun | null) {
  const onlyThen: MiddlewareHandler = async (context, next) =>
    firstRun ? next() : context.json({ error: `there is no ${context.req.path}` }, 404);
  return new Hono()
    .get('/first-run', (context) => context.json(firstRun?.report() ?? null, 200, NO_STORE))
    .post('/first-run/configuration', onlyThen, (context) => {
      const { configurationFile } = firstRun!.report();
      try {
        return context.json({ written: firstRun!.writeStartingFile(), error: null }, 200, NO_STORE);
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const sentence =
          error instanceof ConfigurationError
            ? message
            : `${configurationFile} cannot be written (${code}): write it by hand, or mend the folder's rights`;
        return context.json({ written: false, error: sentence }, 200, NO_STORE);
      }
    })
    .post('/first-run/demo', onlyThen, (context) => {
      firstRun!.runDemo();
      return context.json({ demo: true }, 202, NO_STORE);
    });
}
