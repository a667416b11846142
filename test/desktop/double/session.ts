import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Asked } from './page.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/** The double of a session: its protocol handlers and what it was told to refuse. */
export class Session extends EventEmitter {
  readonly partition: string;
  private readonly handlers = new Map<string, Handler>();
  permissionRequest: ((c: unknown, permission: string, answer: (granted: boolean) => void) => void) | null =
    null;
  permissionCheck: ((c: unknown, permission: string) => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  beforeRequest: ((details: unknown, answer: (what: { cancel?: boolean }) => void) => void) | null = null;
  pairing: ((details: unknown, answer: (what: { confirmed: boolean }) => void) => void) | null = null;
  capture: ((request: unknown, answer: (streams: unknown) => void) => void) | null = null;
  outside: readonly string[] = [];

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  readonly protocol = {
    handle: (scheme: string, handler: Handler) => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (filter: { urls: string[] }, listener: NonNullable<Session['beforeRequest']>) => {
      this.outside = filter.urls;
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: Session['permissionRequest']): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: Session['permissionCheck']): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: Session['devicePermission']): void {
    this.devicePermission = handler;
  }

  setBluetoothPairingHandler(handler: Session['pairing']): void {
    this.pairing = handler;
  }

  setDisplayMediaRequestHandler(handler: Session['capture']): void {
    this.capture = handler;
  }

  /** Asks a protocol handler as Electron does: no signal reaches it, and headers come back as a plain object. */
  async ask(
    url: string,
    { method = 'GET', headers, body, signal }: Asked,
    initiator?: string,
  ): Promise<Response> {
    signal?.throwIfAborted();
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new TypeError('net::ERR_UNKNOWN_URL_SCHEME');
    const request = new Request(url, { method, headers, body });
    if (initiator !== undefined) Object.assign(request, { initiatorOrigin: initiator });
    const answered = (async () => {
      const response = await handler(request);
      const chunks: Buffer[] = [];
      if (response.body) {
        for await (const chunk of Readable.fromWeb(response.body as ReadableStream)) chunks.push(chunk);
      }
      return new Response(response.body ? Buffer.concat(chunks) : null, {
        status: response.status,
        statusText: response.statusText,
        headers: Object.fromEntries(response.headers),
      });
    })();
    if (!signal) return answered;
    const aborted = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
    return Promise.race([answered, aborted]);
  }
}

const sessions = new Map<string, Session>();

/** The double of `session`. */
export const session = {
  fromPartition(partition: string): Session {
    const known = sessions.get(partition) ?? new Session(partition);
    sessions.set(partition, known);
    return known;
  },
};
