import { type MessagePort, parentPort, Worker } from 'node:worker_threads';

/** What a worker offers: functions by name, each answering plain data. */
export type Offer = Record<string, (...values: never[]) => unknown>;

/** The same functions, called from another thread: each answers later, and throws what was thrown there. */
export type Calls<T extends Offer> = {
  readonly [K in keyof T]: (...values: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>>;
};

interface Question {
  readonly id: number;
  readonly name: string;
  readonly values: unknown[];
}

type Reply = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } }
);

/** Said to a worker in the place of a question: it is to end. */
const END = 'end';
/** A thread that has not ended by itself after so long is ended, in milliseconds. */
const GIVE_UP_MS = 5_000;

/** Answers calls in a worker, one after the other in the order in which they come. */
export function answerCalls(offer: Offer, port: MessagePort = parentPort!): void {
  port.on('message', (asked: Question | typeof END) => {
    // With its port the thread has nothing left to wait for, and ends by itself.
    if (asked === END) return port.close();
    const { id, name, values } = asked;
    try {
      port.postMessage({ id, value: (offer[name] as (...values: unknown[]) => unknown)(...values) });
    } catch (error) {
      const { name: kind, message } = error as Error;
      port.postMessage({ id, error: { name: kind, message } });
    }
  });
}

/** A worker with its calls. `stop` waits for the calls under way, so a running transaction is finished. */
export interface CalledWorker<T extends Offer> {
  readonly call: Calls<T>;
  stop(): Promise<void>;
}

/**
 * Starts the worker whose module stands beside this one, `writer`, `reader` or `reviewer`, and offers its functions. When
 * the worker dies every call under way fails, and `onDeath` is told why.
 */
export function startWorker<T extends Offer>(
  name: 'writer' | 'reader' | 'reviewer',
  onDeath: (error: Error) => void,
): CalledWorker<T> {
  // Built and unbuilt modules lie side by side each, so the ending is the only difference.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./${name}.${ending}`, import.meta.url));
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  // From the beginning: one that died has ended already.
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  let next = 1;
  let idle: (() => void) | null = null;
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    onDeath(error);
  };
  worker.on('error', (error) => fail(error as Error));
  worker.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) {
      asked?.reject(Object.assign(new Error(reply.error.message), { name: reply.error.name }));
    } else asked?.resolve(reply.value);
    if (waiting.size === 0) idle?.();
  });
  const call = new Proxy({} as Calls<T>, {
    get:
      (_, method: string) =>
      (...values: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = next++;
          waiting.set(id, { resolve, reject });
          worker.postMessage({ id, name: method, values });
        }),
  });
  return {
    call,
    async stop() {
      if (waiting.size > 0) await new Promise<void>((resolve) => (idle = resolve));
      for (const event of ['error', 'message']) worker.removeAllListeners(event);
      // Ended from outside, a thread now and then takes the whole process along: V8's, at the code it was compiling.
      const timer = setTimeout(() => void worker.terminate(), GIVE_UP_MS);
      worker.postMessage(END);
      await ended;
      clearTimeout(timer);
    },
  };
}
