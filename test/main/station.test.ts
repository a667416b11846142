import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { configuration, DEMO } from '../../main/configuration/configuration.ts';
import type { AgreementPage } from '../../main/database/agreement-list.ts';
import { takeLock } from '../../main/database/lock.ts';
import { startWorkers } from '../../main/database/workers.ts';
import { startStation } from '../../main/station.ts';
import type { BoardAgreements, BoardAnswer, BoardTicket } from '../../src/boards/board.ts';
import { canonicalDump } from '../canonical-dump.ts';
import { runningStation as station } from './running-station.ts';
import { temporaryFolder } from './temporary-store.ts';

const NIGHT = Date.parse('2026-03-24T02:31:08Z');

const ticketsOf = (answer: BoardAnswer) =>
  answer.changed.filter((entity): entity is BoardTicket => entity.kind === 'ticket');

/** Waits until the demo's first poll is stored. */
const filled = (board: () => Promise<BoardAnswer>) =>
  vi.waitFor(async () => expect((await board()).sources[0].answers).toBeGreaterThan(0), { timeout: 15_000 });

test('the demo fills the board with both providers, their calendars and terms, and says that it is a demo', async () => {
  const { board } = await station({ now: () => NIGHT });
  await filled(board);
  const answer = await board();
  expect(answer).toMatchObject({ full: true, stationNow: NIGHT, removed: [] });
  expect(new Set(ticketsOf(answer).map(({ ticket }) => ticket.provider))).toEqual(
    new Set(['aurologic', 'aura']),
  );
  expect(answer.changed).toContainEqual(expect.objectContaining({ kind: 'settings', demo: true }));
  expect(answer.changed.filter(({ kind }) => kind === 'calendar')).toHaveLength(9);
  const again = await board(`epoch=${answer.epoch}&after=${answer.revision}&wait=0`);
  expect(again).toMatchObject({ full: false, changed: [], removed: [], revision: answer.revision });
});

test('a ticket is answered with its clocks, its facts and outcomes; an unknown one with 404', async () => {
  const { board, get } = await station({ now: () => NIGHT });
  await filled(board);
  const [{ id }] = ticketsOf(await board());
  expect(await get(`/api/tickets/${id}`)).toMatchObject({
    stationNow: NIGHT,
    ticket: { id },
    facts: expect.any(Array),
  });
  expect(await get('/api/tickets/rt:404')).toEqual({ error: 'there is no ticket rt:404 on file' });
});

test('the agreements of the demo are added up on the board, and are found at the desk', async () => {
  const { board, get } = await station({ now: () => NIGHT });
  await filled(board);
  const totals = await vi.waitFor(
    async () => {
      const entity = (await board()).changed.find(({ kind }) => kind === 'agreements');
      if (!entity) throw new Error('no agreements are on the board yet');
      return entity as BoardAgreements;
    },
    { timeout: 5_000 },
  );
  expect(totals).toMatchObject({ id: 'aura', date: '2026-03-24' });
  const ask = (query: string) => get(`/api/agreements?${query}`) as Promise<AgreementPage>;
  const perTier = await Promise.all(
    Object.keys(totals.today).map(async (tier) => {
      const { found } = await ask(`tier=${tier}&on=${totals.date}`);
      return [tier, found.count];
    }),
  );
  expect(Object.fromEntries(perTier)).toEqual(totals.today);
  expect(totals.addresses).toBe((await ask('')).addresses);
  const ending = await ask('endsWithin=30');
  expect(totals.endWithin30Days).toBe(ending.found.count);
});

test('a restart on the same data tells the same story under another epoch', async () => {
  const first = await station({ now: () => NIGHT });
  await filled(first.board);
  const before = await first.board();
  await first.stop();
  const dump = canonicalDump(join(first.data, 'wallclock.sqlite'));
  const second = await station({ now: () => NIGHT, data: first.data });
  const after = await second.board(`epoch=${before.epoch}&after=${before.revision}&wait=0`);
  expect(after.full).toBe(true);
  expect(after.epoch).not.toBe(before.epoch);
  expect(
    ticketsOf(after)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    ticketsOf(before)
      .map(({ id }) => id)
      .sort(),
  );
  await second.stop();
  expect(canonicalDump(join(first.data, 'wallclock.sqlite'))).toEqual(dump);
});

