import type { Readable, Writable } from 'node:stream';

/** A browser that is spoken to by its DevTools protocol. */
export interface DevTools {
  /** Asks for a method; within a session, of one page. Throws what the browser answers, or that it is gone. */
  ask<T = unknown>(method: string, values?: object, session?: string): Promise<T>;
  /** Every question that waits, and every later one, fails with this. */
  end(error: Error): void;
  /** Hears of an event. */
  on(event: string, told: (values: never) => void): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Messages are JSON, each ended by a zero byte; they go through two pipes, so that no port is open. */
export function devToolsOver(to: Writable, from: Readable): DevTools {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const hearing = new Map<string, ((values: never) => void)[]>();
  let parts: Buffer[] = [];
  let next = 1;
  let ended: Error | null = null;

  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const hear = ({ id, method, params, result, error }: Message) => {
    if (id === undefined) {
      for (const told of hearing.get(method ?? '') ?? []) told(params as never);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result as never);
  };
  from.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let zero = rest.indexOf(0); zero >= 0; zero = rest.indexOf(0)) {
      const text = Buffer.concat([...parts, rest.subarray(0, zero)]).toString();
      parts = [];
      rest = rest.subarray(zero + 1);
      hear(JSON.parse(text) as Message);
    }
    if (rest.length > 0) parts.push(rest);
  });
  // A browser that dies breaks its pipes; what it died of is said by whoever started it.
  for (const stream of [to, from]) stream.on('error', () => undefined);
  return {
    ask(method, values = {}, session) {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        const message = {
          id,
          method,
          params: values,
          ...(session === undefined ? {} : { sessionId: session }),
        };
        to.write(`${JSON.stringify(message)}\0`);
      });
    },
    end,
    on(event, told) {
      hearing.set(event, [...(hearing.get(event) ?? []), told]);
    },
  };
}
