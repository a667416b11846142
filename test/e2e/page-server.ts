import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import type { BoardAnswer } from '../../src/boards/board.ts';
import { deskAt } from '../../src/boards/desks.ts';
import type { Scene } from './mock-data.ts';

/** The built pages; WALLCLOCK_PAGES names another build of them. */
const PAGES = process.env.WALLCLOCK_PAGES ?? join(import.meta.dirname, '../../dist/renderer');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The policy under which the station serves its pages: no inline style or script may sneak in. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'";

/** What a test makes of a poll: an answer, a failure, or silence as from a stopped process. */
export type Reply = BoardAnswer | 'fail' | 'silence';

/** What a poll asked. */
export interface Asked {
  readonly epoch: string;
  readonly after: number;
}

/** What a test says to any other question of a page: a status and a body, or silence. */
export type ApiReply = { readonly status: number; readonly body: unknown } | 'silence';

/** What a page sends besides an address, where it writes something down. */
export interface Sent {
  readonly method: string;
  /** As JSON; null for nothing. */
  readonly body: unknown;
}

/** Answers `/api/…` besides the board. */
export type Api = (url: URL, sent?: Sent) => ApiReply | Promise<ApiReply>;

/** The built pages on a free port of this machine, with a board that the test answers. */
export interface PageServer {
  readonly url: string;
  /** How often the board was asked for. */
  readonly polls: () => number;
  close(): Promise<void>;
}

/** Serves the built pages; `reply` answers each poll of the board, `api` the other questions. */
export async function servePages(
  reply: (asked: Asked) => Reply | Promise<Reply>,
  api?: Api,
): Promise<PageServer> {
  let polls = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (api && url.pathname.startsWith('/api/') && url.pathname !== '/api/board') {
      void answerApi(api, url, request, response);
      return;
    }
    if (url.pathname !== '/api/board') {
      void sendFile(url.pathname, response);
      return;
    }
    polls++;
    const epoch = url.searchParams.get('epoch') ?? '';
    void answer(reply({ epoch, after: Number(url.searchParams.get('after')) }), response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    polls: () => polls,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer(reply: Reply | Promise<Reply>, response: ServerResponse): Promise<void> {
  const said = await reply;
  if (said === 'silence') return;
  if (said === 'fail') response.writeHead(503).end();
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
}

async function answerApi(
  api: Api,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sent = await text(request);
  const said = await api(url, {
    method: request.method ?? 'GET',
    body: sent === '' ? null : JSON.parse(sent),
  });
  if (said === 'silence') return;
  response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const isScreen = path === '/' || deskAt(path) !== null;
  const name = isScreen ? '/index.html' : normalize(path);
  try {
    const body = await readFile(join(PAGES, name));
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** The whole board of a scene as the station answers it; `now` is the station's clock. */
export function fullAnswer(scene: Scene, now: number = scene.now, revision = 1): BoardAnswer {
  const { entities, sources } = scene;
  return { epoch: 'one', revision, stationNow: now, sources, full: true, changed: entities, removed: [] };
}

/** An answer that brings nothing new. */
export function nothingNew(scene: Scene, now: number = scene.now, revision = 1): BoardAnswer {
  return { ...fullAnswer(scene, now, revision), full: false, changed: [] };
}
