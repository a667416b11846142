/** What the desktop app's preload function answers. */
export interface BridgeAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The one function that the desktop app's preload script gives to the page. */
export type AskStation = (message: unknown) => Promise<BridgeAnswer | null>;

/** Answers that have no body, not even an empty one. */
const BODILESS = [204, 205, 304];

/** `fetch` for the station's own api, through the preload function. Rejects when the signal aborts, as `fetch` does. */
export function bridgeFetch(askStation: AskStation): typeof fetch {
  return async (input, init = {}) => {
    const { signal, method = 'GET' } = init;
    signal?.throwIfAborted();
    const id = crypto.randomUUID();
    const given = new Response(init.body ?? null);
    const headers = new Headers(init.headers);
    const type = given.headers.get('content-type');
    if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
    const body = init.body == null ? null : new Uint8Array(await given.arrayBuffer());
    const answered = askStation({
      kind: 'ask',
      id,
      path: String(input),
      method,
      headers: [...headers],
      body,
    });
    const answer = await untilAborted(answered, signal ?? null, () => askStation({ kind: 'abort', id }));
    if (answer === null) throw new TypeError('the station gave no answer');
    return new Response(BODILESS.includes(answer.status) ? null : answer.body, {
      status: answer.status,
      headers: answer.headers.map(([name, text]): [string, string] => [name, text]),
    });
  };
}

/** What is waited for; rejects as soon as the signal aborts, after telling the other side. */
function untilAborted<T>(
  answered: Promise<T>,
  signal: AbortSignal | null,
  tell: () => Promise<unknown>,
): Promise<T> {
  if (!signal) return answered;
  return new Promise((resolve, reject) => {
    const abort = () => {
      tell().catch(() => undefined);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
