import { readFileSync } from 'node:fs';
import { bridgeFetch } from '../../../renderer/feed/bridge-fetch.ts';
import { ipcMain } from './ipc.ts';
import type { Session } from './session.ts';

/** What a page asks and is told. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** Milliseconds between two polls, as in the real page. */
const APART = 100;

/**
 * Stands for a page in its own process: it asks through the transport that it was given, and the walls poll the
 * board as the real ones do, until they are frozen or dead.
 */
export class Page {
  polls = 0;
  private readonly url: string;
  private readonly session: Session;
  private readonly over = new AbortController();
  private readonly bridged: typeof fetch | null;

  constructor(url: string, session: Session, preload: string | undefined, sender: { readonly id: number }) {
    this.url = url;
    this.session = session;
    this.bridged = preload === undefined ? null : bridgeFetch(exposedBy(preload, sender, url));
  }

  /** Asks the station as the page's `fetch` would. */
  ask(path: string, asked: Asked = {}): Promise<Response> {
    return this.bridged ? this.bridged(path, asked) : this.session.ask(new URL(path, this.url).href, asked);
  }

  async pollForEver(): Promise<void> {
    let epoch = '';
    let after = 0;
    while (!this.over.signal.aborted) {
      try {
        this.polls++;
        const query = `epoch=${encodeURIComponent(epoch)}&after=${after}&wait=2`;
        const response = await this.ask(`/api/board?${query}`, { signal: this.over.signal });
        const answer = (await response.json()) as { epoch: string; revision: number };
        epoch = answer.epoch;
        after = answer.revision;
      } catch {
        // As in the real page: it only asks again.
      }
      await new Promise((resolve) => setTimeout(resolve, APART));
    }
  }

  /** It stands still: nothing is asked any more. */
  stop(): void {
    this.over.abort();
  }
}

/** Runs the preload script as a sandbox does, with a `require` that knows Electron only; answers what it exposes. */
function exposedBy(preload: string, sender: { readonly id: number }, url: string) {
  const exposed: Record<string, unknown> = {};
  const ipcRenderer = {
    invoke: async (channel: string, value: unknown) =>
      structuredClone(
        await ipcMain.invoke(channel, { sender, senderFrame: { url, parent: null } }, structuredClone(value)),
      ),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      exposed[name] = api;
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload script cannot require ${name}`);
    return { contextBridge, ipcRenderer };
  };
  new Function('require', 'exports', 'module', readFileSync(preload, 'utf8'))(require, {}, { exports: {} });
  const names = Object.keys(exposed);
  if (names.length !== 1) throw new Error(`the preload script exposes ${names.join(', ') || 'nothing'}`);
  return exposed[names[0]] as Parameters<typeof bridgeFetch>[0];
}
