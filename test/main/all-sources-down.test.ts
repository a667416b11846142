import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { configuration } from '../../main/configuration/configuration.ts';
import type { BoardAnswer, BoardTicket } from '../../src/boards/board.ts';
import { runningStation } from './running-station.ts';

const THEN = Date.parse('2026-03-23T14:20:00Z');
const LATER = THEN + 26 * 3_600_000;

const ticketsOf = ({ changed }: BoardAnswer) =>
  changed.filter((one): one is BoardTicket => one.kind === 'ticket');

test('with every source down, walls and desks answer from what is on file, and say how old it is', async () => {
  const before = await runningStation({ now: () => THEN });
  await vi.waitFor(async () => expect((await before.board()).sources[0].lastAnswerAt).not.toBeNull(), {
    timeout: 20_000,
  });
  const { data } = before;
  const known = ticketsOf(await before.board());
  await before.stop();

  // The same source, of which nothing is left to be read.
  const gone = configuration.parse({
    sources: [{ id: 'demo', type: 'tables', title: 'Gone', tables: { addresses: join(data, 'gone.csv') } }],
  });
  const { board, get } = await runningStation({ data, config: gone, now: () => LATER });
  await vi.waitFor(async () => expect((await board()).sources[0].failure).not.toBeNull(), {
    timeout: 10_000,
  });
  const shown = await board();
  expect(shown.sources).toMatchObject([{ id: 'demo', lastAnswerAt: THEN }]);
  expect(ticketsOf(shown).length).toBeGreaterThan(10);
  const fault = known.find(({ ticket }) => ticket.provider === 'aura' && ticket.addressId !== null)!;
  expect(await get(`/api/tickets/${fault.id}`)).toMatchObject({ ticket: { id: fault.id } });
  // Its page tells why nothing newer is known.
  expect(await get(`/api/tickets/${fault.id}/ledgers`)).toMatchObject({
    at: LATER,
    blind: [
      { source: null, from: THEN, to: LATER, why: 'stopped' },
      { source: 'demo', title: 'Gone', from: THEN, to: null },
    ],
  });
  expect(await get('/api/agreements?limit=5')).toMatchObject({ date: '2026-03-24', rows: { length: 5 } });
  expect(await get(`/api/addresses/${encodeURIComponent(fault.ticket.addressId!)}`)).toMatchObject({
    stationNow: LATER,
  });
  expect(await get('/api/terms')).toMatchObject({ versions: { length: 2 } });
  expect(await get('/api/sources')).toMatchObject({ sources: [{ id: 'demo' }] });
});
