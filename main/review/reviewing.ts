import type { Reviewer } from '../database/reviewer.ts';
import { type CalledWorker, type Calls, startWorker } from '../database/worker-calls.ts';

/** The thread that reviews died while it was asked; the next question begins another one. */
export class ReviewEnded extends Error {
  override readonly name = 'ReviewEnded';
}

/** Past boards, worked out in a thread of their own, so that neither the board nor a desk ever waits for one. */
export interface Reviewing {
  readonly ask: Pick<Calls<Reviewer>, 'board' | 'span' | 'ticketLedgers'>;
  /** Ends the thread, if there is one; the next question begins another, by the configuration of then. */
  end(): Promise<void>;
}

/** So long after the last question the thread, and the memory of the past board it holds, is given back. */
const IDLE_MS = 600_000;

/**
 * Reviews the database of a file. The thread is begun by the first question. One that dies ends nothing but the questions
 * under way, which fail with `ReviewEnded`.
 */
export function reviewing(file: string): Reviewing {
  let begun: { readonly worker: CalledWorker<Reviewer>; readonly opened: Promise<void> } | null = null;
  let idle: NodeJS.Timeout | undefined;

  const begin = () => {
    const worker = startWorker<Reviewer>('reviewer', () => {
      if (begun?.worker === worker) begun = null;
    });
    begun = { worker, opened: worker.call.open(file) };
    return begun;
  };

  const end = async () => {
    clearTimeout(idle);
    const ended = begun;
    begun = null;
    await ended?.worker.stop();
  };

  const asked = async <T>(question: (call: Calls<Reviewer>) => Promise<T>): Promise<T> => {
    clearTimeout(idle);
    const { worker, opened } = begun ?? begin();
    try {
      await opened;
      return await question(worker.call);
    } catch (error) {
      if (begun?.worker === worker) {
        // It lives and said what is wrong; one that could not even open its file is of no use.
        opened.catch(() => void end());
        throw error;
      }
      throw new ReviewEnded((error as Error).message);
    } finally {
      clearTimeout(idle);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };

  return {
    ask: {
      board: (...values) => asked((call) => call.board(...values)),
      ticketLedgers: (...values) => asked((call) => call.ticketLedgers(...values)),
      span: (...values) => asked((call) => call.span(...values)),
    },
    end,
  };
}
