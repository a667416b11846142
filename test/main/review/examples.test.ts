// What was known when, by hand: the questions an engineer asks after an outage.

import { expect, onTestFinished, test } from 'vitest';
import { USUAL_ALARM_SETTINGS } from '../../../main/alarms/alarm-settings.ts';
import { openForReading } from '../../../main/database/database-file.ts';
import {
  configurationOnFile,
  keepConfiguration,
  plansOnFile,
} from '../../../main/database/sources-on-file.ts';
import type { Store } from '../../../main/database/store.ts';
import { type PastBoard, pastBoard } from '../../../main/review/past-board.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import type { SourceRecord } from '../../../main/sync/source.ts';
import type { BoardEntity, BoardSettings, BoardTicket, BoardWork } from '../../../src/boards/board.ts';
import type { Sight } from '../../../src/boards/review.ts';
import {
  address,
  agreement,
  at,
  cut,
  DAY,
  HOUR,
  MONDAY,
  NEXT_MONDAY,
  NOW,
  put,
  work,
} from '../planned-facts.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';

const SETTINGS: BoardSettings = {
  ...{ kind: 'settings', id: 'settings', demo: false, oldAfterMs: 300_000, noLongerVisible: 0 },
  ...{ rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 } },
  ...{ problem: 'mend me', firstRun: null, copy: null, alarms: USUAL_ALARM_SETTINGS },
};
const END = NOW + 60 * DAY;

const event = (n: number, type: string, when: number, more: object = {}): SourceRecord => ({
  ...{ kind: 'ticket.event', record: `1#${n}`, sequence: n, at: when },
  body: { ticketId: '1', type, ...more },
});
const ticket = (more: object = {}): SourceRecord => ({
  ...{ kind: 'ticket', record: '1', sequence: 0, at: 0 },
  body: {
    ...{ provider: 'aura', service: null, serviceKind: null, addressId: 'A1', customerId: null },
    ...{ subject: 'No light', url: null, priority: null, requestKind: null, ...more },
  },
});
const opened = event(0, 'opened', NOW, { channel: 'phone' });
const bring = (store: Store, now: number, ...records: SourceRecord[]) =>
  put(store, records, { now, complete: ['1'], touched: ['1'] });

/** Boards of a database; each is made anew, as the first answer is. */
function review({ store, file }: { store: Store; file: string }) {
  const source = { id: 's', title: 'S', delivers: [], providers: [], intervalMs: 1_000 };
  keepConfiguration(store.db, {
    sources: [{ ...source, plan: { kind: 'plain' } }],
    rules: RULES,
    settings: SETTINGS,
  });
  const station = openForReading(file);
  const configuration = configurationOnFile(station)!;
  const mappingOf = (id: string) => (plansOnFile(station).has(id) ? { number: 1, map: plainMapping } : null);
  const open: PastBoard[] = [];
  onTestFinished(() => {
    for (const board of open) board.close();
    station.close();
  });
  const boardOf = (sight: Sight, when: number): readonly BoardEntity[] => {
    const board = pastBoard({ station, configuration, mappingOf }, sight, when);
    open.push(board);
    return board.boardAt(when, END);
  };
  const of =
    <T extends BoardEntity>(kind: T['kind']) =>
    (sight: Sight, when: number) =>
      boardOf(sight, when).filter((one): one is T => one.kind === kind);
  return { boardOf, tickets: of<BoardTicket>('ticket'), works: of<BoardWork>('work') };
}

const typesOf = (tickets: readonly BoardTicket[]) =>
  tickets.map((one) => one.ticket.events.map(({ type }) => type));

test('a reply that arrived late had happened, and was not known', () => {
  const made = temporaryStore();
  bring(made.store, NOW, ticket(), opened);
  bring(made.store, NOW + 3 * HOUR, event(1, 'repair-started', NOW + HOUR));
  const { tickets } = review(made);
  expect(typesOf(tickets('known', NOW + 2 * HOUR))).toEqual([['opened']]);
  expect(typesOf(tickets('was', NOW + 2 * HOUR))).toEqual([['opened', 'repair-started']]);
  expect(typesOf(tickets('known', NOW + 3 * HOUR))).toEqual([['opened', 'repair-started']]);
});