test('a second station on the same data is refused', async () => {
  const { data } = await station({ now: () => NIGHT });
  await expect(
    startStation({ data, config: DEMO, folder: '/', pages: '/', hosts: () => [], say: () => undefined }),
  ).rejects.toThrow(/another Wallclock \(process \d+\) holds the database/);
});

/** A ticket server that can be told what to answer. */
async function fakeServer(): Promise<{ url: string; answer: { status: number } }> {
  const answer = { status: 500 };
  const server: Server = createServer((request, response) => {
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    const queue = request.url?.includes('/queue/') ? { id: 1, Name: 'NOC', TicketCustomFields: [] } : null;
    response.end(JSON.stringify(queue ?? { items: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answer };
}

test('a source that fails is named with the reason, the board goes on, and it heals by itself', async () => {
  const { url, answer } = await fakeServer();
  const config = configuration.parse({
    sources: [
      {
        id: 'rt',
        type: 'rt',
        title: 'AURA faults',
        url,
        token: 'secret-token',
        queues: ['NOC'],
        intervalSeconds: 1,
        mapping: { provider: 'aura' },
      },
    ],
  });
  const { board, said } = await station({ config });
  await vi.waitFor(async () => expect((await board()).sources[0].failure).not.toBeNull(), { timeout: 5_000 });
  const [source] = (await board()).sources;
  expect(source.failure?.message).toBe(`${url}/REST/2.0/queue/NOC: RT answered 500; it is tried again`);
  expect(source).toMatchObject({ title: 'AURA faults', lastAnswerAt: null, answers: 0 });
  answer.status = 200;
  await vi.waitFor(async () => expect((await board()).sources[0]).toMatchObject({ failure: null }), {
    timeout: 10_000,
  });
  expect((await board()).sources[0].answers).toBeGreaterThan(0);
  expect(said).toContainEqual(expect.stringMatching(/AURA faults: answers again after \d+ failed tries/));
  expect(said.join()).not.toContain('secret-token');
});

test('another configuration is swapped in while the board stays', async () => {
  const { board, reconfigure } = await station({ now: () => NIGHT });
  await filled(board);
  const before = await board();
  await reconfigure(
    configuration.parse({
      ...DEMO,
      oldAfterMinutes: 7,
      sources: [{ id: 'demo', type: 'demo', title: 'Other' }],
    }),
    '/',
  );
  const after = await board(`epoch=${before.epoch}&after=${before.revision}&wait=0`);
  expect(after.epoch).toBe(before.epoch);
  expect(after.changed).toContainEqual(expect.objectContaining({ kind: 'settings', oldAfterMs: 420_000 }));
  expect(after.sources).toMatchObject([{ title: 'Other' }]);
});

test('a source that is taken out takes its tickets off the board, and keeps them on file', async () => {
  const { board, get, reconfigure } = await station({ now: () => NIGHT });
  await filled(board);
  const [{ id }] = ticketsOf(await board());
  const other = configuration.parse({ sources: [{ id: 'other', type: 'demo', seed: 2 }] });
  await reconfigure(other, '/');
  expect(ticketsOf(await board()).map((ticket) => ticket.id)).not.toContain(id);
  expect(await get(`/api/tickets/${id}`)).toMatchObject({ ticket: { id } });
});

test('a configuration of which no source can be made is refused, and the old one goes on', async () => {
  const { board, reconfigure } = await station({ now: () => NIGHT });
  await filled(board);
  const wrong = configuration.parse({
    sources: [{ id: 't', type: 'tables', provider: 'aurologic', tables: { agreements: 'a.csv' } }],
  });
  await expect(reconfigure(wrong, '/')).rejects.toThrow(/aurologic/);
  expect((await board()).sources).toMatchObject([{ id: 'demo', failure: null }]);
});

test('a station that cannot write down its end gives its folder back all the same', async () => {
  const workers = startWorkers();
  const call = new Proxy(workers.writer.call, {
    get: (target, name) =>
      name === 'noteStop' ? () => Promise.reject(new Error('disk full')) : Reflect.get(target, name),
  });
  const data = temporaryFolder();
  const ended = vi.fn();
  const writer = { call, stop: () => workers.writer.stop().then(ended) };
  const station = await startStation({
    ...{ data, config: DEMO, folder: '/', pages: join(data, 'no-pages'), hosts: () => ['station'] },
    ...{ say: () => undefined, workers: { ...workers, writer } },
  });
  await expect(station.stop()).rejects.toThrow('disk full');
  expect(ended).toHaveBeenCalledOnce();
  takeLock(data)();
});
