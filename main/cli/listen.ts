import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Station } from '../station.ts';

/** So many ports are tried, from the one asked for on. */
const TRIED = 20;

/** An open door for browsers. */
export interface Door {
  readonly url: string;
  /** The hosts under which it may be asked. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves the station at a port of this machine, the next free one if it is taken. Throws when none is free. `quick`
 * puts a quicker kind of answer in place of Node's own, for the whole process: not where others make answers too.
 */
export async function listen(
  station: Pick<Station, 'fetch'>,
  host: string,
  wanted: number,
  quick = true,
): Promise<Door> {
  const server = createAdaptorServer({
    fetch: (request) => station.fetch(request),
    overrideGlobalObjects: quick,
  }) as Server;
  for (let port = wanted; ; port++) {
    try {
      await bind(server, host, port);
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || port - wanted + 1 >= TRIED || port >= 65535) {
        throw new Error(
          `no port from ${wanted} to ${port} of ${host} can be opened (${code}): choose another with --port`,
        );
      }
    }
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    // A browser leaves the usual port out.
    hosts: ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) =>
      port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
    ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Screens keep their connections and polls open; they come back by themselves.
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