test('a fact that was corrected is known as it read then', () => {
  const made = temporaryStore();
  bring(made.store, NOW, ticket({ subject: 'No ligth' }), opened);
  bring(made.store, NOW + HOUR, ticket(), event(0, 'opened', NOW - HOUR, { channel: 'email' }));
  const { tickets } = review(made);
  const told = (sight: Sight) =>
    tickets(sight, NOW + HOUR - 1).map((one) => [one.subject, one.ticket.events[0].at]);
  expect(told('known')).toEqual([['No ligth', NOW]]);
  expect(told('was')).toEqual([['No light', NOW - HOUR]]);
});

test('an agreement that was added later with an earlier day was not known before', () => {
  const made = temporaryStore();
  bring(made.store, NOW, ticket(), opened, address('A1'));
  put(made.store, [agreement('G1', 'A1', 'pro', '2026-01-01', null)], { now: NOW + HOUR });
  const { tickets, boardOf } = review(made);
  const tiers = (sight: Sight, when: number) =>
    tickets(sight, when).flatMap((one) => one.agreements.map(({ tier }) => tier));
  expect([tiers('known', NOW), tiers('was', NOW), tiers('known', NOW + HOUR)]).toEqual([
    [],
    ['pro'],
    ['pro'],
  ]);
  const today = (sight: Sight) =>
    boardOf(sight, NOW).flatMap((one) => (one.kind === 'agreements' ? [one.today] : []));
  expect([today('known'), today('was')]).toEqual([[{}], [{ pro: 1 }]]);
});

test('a ticket that was closed then and reopened later was not on the board', () => {
  const made = temporaryStore();
  bring(made.store, NOW, ticket(), opened);
  bring(made.store, NOW + HOUR, event(1, 'closed', NOW + HOUR));
  bring(made.store, NOW + 5 * DAY, event(2, 'reopened', NOW + 5 * DAY));
  const { tickets } = review(made);
  const shown = (when: number) => [tickets('known', when).length, tickets('was', when).length];
  expect([NOW, NOW + HOUR, NOW + 4 * DAY, NOW + 5 * DAY].map(shown)).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
    [1, 1],
  ]);
});

test('work that was moved stood where it had been announced, and touched whom it touched then', () => {
  const made = temporaryStore();
  put(made.store, [address('A1', ['L-1']), agreement('G1', 'A1', 'pro', '2026-01-01', null), work()]);
  put(made.store, [work({ start: NEXT_MONDAY, end: NEXT_MONDAY + HOUR }), address('A2', ['L-1'])], {
    now: NOW + DAY,
  });
  const { works } = review(made);
  const told = (sight: Sight, when: number) =>
    works(sight, when).map((one) => [one.work.start, one.addressesByTier, one.withoutAgreement]);
  expect(told('known', NOW)).toEqual([[MONDAY, { pro: 1 }, 0]]);
  expect(told('known', NOW + DAY)).toEqual([[NEXT_MONDAY, { pro: 1 }, 1]]);
  expect(told('was', NOW)).toEqual(told('was', NOW + DAY));
});

test('rows that were retired later were on file: an address, a disruption and the customer by name', () => {
  const made = temporaryStore();
  const customer = { kind: 'customer', record: 'C1', sequence: 0, at: 0 };
  const named = { id: 'C1', name: 'Møllers', parentId: null, monthlyRevenueEur: null };
  bring(
    made.store,
    NOW,
    ticket({ customerId: 'C1' }),
    opened,
    { ...customer, body: named },
    address('A1'),
    cut(),
  );
  put(made.store, [], {
    now: NOW + HOUR,
    snapshotOf: ['customer', 'address', 'disruption'],
    acceptFewer: true,
  });
  const { tickets, boardOf } = review(made);
  const names = (sight: Sight) => tickets(sight, NOW).map((one) => [one.address, one.customer?.name]);
  expect([names('known'), names('was')]).toEqual([[['Torvet A1', 'Møllers']], [[null, undefined]]]);
  const cuts = (when: number) =>
    boardOf('known', when).flatMap((one) => (one.kind === 'disruption' ? [one.to] : []));
  expect([cuts(NOW), cuts(NOW + HOUR)]).toEqual([[null], [NOW + HOUR]]);
});

test('what the operator has to mend now is not said of the past, and the zone of a day is its provider’s', () => {
  const made = temporaryStore();
  bring(made.store, NOW, ticket(), opened, address('A1'));
  const board = review(made).boardOf('known', at('2026-03-24T23:30:00Z'));
  expect(board.find(({ kind }) => kind === 'settings')).toMatchObject({ problem: null });
  expect(board.find(({ kind }) => kind === 'agreements')).toMatchObject({ date: '2026-03-25' });
});
