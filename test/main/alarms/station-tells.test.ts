// A whole station: what it is asked to tell arrives at a server, signed, and is told of on the board.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { configuration } from '../../../main/configuration/configuration.ts';
import type { BoardAlarm, BoardChannel, BoardDuty, BoardEntity } from '../../../src/boards/board.ts';
import { runningStation } from '../running-station.ts';

/** The demo's years of tickets are read meanwhile. */
const SOON = { timeout: 20_000 };
const THEN = Date.parse('2026-03-23T14:20:00Z');

/** A server that takes what is posted to it, answering with these statuses in turn, then with 200. */
async function receiver(statuses: number[] = []) {
  const received: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received.push({ path: request.url!, headers: request.headers, body });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A demo station that tells all who are ever on duty by these channels. */
async function telling(channels: readonly object[], more: object = {}) {
  const names = ['Jonas Weber', 'Amira Haddad', 'Katrin Möller', 'Deniz Arslan', 'Paul Lindqvist'];
  const config = configuration.parse({
    sources: [{ id: 'demo', type: 'demo', title: 'Demo' }],
    people: names.map((name) => ({ id: name, name })),
    alarms: { channels, ...more },
  });
  const station = await runningStation({ config, now: () => THEN });
  const entities = async <T extends BoardEntity['kind']>(kind: T) =>
    (await station.board()).changed.filter((one) => one.kind === kind) as Extract<BoardEntity, { kind: T }>[];
  // The roster comes in parts: until whoever is on duty is known, nobody could be told.
  await vi.waitFor(async () => expect(onDutyThen(await entities('duty'))).toBeTruthy(), SOON);
  const testAlarm = () =>
    station.ask('http://station/api/alarms/test', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ screen: 'NOC' }),
    });
  return { ...station, entities, testAlarm };
}

const onDutyThen = ([duty]: readonly BoardDuty[]) =>
  duty.shifts.find(({ level, start, end }) => level === 1 && start <= THEN && THEN < end)!.person;

test('a test alarm arrives by each channel, signed, and the board says by which', async () => {
  const { received, url } = await receiver();
  const station = await telling([
    { id: 'page', type: 'webhook', url: `${url}/page`, secret: 'between us' },
    { id: 'log', type: 'webhook', url: `${url}/log` },
  ]);
  const { alarm } = (await (await station.testAlarm()).json()) as { alarm: BoardAlarm };
  const own = () => received.filter(({ body }) => JSON.parse(body).alarm === alarm.id);
  await vi.waitFor(
    () =>
      expect(
        own()
          .map(({ path }) => path)
          .sort(),
      ).toEqual(['/log', '/page']),
    SOON,
  );
  const { headers, body } = own().find(({ path }) => path === '/page')!;
  const timestamp = String(headers['x-wallclock-timestamp']);
  const signed = createHmac('sha256', 'between us').update(`${timestamp}.${body}`).digest('hex');
  expect(String(headers['x-wallclock-signature'])).toContain(signed);
  await vi.waitFor(async () => {
    const shown = (await station.entities('alarm')).find(({ id }) => id === alarm.id)!;
    expect(shown.end).toEqual({ kind: 'tested', at: THEN });
    expect(shown.entries.filter(({ kind }) => kind === 'arrived')).toHaveLength(2);
    const [{ to }] = shown.entries.filter((entry) => entry.kind === 'telling');
    expect(to.map(({ person }) => person)).toEqual([onDutyThen(await station.entities('duty'))]);
  }, SOON);
  const channels = (await station.entities('channel')) as BoardChannel[];
  expect(channels).toMatchObject([
    { id: 'page', failing: null, provenAt: THEN },
    { id: 'log', failing: null, provenAt: THEN },
  ]);
});

test('an emergency that nobody took before goes to the next channel at once when the first refuses', async () => {
  const refusing = await receiver(Array.from({ length: 20 }, () => 503));
  const { received, url } = await receiver();
  const station = await telling([
    { id: 'page', type: 'webhook', url: refusing.url },
    { id: 'log', type: 'webhook', url },
  ]);
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(0), { timeout: 20_000 });
  expect(refusing.received.length).toBeGreaterThan(0);
  await vi.waitFor(
    async () =>
      expect(await station.entities('channel')).toMatchObject([
        { id: 'page', failing: { since: THEN, why: expect.stringContaining('503') }, provenAt: null },
        { id: 'log', failing: null, provenAt: THEN },
      ]),
    SOON,
  );
  expect(station.said.some((sentence) => sentence.includes('could not be told'))).toBe(true);
});
