import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on the loopback for as long as the test runs: its address, and a way to end it sooner. */
export async function serving(listener: RequestListener): Promise<{ base: string; end: () => void }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(end);
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, end };
}
