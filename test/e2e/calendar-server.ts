import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A calendar on a web server of its own, which knows entity tags. */
export interface CalendarServer {
  readonly url: string;
  /** The statuses it answered with, in order. */
  readonly answered: readonly number[];
  /** Publishes another version. */
  publish(text: string): void;
  /** Answers with this status and nothing else, until a version is published. */
  fail(status: number): void;
  close(): Promise<void>;
}

/** Serves a calendar at a port of this machine. */
export async function serveCalendar(first: string): Promise<CalendarServer> {
  let text = first;
  let failing: number | null = null;
  const answered: number[] = [];
  const server = createServer((request, response) => {
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
    const status = failing ?? (request.headers['if-none-match'] === etag ? 304 : 200);
    answered.push(status);
    response.writeHead(status, { etag, 'content-type': 'text/calendar; charset=utf-8' });
    response.end(status === 200 ? text : undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/planned-work.ics`,
    answered,
    publish: (next) => {
      text = next;
      failing = null;
    },
    fail: (status) => {
      failing = status;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
