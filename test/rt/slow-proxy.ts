import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a server on this machine that takes its time. */
export interface SlowProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Passes requests without a body on to `target` after so many milliseconds each, on a loopback port of its own. */
export async function startSlowProxy(target: string, delayMs: number): Promise<SlowProxy> {
  const server = createServer((incoming, outgoing) => {
    setTimeout(() => {
      if (outgoing.destroyed) return; // who asked is gone
      const { url, method, headers } = incoming;
      const onward = request(`${target}${url}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      onward.end();
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
