// A past board that is kept between two questions is what one that is made anew would be, whatever came in meanwhile.

import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { USUAL_ALARM_SETTINGS } from '../../../main/alarms/alarm-settings.ts';
import type { Reviewer } from '../../../main/database/reviewer.ts';
import { startWorker } from '../../../main/database/worker-calls.ts';
import type { Writer } from '../../../main/database/writer.ts';
import type { MappingPlan } from '../../../main/sync/mappings.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { rtMappingConfig } from '../../../main/sync/sources/rt/rt-config.ts';
import type { BoardSettings, BoardTicket } from '../../../src/boards/board.ts';
import type { Sight } from '../../../src/boards/review.ts';
import { RULES, temporaryFolder } from '../temporary-store.ts';

const START = Date.parse('2026-03-02T08:00:00Z');
const at = (minutes: number) => START + minutes * 60_000;

const SETTINGS: BoardSettings = {
  ...{ kind: 'settings', id: 'settings', demo: false, oldAfterMs: 300_000, noLongerVisible: 0 },
  ...{ rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 } },
  ...{ problem: null, firstRun: null, copy: null, alarms: USUAL_ALARM_SETTINGS },
};

const fail = (error: Error) => {
  throw error;
};
const writer = startWorker<Writer>('writer', fail);
const reviewer = startWorker<Reviewer>('reviewer', fail);
afterAll(() => Promise.all([writer.stop(), reviewer.stop()]));

/** A station with one source under each of these names. */
async function station(plans: Readonly<Record<string, MappingPlan>>): Promise<string> {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  await writer.call.open(file, RULES, [], START);
  const sources = Object.entries(plans).map(([id, plan]) => ({
    ...{ id, title: id, delivers: [], providers: [], intervalMs: 1_000, plan },
  }));
  await writer.call.keepConfiguration({ sources, rules: RULES, settings: SETTINGS });
  for (const { id, plan } of sources) await writer.call.setMapping(id, plan);
  await reviewer.call.open(file);
  return file;
}

const PLAIN: MappingPlan = { kind: 'plain' };

const opened: readonly SourceRecord[] = [
  {
    ...{ kind: 'ticket', record: '1', sequence: 0, at: 0 },
    body: {
      ...{ provider: 'aurologic', service: 'IP-Transit', serviceKind: null, addressId: null },
      ...{ customerId: 'C1', subject: 'No light', url: null, priority: null, requestKind: null },
    },
  },
  {
    ...{ kind: 'ticket.event', record: '1#0', sequence: 0, at: at(1) },
    body: { ticketId: '1', type: 'opened', channel: 'ticket-system' },
  },
];
const flagged: SourceRecord = {
  ...{ kind: 'ticket.event', record: '1#1', sequence: 1, at: at(2) },
  body: { ticketId: '1', type: 'emergency-flagged' },
};
const customer = (name: string, id = 'C1'): SourceRecord => ({
  ...{ kind: 'customer', record: id, sequence: 0, at: 0 },
  body: { id, name, parentId: null, monthlyRevenueEur: null },
});

const tickets = (records: readonly SourceRecord[], now: number) =>
  writer.call.storeBatch('s', { ...NOTHING, records: [...records], touched: ['1'], complete: ['1'] }, now);
const customers = (records: readonly SourceRecord[], now: number) =>
  writer.call.storeBatch(
    't',
    { ...NOTHING, records: [...records], snapshotOf: ['customer'], acceptFewer: true },
    now,
  );

/** The one ticket of a past board; `now`: when the question is put. */
async function ticketAt(instant: number, sight: Sight, now: number): Promise<BoardTicket> {
  const board = await reviewer.call.board(instant, sight, now);
  if ('begins' in board) throw new Error('nothing is on file yet');
  return board.entities.find((one) => one.kind === 'ticket')!;
}

const nameAt = async (instant: number, sight: Sight, now: number) =>
  (await ticketAt(instant, sight, now)).customer?.name;

test('a row that came later with an earlier arrival, since the clock was set back, is known', async () => {
  await station({ s: PLAIN, t: PLAIN });
  await tickets(opened, at(3));
  await customers([customer('Other', 'C2')], at(18));
  expect(await nameAt(at(20), 'known', at(20))).toBeUndefined();
  await customers([customer('Nordlys'), customer('Other', 'C2')], at(15));
  expect(await nameAt(at(20), 'known', at(21))).toBe('Nordlys');
});

test('a row that ended later with an earlier instant is known no more', async () => {
  await station({ s: PLAIN, t: PLAIN });
  await tickets(opened, at(3));
  await customers([customer('Nordlys'), customer('Other', 'C2')], at(4));
  await customers([customer('Nordlys')], at(18));
  expect(await nameAt(at(20), 'known', at(20))).toBe('Nordlys');
  await customers([], at(15));
  expect(await nameAt(at(20), 'known', at(21))).toBeUndefined();
});

test('what a ticket brought before a question, but was kept after it, is known at that instant', async () => {
  await station({ s: PLAIN, t: PLAIN });
  await tickets(opened, at(3));
  expect((await ticketAt(at(20), 'known', at(20))).ticket.events).toHaveLength(1);
  await tickets([flagged], at(19));
  expect((await ticketAt(at(20), 'known', at(20))).ticket.events).toHaveLength(2);
});

test('a ticket that is read to its end without a new fact is told anew as it was', async () => {
  await station({ s: PLAIN, t: PLAIN });
  await tickets(opened, at(3));
  const half = { ...NOTHING, records: [flagged], touched: ['1'] };
  await writer.call.storeBatch('s', half, at(4));
  expect((await ticketAt(at(3), 'was', at(5))).ticket.events).toHaveLength(1);
  await tickets([], at(5));
  expect((await ticketAt(at(3), 'was', at(5))).ticket.events).toHaveLength(2);
});

test('a ticket that another mapping derives anew is told anew as it was', async () => {
  const mappedTo = (values: Record<string, string>): MappingPlan => ({
    ...{ kind: 'rt', url: 'https://rt.example.net' },
    mapping: rtMappingConfig.parse({ provider: { field: 'Provider', values } }),
  });
  const before = mappedTo({ AURA: 'aura' });
  await station({ s: before, t: PLAIN });
  await tickets(
    [
      {
        ...{ kind: 'rt.transaction', record: '1', sequence: 1, at: at(1) },
        body: { ticketId: '1', type: 'Create', field: '', old: '', new: '', creator: 'duty', staff: true },
      },
      {
        ...{ kind: 'rt.ticket', record: '1', sequence: 0, at: at(1) },
        body: {
          ...{ queue: 'NOC', subject: '', status: 'new', requestors: [], priority: '', hidden: null },
          fields: { Provider: ['AURA'] },
        },
      },
    ],
    at(3),
  );
  expect((await ticketAt(at(4), 'was', at(5))).ticket.provider).toBe('aura');
  const after = mappedTo({ AURA: 'aurologic' });
  expect(await writer.call.setMapping('s', after)).toBe(1);
  await writer.call.deriveAnew('s', after, '', at(5));
  expect((await ticketAt(at(4), 'was', at(5))).ticket.provider).toBe('aurologic');
});
