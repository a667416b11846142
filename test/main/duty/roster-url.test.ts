import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { configuration } from '../../../main/configuration/configuration.ts';
import type { BoardDuty } from '../../../src/boards/board.ts';
import { runningStation } from '../running-station.ts';

const NOW = Date.parse('2026-03-23T14:20:00Z');
const ROTA = [
  ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'SUMMARY:On call: A. Haddad'],
  ...['DTSTART:20260323T070000Z', 'DTEND:20260324T070000Z', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');

test('a roster from a URL is on the board, and one that cannot be reached is shown as any source is', async () => {
  let status = 200;
  const server = createServer((_, response) => {
    response.writeHead(status, { 'Content-Type': 'text/calendar' }).end(status === 200 ? ROTA : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rota.ics`;
  const rota = {
    id: 'rota',
    type: 'icalendar',
    title: 'Duty rota',
    delivers: 'duty',
    provider: 'aurologic',
    url,
  };
  const config = configuration.parse({ people: [{ id: 'haddad', name: 'A. Haddad' }], sources: [rota] });
  const { board, reconfigure } = await runningStation({ config, now: () => NOW });
  const shifts = async () =>
    (await board()).changed
      .filter((one): one is BoardDuty => one.kind === 'duty')
      .flatMap((one) => one.shifts);
  await expect.poll(shifts, { timeout: 15_000 }).toEqual([
    {
      ...{ level: 1, person: 'haddad', name: 'A. Haddad' },
      ...{ start: Date.parse('2026-03-23T07:00Z'), end: Date.parse('2026-03-24T07:00Z') },
    },
  ]);
  expect((await board()).sources).toMatchObject([{ title: 'Duty rota', delivers: ['duty'], failure: null }]);

  status = 503;
  await reconfigure(config, '/');
  await expect
    .poll(async () => (await board()).sources[0].failure?.message ?? null, { timeout: 15_000 })
    .toContain('503');
  expect(await shifts()).toHaveLength(1);
}, 60_000);
