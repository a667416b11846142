import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../main/cli/listen.ts';
import { answerBridge, CHANNEL } from '../../main/desktop/bridge.ts';
import { answerApp } from '../../main/desktop/protocol.ts';
import { type AskStation, bridgeFetch } from '../../renderer/feed/bridge-fetch.ts';
import { Session } from './double/session.ts';

type Handler = (request: Request) => Promise<Response>;
/** A way from the page to the station: `fetch` with paths, and what the station's side said of errors. */
interface Transport {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly said: string[];
}

const TRANSPORTS: Record<string, (handler: Handler) => Promise<Transport>> = {
  'app://': async (handler) => {
    const said: string[] = [];
    const session = new Session('persist:wall-1');
    session.protocol.handle(
      'app',
      answerApp(handler, ({ message }) => said.push(message)),
    );
    return {
      said,
      fetch: (path, init = {}) =>
        session.ask(new URL(path, 'app://wallclock/').href, {
          method: init.method,
          headers: init.headers as Record<string, string>,
          body: init.body as string,
          signal: init.signal ?? undefined,
        }),
    };
  },
  preload: async (handler) => {
    const { ask, said } = bridge(handler);
    return { said, fetch: bridgeFetch((message) => ask(message) as ReturnType<AskStation>) };
  },
  'http://127.0.0.1': async (handler) => {
    const said: string[] = [];
    const safe: Handler = (request) =>
      handler(request).catch((error: Error) => {
        said.push(error.message);
        return Response.json({ error: 'the station could not answer; its log says why' }, { status: 500 });
      });
    const door = await listen({ fetch: safe }, '127.0.0.1', 0, false);
    onTestFinished(() => door.close());
    return { said, fetch: (path, init) => fetch(`${door.url}${path}`, init) };
  },
};

/** The main process's side of the preload transport, with messages copied as IPC copies them. */
function bridge(handler: Handler, url = 'app://wallclock/') {
  const said: string[] = [];
  let answer: (event: never, value: unknown) => unknown = () => {
    throw new Error('nothing was registered');
  };
  const ipcMain = {
    handle(channel: string, listener: typeof answer) {
      expect(channel).toBe(CHANNEL);
      answer = listener;
    },
  };
  answerBridge(ipcMain, handler, ({ message }) => said.push(message));
  const event = { sender: { id: 1 }, senderFrame: { url, parent: null } } as never;
  const ask = async (message: unknown) => structuredClone(await answer(event, structuredClone(message)));
  return { ask, said };
}

