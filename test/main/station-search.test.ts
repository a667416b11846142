import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { SearchAnswer } from '../../src/boards/search-hit.ts';
import { runningStation } from './running-station.ts';

test('a station finds what its sources brought, and after an upgrade what was on file', async () => {
  const station = await runningStation();
  const search = (of: typeof station, query: string) =>
    of.get(`/api/search?q=${encodeURIComponent(query)}`) as Promise<SearchAnswer>;
  await expect
    .poll(async () => (await search(station, 'demo')).found.length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  const { found, whole } = await search(station, 'demo');
  expect(whole).toBe(true);
  const [hit] = found;
  expect(hit.kind).toBe('ticket');
  const id = hit.kind === 'ticket' ? hit.ticketId : '';
  expect((await search(station, id)).found[0]).toMatchObject({ ticketId: id, exact: true });
  await station.stop();

  const db = new Database(join(station.data, 'wallclock.sqlite'));
  db.exec(`
    DELETE FROM ticket_search_rows; DELETE FROM ticket_search; UPDATE search_filling SET derivation = 0;`);
  db.close();
  const again = await runningStation({ data: station.data });
  await expect.poll(async () => (await search(again, id)).whole, { timeout: 10_000 }).toBe(true);
  expect((await search(again, id)).found[0]).toMatchObject({ ticketId: id, exact: true });
});
