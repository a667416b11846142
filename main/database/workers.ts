import type { Reader } from './reader.ts';
import { type CalledWorker, startWorker } from './worker-calls.ts';
import type { Writer } from './writer.ts';

/** The two threads in which SQL runs. */
export interface Workers {
  readonly writer: CalledWorker<Writer>;
  readonly reader: CalledWorker<Reader>;
}

/**
 * Starts both threads; they load while the rest of the station does. A thread dies of what nobody foresaw: the
 * process then ends and says so, rather than show a board that stands still.
 */
export function startWorkers(): Workers {
  const onDeath = (error: Error) => {
    process.stderr.write(`the database's thread died: ${error.stack ?? error.message}\n`);
    process.exit(70);
  };
  return { writer: startWorker<Writer>('writer', onDeath), reader: startWorker<Reader>('reader', onDeath) };
}
