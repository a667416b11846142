import { expect, test } from 'vitest';
import { readConfiguration } from '../../../main/configuration/read-configuration.ts';
import type { TicketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import { runningStation } from '../running-station.ts';
import { folderWith, type Happened } from '../terms/kept-tickets.ts';

const FAULT: Happened[] = [
  ['2026-03-20T14:10:00+01:00', 'opened', { channel: 'phone' }],
  ['2026-03-20T14:35:20+01:00', 'technician-required'],
];
const NOW = Date.parse('2026-03-23T14:20:00Z');

type Answer = TicketLedgers & { readonly stationNow: number };

async function station() {
  const { folder, config } = folderWith({ 'A1-1': FAULT }, '2026-01-01T00:00:00Z', '2026-03-21T00:00:00Z');
  const read = readConfiguration(config, {});
  const { get } = await runningStation({ data: folder, folder, config: read.config, now: () => NOW });
  return (query: string) => get(`/api/tickets/${query}`);
}

test('the ledgers of a ticket are those of now, or as of an instant; the question says which', async () => {
  const get = await station();
  const live = (await get('noc:A1-1/ledgers')) as Answer;
  expect(live).toMatchObject({ stationNow: NOW, at: NOW, provider: 'AURA', zone: 'Europe/Copenhagen' });
  expect(live.ledgers.map(({ clock }) => [clock.kind, clock.state.kind])).toEqual([
    ['onsite-reaction', 'breached'],
    ['remote-reaction', 'void'],
  ]);
  const at = encodeURIComponent('2026-03-23T13:22:00+01:00');
  const then = (await get(`noc:A1-1/ledgers?at=${at}`)) as Answer;
  expect(then).toMatchObject({
    stationNow: NOW,
    at: Date.parse('2026-03-23T12:22:00Z'),
    tier: { name: 'Basis' },
  });
  // 1 h 50 m on Friday and 5 h 22 m on Monday.
  expect(then.ledgers[0].clock).toMatchObject({
    state: { kind: 'running' },
    usedMs: 25_920_000,
    attention: 'urgent',
  });
  // Typed into an address as it is, its plus sign arrives as a blank.
  const typed = (await get('noc:A1-1/ledgers?at=2026-03-23T13:22:00+01:00')) as Answer;
  expect(typed.at).toBe(then.at);
  const before = (await get('noc:A1-1/ledgers?at=2026-03-20T00:00:00Z')) as Answer;
  expect([before.cycles, before.ledgers]).toEqual([[], []]);
  const ahead = (await get('noc:A1-1/ledgers?at=2026-12-01T00:00:00Z')) as Answer;
  expect(ahead.ledgers[0].clock.state.kind).toBe('breached');
});

test('a question that cannot be answered is refused with what to write', async () => {
  const get = await station();
  expect(await get('noc:A1-1/ledgers?at=monday')).toEqual({
    error: "at: 'monday' is not an instant: write it as 2026-03-23T13:22:00+01:00",
  });
  expect(await get('noc:A1-1/ledgers?at=9999-01-01T00:00:00Z')).toEqual({
    error: "at: '9999-01-01T00:00:00Z' is more than a year ahead: ask for an earlier instant",
  });
  expect(await get('noc:A1-9/ledgers')).toEqual({ error: 'there is no ticket noc:A1-9 on file' });
});