describe.each(Object.entries(TRANSPORTS))('through %s', (_, through) => {
  test('status, headers and JSON arrive as they were sent', async () => {
    const { fetch } = await through(async (request) => {
      const { pathname, search } = new URL(request.url);
      const headers = { 'Cache-Control': 'no-store', 'X-Asked': request.headers.get('x-asking') ?? '' };
      return Response.json({ path: pathname + search, method: request.method }, { status: 202, headers });
    });
    const response = await fetch('/api/board?epoch=a%20b&after=3', {
      headers: { 'X-Asking': 'æøå'.slice(0, 1) },
    });
    expect(response.status).toBe(202);
    expect(response.ok).toBe(true);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ path: '/api/board?epoch=a%20b&after=3', method: 'GET' });
  });

  test('a 404 is an answer, and so is one without a body', async () => {
    const { fetch } = await through(async (request) =>
      request.url.endsWith('/empty')
        ? new Response(null, { status: 204 })
        : Response.json({}, { status: 404 }),
    );
    expect((await fetch('/api/nothing')).status).toBe(404);
    const empty = await fetch('/api/empty');
    expect(empty.status).toBe(204);
    expect(await empty.text()).toBe('');
  });

  test('a long poll waits, and wakes with its answer', async () => {
    const wake = Promise.withResolvers<void>();
    const { fetch } = await through(async () => {
      await wake.promise;
      return Response.json({ revision: 2 });
    });
    let answered = false;
    const poll = fetch('/api/board?wait=2').then((response) => {
      answered = true;
      return response.json();
    });
    await pause(150);
    expect(answered).toBe(false);
    wake.resolve();
    expect(await poll).toEqual({ revision: 2 });
  });

  test('a poll that is given up rejects at once, and the way stays open', async () => {
    const { fetch } = await through(async (request) => {
      if (request.url.endsWith('slow')) await pause(3_000, undefined, { ref: false });
      return Response.json({ quick: true });
    });
    const given = new AbortController();
    const slow = fetch('/api/slow', { signal: given.signal });
    const name = slow.then(
      () => 'answered',
      (error: Error) => error.name,
    );
    await pause(50);
    const at = performance.now();
    given.abort();
    expect(await name).toBe('AbortError');
    expect(performance.now() - at).toBeLessThan(500);
    expect(await (await fetch('/api/quick')).json()).toEqual({ quick: true });
    await expect(fetch('/api/quick', { signal: AbortSignal.abort() })).rejects.toThrow();
  });

  test('ten megabytes arrive whole', async () => {
    const bytes = new Uint8Array(10_000_000).map((_, i) => (i * 31 + (i >> 8)) & 255);
    const { fetch } = await through(async () => new Response(bytes));
    const got = new Uint8Array(await (await fetch('/api/much')).arrayBuffer());
    expect(got.length).toBe(bytes.length);
    expect(Buffer.compare(Buffer.from(got), Buffer.from(bytes))).toBe(0);
  });

  test('a stream is answered whole', async () => {
    const { fetch } = await through(async () => {
      const parts = ['one ', 'two ', 'three'];
      const stream = new ReadableStream({
        async pull(controller) {
          const next = parts.shift();
          if (next === undefined) controller.close();
          else controller.enqueue(new TextEncoder().encode(next));
        },
      });
      return new Response(stream);
    });
    expect(await (await fetch('/api/stream')).text()).toBe('one two three');
  });

  test('calls at the same time each get their own answer', async () => {
    const { fetch } = await through(async (request) => {
      const n = Number(new URL(request.url).searchParams.get('n'));
      await pause((n * 7) % 20);
      return Response.json({ n });
    });
    const asked = Array.from({ length: 50 }, (_, n) => n);
    const answers = await Promise.all(asked.map(async (n) => (await fetch(`/api/n?n=${n}`)).json()));
    expect(answers).toEqual(asked.map((n) => ({ n })));
  });

  test('the body of a POST arrives with its type', async () => {
    const { fetch } = await through(async (request) =>
      Response.json({ type: request.headers.get('content-type'), body: await request.json() }),
    );
    const response = await fetch('/api/acknowledgements', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ by: 'Åse', at: 1 }),
    });
    expect(await response.json()).toEqual({ type: 'application/json', body: { by: 'Åse', at: 1 } });
  });

  test('an error that nobody foresaw is a 500 without detail, and the station says it', async () => {
    const { fetch, said } = await through(async () => {
      throw new Error('the secret reason');
    });
    const response = await fetch('/api/board');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(said).toEqual(['the secret reason']);
  });
});

const MESSAGE = { kind: 'ask', id: 'a', path: '/api/board', method: 'GET', headers: [], body: null };

test('a foreign sender is refused by the preload transport, and nothing is asked', async () => {
  const asked: string[] = [];
  const handler: Handler = async ({ url }) => {
    asked.push(url);
    return new Response();
  };
  for (const url of [
    'https://example.net/',
    'app://elsewhere/',
    'app://wallclock.evil/',
    'about:blank',
    '',
  ]) {
    await expect(bridge(handler, url).ask(MESSAGE), url).rejects.toThrow(/its own pages only/);
  }
  expect(asked).toEqual([]);
});

test('the preload transport reaches the api only, with messages of the right form', async () => {
  const { ask } = bridge(async () => new Response());
  for (const wrong of [
    { ...MESSAGE, path: '/index.html' },
    { ...MESSAGE, path: 'https://x/api/' },
    { ...MESSAGE, path: '/api/../index.html' },
    { ...MESSAGE, path: '/api/%2e%2e/index.html' },
    { ...MESSAGE, path: '//elsewhere/api/board' },
    { kind: 'run' },
    null,
  ]) {
    await expect(ask(wrong)).rejects.toThrow();
  }
});

test('a poll that is given up is told to the station by the preload transport', async () => {
  const aborted = Promise.withResolvers<void>();
  const { ask } = bridge(async ({ signal }) => {
    signal.addEventListener('abort', () => aborted.resolve());
    await aborted.promise;
    return new Response();
  });
  const given = new AbortController();
  const poll = bridgeFetch(ask as AskStation)('/api/board', { signal: given.signal });
  await pause(20);
  given.abort();
  await expect(poll).rejects.toThrow();
  await aborted.promise;
});

test('a request of another origin is refused by app://', async () => {
  const session = new Session('persist:wall-1');
  session.protocol.handle(
    'app',
    answerApp(
      async () => new Response('secret'),
      () => {},
    ),
  );
  const response = await session.ask('app://wallclock/api/board', {}, 'https://example.net');
  expect(response.status).toBe(403);
  expect(await response.text()).not.toContain('secret');
});
