import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { type Ask, answerApp, ORIGIN } from './protocol.ts';

/** The channel of the one function that the preload script gives to the page. */
export const CHANNEL = 'fetch';

/** What the page asks through the preload function. */
const message = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ask'),
    id: z.string(),
    /** Path and query, of the api only, however the path is spelled. */
    path: z.string().refine(isOfApi, { error: 'only /api/ is answered' }),
    method: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.instanceof(Uint8Array).nullable(),
  }),
  z.strictObject({ kind: z.literal('abort'), id: z.string() }),
]);

/** What the page gets. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/**
 * The transport beside `app://`: answers what a page asks through its preload function, from the same door. Only
 * the main frame of `app://wallclock` is answered. Throws for any other sender and for what is not a message.
 */
export function answerBridge(
  ipcMain: Pick<IpcMain, 'handle'>,
  ask: (request: Request, webContentsId: number) => Promise<Response>,
  onError: (error: Error) => void,
): void {
  const underWay = new Map<string, AbortController>();
  ipcMain.handle(CHANNEL, async (event, value: unknown): Promise<Answer | null> => {
    const sender = senderOf(event);
    const asked = message.parse(value);
    const key = `${sender}/${asked.id}`;
    if (asked.kind === 'abort') {
      underWay.get(key)?.abort();
      return null;
    }
    const given = new AbortController();
    underWay.set(key, given);
    try {
      const url = new URL(asked.path, ORIGIN);
      const headers = new Headers(asked.headers.map(([name, text]): [string, string] => [name, text]));
      headers.set('origin', ORIGIN);
      const { method } = asked;
      // A view of a shared pool is copied, so that nothing beside it travels along.
      const body = asked.body === null ? null : Uint8Array.from(asked.body);
      const request = new Request(url, { method, headers, body, signal: given.signal });
      const door: Ask = answerApp((one) => ask(one, sender), onError);
      const response = await door(request);
      return {
        status: response.status,
        headers: [...response.headers],
        body: new Uint8Array(await response.arrayBuffer()),
      };
    } finally {
      underWay.delete(key);
    }
  });
}

function isOfApi(path: string): boolean {
  if (!path.startsWith('/') || !URL.canParse(path, ORIGIN)) return false;
  const { protocol, host, pathname } = new URL(path, ORIGIN);
  return `${protocol}//${host}` === ORIGIN && pathname.startsWith('/api/');
}

/** The id of the page that asks. Throws when it is not the station's own. */
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): number {
  const url = senderFrame && senderFrame.parent === null ? senderFrame.url : '';
  // `app:` is no scheme of which Node knows the origin.
  const { protocol, host } = URL.canParse(url) ? new URL(url) : { protocol: '', host: '' };
  if (`${protocol}//${host}` !== ORIGIN) throw new Error('this station answers its own pages only');
  return sender.id;
}
