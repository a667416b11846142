import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from '../../../main/alarms/heartbeat.ts';
import { heartbeatConfig } from '../../../main/alarms/heartbeat-config.ts';
import { serving } from '../sync/sources/received/serving.ts';

afterEach(() => void vi.useRealTimers());

const NOW = Date.parse('2026-03-23T02:00:00Z');

/** A heartbeat to a server that answers `status`; the intervals pass when they are told to. */
async function beating(changes: object = {}) {
  // Sockets keep their own time.
  vi.useFakeTimers({ now: NOW, toFake: ['setInterval', 'clearInterval', 'Date'] });
  const beats: { method?: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
  const world = { status: 200, open: async () => 2 };
  let answer = (response: ServerResponse) => void response.writeHead(world.status).end();
  const { base } = await serving((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      beats.push({ method: request.method, headers: request.headers, body });
      answer(response);
    });
  });
  const failures: (string | null)[] = [];
  const heartbeat = startHeartbeat({
    config: heartbeatConfig.parse({ url: `${base}/ping/secret-id`, ...changes }),
    folder: '/',
    station: 'noc-1',
    now: () => Date.now(),
    alarmsOpen: () => world.open(),
    onFailure: (sentence) => failures.push(sentence?.replaceAll(base, 'MONITOR') ?? null),
  });
  const heard = (count: number) => vi.waitFor(() => expect(beats).toHaveLength(count));
  const hang = () => {
    answer = () => undefined;
  };
  // What was answered is taken in before the next one is due.
  const minute = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    vi.advanceTimersByTime(60_000);
  };
  return { beats, failures, world, heard, minute, hang, stop: heartbeat.stop };
}

test('a sign of life at once and each minute, with who gives it and how many alarms go on', async () => {
  const { beats, failures, heard, minute, stop } = await beating({ token: 'abc' });
  await heard(1);
  expect(beats[0]).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer abc' },
  });
  expect(JSON.parse(beats[0].body)).toEqual({
    station: 'noc-1',
    at: '2026-03-23T02:00:00.000Z',
    alarmsOpen: 2,
  });
  await minute();
  await heard(2);
  await stop();
  await minute();
  expect(beats).toHaveLength(2);
  expect(failures).toEqual([]);
});

test('a monitor that is pinged gets a GET without a body', async () => {
  const { beats, heard, stop } = await beating({ method: 'GET' });
  await heard(1);
  expect(beats[0]).toMatchObject({ method: 'GET', body: '' });
  await stop();
});

test('a failure is said once, without the path that may be a secret, and so is that it works again', async () => {
  const { failures, world, heard, minute, stop } = await beating();
  await heard(1);
  world.status = 503;
  await minute();
  await heard(2);
  await minute();
  await heard(3);
  world.status = 200;
  await minute();
  await heard(4);
  await vi.waitFor(() =>
    expect(failures).toEqual([
      'no heartbeat is heard: MONITOR answers 503; check url, method and token of alarms.heartbeat',
      null,
    ]),
  );
  await stop();
});

test('a station that cannot say how many alarms go on gives no sign of life', async () => {
  const { beats, failures, world, minute, heard, stop } = await beating();
  await heard(1);
  world.open = async () => {
    throw new Error('the database is locked');
  };
  await minute();
  await vi.waitFor(() => expect(failures).toEqual(['no heartbeat is heard: the database is locked']));
  expect(beats).toHaveLength(1);
  await stop();
});

test('one that hangs is not overtaken, and an end does not wait for it', async () => {
  const { beats, failures, heard, minute, hang, stop } = await beating();
  hang();
  await heard(1);
  await minute();
  await minute();
  expect(beats).toHaveLength(1);
  await stop();
  expect(failures).toEqual([]);
});
