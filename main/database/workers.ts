import type { Reader } from './reader.ts';
import { type CalledWorker, startWorker } from './worker-calls.ts';
import type { Writer } from './writer.ts';

/** The two threads in which SQL runs. */
export interface Workers {
  readonly writer: CalledWorker<Writer>;
  readonly reader: CalledWorker<Reader>;
}

/** Ends a process of which a thread has died. */
function endProcess(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(70);
}

/**
 * Starts both threads; they load while the rest of the station does. A thread dies of what nobody foresaw: the
 * process then ends and says so, rather than show a board that stands still. `end` may end it another way.
 */
export function startWorkers(end: (sentence: string) => void = endProcess): Workers {
  const onDeath = (error: Error) => end(`the database's thread died: ${error.stack ?? error.message}`);
  return { writer: startWorker<Writer>('writer', onDeath), reader: startWorker<Reader>('reader', onDeath) };
}
