import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { fakeAnswer } from './fake-answers.ts';
import { type FakeWorld, fakeWorld } from './fake-world.ts';

/** Answers a request in RT's stead. */
export type Stand = (response: ServerResponse, request: IncomingMessage) => void;

/** A fake Request Tracker on loopback. */
export interface FakeRt extends FakeWorld {
  readonly url: string;
  /** All requests so far. */
  readonly requests: IncomingMessage[];
  /** From now on answers requests whose decoded path matches, in RT's stead; `undefined` ends it. */
  instead(path: RegExp, stand: Stand | undefined): void;
  /** Before the next request whose decoded path matches is answered, somebody does this in RT. */
  before(path: RegExp, act: () => void): void;
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** Starts one; it ends with the test. */
export async function startFakeRt(): Promise<FakeRt> {
  const world = fakeWorld();
  const requests: IncomingMessage[] = [];
  let stands: { path: RegExp; stand: Stand }[] = [];
  let acts: { path: RegExp; act: () => void }[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const path = decodeURIComponent(request.url!).replace(/^\/REST\/2\.0/, '');
    const stand = stands.find((one) => one.path.test(path));
    if (stand) return stand.stand(response, request);
    const due = acts.find((one) => one.path.test(path));
    acts = acts.filter((one) => one !== due);
    due?.act();
    const [status, body] = fakeAnswer(world, request.url!.replace(/^\/REST\/2\.0/, ''));
    response.writeHead(status, { 'Content-Type': 'application/json; charset="utf-8"', Connection: 'close' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    ...world,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    instead(path, stand) {
      stands = stands.filter((one) => String(one.path) !== String(path));
      if (stand) stands.push({ path, stand });
    },
    before(path, act) {
      acts.push({ path, act });
    },
  };
}
