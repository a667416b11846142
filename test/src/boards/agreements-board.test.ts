import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementsBoard } from '../../../src/boards/agreements-board.ts';
import type { BoardAgreements, BoardEntity, BoardTicket } from '../../../src/boards/board.ts';
import { dataTrust } from '../../../src/boards/data-age.ts';
import { faultRows } from '../../../src/boards/fault-rows.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { addDays, startOfDay } from '../../../src/calendars/wall-time.ts';
import { boardOf, emergency, fault, march, source } from './board-of.ts';

const now = '23 15:20:14';
const ZONE = 'Europe/Copenhagen';
const tables = (answered: string | null) =>
  source('aura', answered, {
    id: 'contracts',
    title: 'contracts',
    delivers: ['tables'],
    intervalMs: 3_600_000,
  });
const trust = (tickets: string | null, copy: string | null, at = now) =>
  dataTrust([source('aura', tickets), tables(copy)], { kind: 'answering' }, march(at));
const shown = (...entities: BoardEntity[]) => agreementsBoard(boardOf(now, entities), trust(now, now));

const week = (i: number, more: Partial<BoardAgreements['weeks'][number]> = {}) => ({
  monday: addDays('2026-03-23', 7 * i),
  ends: {},
  followed: {},
  ...more,
});

function agreements(more: Partial<BoardAgreements> = {}): BoardAgreements {
  return {
    kind: 'agreements',
    id: 'aura',
    date: '2026-03-23',
    addresses: 1500,
    today: { basis: 1186, pro: 214 },
    weeks: Array.from({ length: 12 }, (_, i) => week(i)),
    endWithin30Days: 0,
    endFirst: [],
    ...more,
  };
}

/** A fault whose agreement ends on a local date. */
function ending(id: string, to: string, events: Parameters<typeof fault>[3] = []): BoardTicket {
  const one = fault(id, '23 14:44', 'pro', events);
  const valid = { start: ALL_TIME.start, end: startOfDay(to, ZONE) };
  return { ...one, agreements: one.agreements.map((agreement) => ({ ...agreement, valid })) };
}

test('worst first: late, then by due instant; without a clock last', () => {
  const { faults } = shown(
    fault('restored', '23 12:10', 'pro', [['23 15:14', 'restored']]),
    fault('waiting', '23 13:52', 'basis'),
    fault('none', '23 10:00', null),
    fault('due', '23 14:44', 'pro'),
    fault('lost', '23 10:00', 'basis', [], { addressId: null }),
    fault('own', '23 11:30', 'basis', [
      ['23 12:00', { type: 'coverage-classified', coverage: 'customer-network' }],
    ]),
    fault('late', '20 14:10', 'basis', [['20 14:20', 'technician-required']]),
    fault('reacted', '23 09:40', 'basis', [['23 10:30', 'repair-started']]),
  );
  expect(faults.rows.map(({ about, level, standing }) => [about.text, level, standing.kind])).toEqual([
    ['address late', 'late', 'late'],
    ['address due', 'watch', 'due'],
    ['address waiting', 'calm', 'waiting'],
    ['address none', 'watch', 'no-agreement'],
    ['aura:lost', 'watch', 'address-unknown'],
    ['address own', 'calm', 'not-covered'],
    ['address reacted', 'calm', 'reacted'],
  ]);
  expect(faults.rows[2].standing).toMatchObject({ resumesAt: march('24 07:00') });
  expect(faults).toMatchObject({ covered: 6, withoutAgreement: 1, addressUnknown: 1 });
  expect(faults.more).toMatchObject({ level: 'calm', clocks: 0, clockless: 1, withoutAgreement: 0 });
});

test('those due at one instant stand as on the wall of the clocks, whatever their addresses are called', () => {
  const twins = [
    fault('1', '23 14:44', 'pro', [], { address: 'Østergade 1' }),
    fault('2', '23 14:44', 'pro', [], { address: 'Aagade 1' }),
  ];
  const board = boardOf(now, twins);
  const onClocks = faultRows(board, trust(now, now)).map(({ about }) => about.text);
  expect(onClocks).toEqual(['Østergade 1', 'Aagade 1']);
  expect(shown(...twins).faults.rows.map(({ about }) => about.text)).toEqual(onClocks);
});

/** Three that are urgent without a clock: an all-clear, a status, and a repair. */
const started = ['23 13:00', 'repair-started'] as const;
const asking = [
  fault('restored', '23 12:10', 'pro', [started, ['23 14:31', 'restored']]),
  fault('silent', '23 12:30', 'pro', [started, ['23 13:46', 'customer-informed']]),
  fault('stopped', '23 12:30', 'pro', [
    started,
    ['23 15:00', 'customer-informed'],
    ['23 15:05', 'repair-paused'],
  ]),
];

test('an all-clear or a status that is owed too long, and an interrupted repair, are urgent', () => {
  const board = shown(...asking, fault('none', '23 10:00', null), fault('waiting', '23 13:52', 'basis'));
  expect(board.faults.rows.map(({ about, level, standing }) => [about.text, level, standing])).toEqual([
    ['address waiting', 'calm', expect.objectContaining({ kind: 'waiting' })],
    ['address restored', 'urgent', { kind: 'all-clear-owed', forMs: 2_954_000 }],
    ['address silent', 'urgent', { kind: 'status-old', ageMs: 5_654_000 }],
    ['address stopped', 'urgent', { kind: 'repair-interrupted' }],
    ['address none', 'watch', { kind: 'no-agreement' }],
  ]);
  expect(board.urgent).toBe(true);
  expect(shown(fault('waiting', '23 13:52', 'basis')).urgent).toBe(false);
});

test('they are not folded as calm', () => {
  const waiting = Array.from({ length: 7 }, (_, i) => fault(`w${i}`, '23 13:52', 'basis'));
  expect(shown(...asking, ...waiting).faults.more).toMatchObject({
    level: 'urgent',
    clockless: 3,
    toTell: 2,
    interrupted: 1,
  });
});

test('an address with a calm clock and an urgent word is told by the word', () => {
  const here = (one: BoardTicket): BoardTicket => ({
    ...one,
    ticket: { ...one.ticket, addressId: 'a1' },
    agreements: [{ addressId: 'a1', tier: 'pro', valid: ALL_TIME }],
  });
  const { faults } = shown(here(asking[0]), here(fault('calm', '23 15:10', 'pro')));
  expect(faults.rows).toMatchObject([{ faults: 2, level: 'urgent', standing: { kind: 'all-clear-owed' } }]);
});

test('an address is counted once, by the fault that asks most; ended faults not at all', () => {
  const here = (one: BoardTicket): BoardTicket => ({ ...one, ticket: { ...one.ticket, addressId: 'a1' } });
  const { faults } = shown(
    here(fault('1', '23 14:44', 'pro', [['23 14:50', 'repair-started']])),
    here({ ...fault('2', '23 14:00', 'pro'), agreements: fault('1', '23 14:44', 'pro').agreements }),
    fault('3', '23 14:44', 'pro', [['23 15:00', 'closed']]),
    emergency('1', '23 15:14'),
  );
  expect(faults.rows).toMatchObject([{ faults: 2, standing: { kind: 'late', clock: 'remote-reaction' } }]);
  expect(faults.covered).toBe(1);
});

test('what found no place is told by what it asks for', () => {
  const late = Array.from({ length: 9 }, (_, i) =>
    fault(`late${i}`, '20 14:10', 'basis', [['20 14:20', 'technician-required']]),
  );
  const due = Array.from({ length: 3 }, (_, i) => fault(`due${i}`, '23 14:44', 'pro'));
  const { faults } = shown(...late, ...due, fault('none', '23 10:00', null));
  expect(faults.rows).toHaveLength(7);
  expect(faults.more).toMatchObject({ level: 'late', late: 2, clocks: 5, withoutAgreement: 1, clockless: 0 });
});

test('"an agreement that ends within 7 days is urgent where a fault is open"', () => {
  const reacted = [['23 14:50', 'repair-started']] as const;
  const { faults } = shown(
    ending('1', '2026-03-30', reacted),
    ending('2', '2026-03-31', reacted),
    fault('3', '23 14:44', null),
  );
  expect(faults.rows.map(({ about, endsSoon }) => [about.text, endsSoon])).toEqual([
    ['address 1', true],
    ['address 3', false],
    ['address 2', false],
  ]);
  const first = ending('1', '2026-03-26');
  const followed = [...first.agreements, { ...first.agreements[0], tier: 'basis' }].map((agreement, i) => ({
    ...agreement,
    valid: i === 0 ? agreement.valid : { start: agreement.valid.end, end: ALL_TIME.end },
  }));
  const [row] = shown({ ...first, agreements: followed }).faults.rows;
  expect(row).toMatchObject({ endsSoon: false, cover: { kind: 'ends' }, followingTier: { name: 'Basis' } });
});

test('a fault keeps the tier of its report, and the cover is that of today', () => {
  const one = fault('1', '23 14:44', 'basis');
  const pro = { ...one.agreements[0], tier: 'pro', valid: { start: march('23 15:00'), end: ALL_TIME.end } };
  const [row] = shown({ ...one, agreements: [...one.agreements, pro] }).faults.rows;
  expect(row).toMatchObject({
    tier: { name: 'Basis' },
    coverTier: { name: 'Pro' },
    cover: { kind: 'open-ended' },
  });
});

test('totals by tier, non-stop first; a tier that the terms do not know stands under its id', () => {
  const { totals } = shown(agreements({ today: { basis: 5, pro: 2, gold: 1 } }));
  expect(totals[0].tiers.map(({ tier, addresses }) => [tier.name, tier.nonStop, addresses])).toEqual([
    ['Pro', true, 2],
    ['Basis', false, 5],
    ['gold', false, 1],
  ]);
  expect(shown().totals).toEqual([]);
});

test('the weeks count what is left without an agreement; what is followed is told apart', () => {
  const weeks = [
    week(-1, { ends: { basis: 99 } }),
    week(0, { ends: { basis: 3, pro: 1 }, followed: { pro: 2 } }),
  ];
  const { ends } = shown(agreements({ weeks }));
  // The week that is over is from a day before.
  expect(ends.weeks).toEqual([{ monday: '2026-03-23', hours: 3, nonStop: 1 }]);
  expect(ends).toMatchObject({ followed: 2, hours: ['Basis'], nonStop: ['Pro'] });
});

test('those that end first: urgent within 7 days where a fault is open, and how many more within 30', () => {
  const end = (id: string, to: string) => ({ addressId: id, address: null, tier: 'pro', to });
  const endFirst = [end('a0', '2026-03-23'), end('a1', '2026-03-26'), end('a2', '2026-03-26')];
  const further = [end('a3', '2026-03-31'), end('a4', '2026-05-01')];
  const board = agreements({ endFirst: [...endFirst, ...further], endWithin30Days: 10 });
  const { endsFirst } = shown(board, fault('1', '23 14:44', 'pro'), fault('3', '23 14:44', 'pro'));
  expect(endsFirst.shown.map(({ address, to, urgent }) => [address, to, urgent])).toEqual([
    ['a1', '2026-03-26', true],
    ['a2', '2026-03-26', false],
    ['a3', '2026-03-31', false],
    ['a4', '2026-05-01', false],
  ]);
  expect(endsFirst.more).toBe(7);
});

test('the wall is as old as its tables; the faults beside them are as old as their tickets', () => {
  const board = boardOf('24 02:31:08', [agreements(), fault('1', '23 14:44', 'pro')]);
  const silent = agreementsBoard(board, trust('24 02:14', '24 02:00', '24 02:31:08'));
  expect([silent.trust.kind, silent.faultsTrust.kind]).toEqual(['fresh', 'old']);
  expect(silent.copyFrom).toBe(march('24 02:00'));
  expect(silent.faults.rows[0].unknownSince).toBe(march('24 02:14'));
  const oldCopy = agreementsBoard(board, trust('24 02:31', '23 22:00', '24 02:31:08'));
  expect([oldCopy.trust.kind, oldCopy.faultsTrust.kind]).toEqual(['old', 'fresh']);
});

test('without a source of agreements the wall has nothing to say', () => {
  const board = agreementsBoard(boardOf(now, []), dataTrust([], { kind: 'answering' }, march(now)));
  expect([board.says, board.copyFrom, board.faultsTrust.kind]).toEqual([false, null, 'unconnected']);
  expect(shown().says).toBe(true);
});

test('more lines of hours leave fewer rows, and a band does', () => {
  const many = Array.from({ length: 9 }, (_, i) => fault(String(i), '23 14:44', 'pro'));
  expect(shown(...many).faults.rows).toHaveLength(7);
  const old = agreementsBoard(boardOf(now, many), trust('23 14:00', now));
  expect(old.faults.rows).toHaveLength(5);
});

test('whatever is on the board, every address with an open fault is counted once, and nothing throws', () => {
  const ids = fc.constantFrom('x', 'y', 'z', null);
  const tickets = fc.array(fc.tuple(ids, fc.constantFrom('basis', 'pro', 'gold', null), fc.boolean()), {
    maxLength: 12,
  });
  const ends = fc.array(fc.record({ addressId: fc.string(), tier: fc.string() }), { maxLength: 10 });
  const today = fc.dictionary(fc.string(), fc.nat());
  fc.assert(
    fc.property(tickets, ends, today, fc.boolean(), (many, first, byTier, closed) => {
      const faults = many.map(([addressId, tier, visit], i) => {
        const events = [
          ...(visit ? [['23 14:50', 'technician-required'] as const] : []),
          ...(closed && i % 2 === 0 ? [['23 15:00', 'closed'] as const] : []),
        ];
        const one = fault(String(i), '23 14:44', 'pro', events, { addressId });
        const bought = addressId && tier ? [{ addressId, tier, valid: ALL_TIME }] : [];
        return { ...one, agreements: bought };
      });
      const endFirst = first.map((end) => ({ ...end, address: null, to: '2026-03-26' }));
      const judged = boardOf(now, [...faults, agreements({ today: byTier, endFirst })]);
      const board = agreementsBoard(judged, trust(now, now));
      const open = judged.faults.filter(({ verdict }) => verdict.life.cycles.at(-1)?.end === null);
      const known = new Set(open.flatMap(({ ticket }) => ticket.ticket.addressId ?? []));
      const lost = open.filter(({ ticket }) => ticket.ticket.addressId === null).length;
      const { covered, withoutAgreement, addressUnknown, rows, more } = board.faults;
      expect(covered + withoutAgreement).toBe(known.size);
      expect(addressUnknown).toBe(lost);
      const away = more ? more.clocks + more.clockless + more.withoutAgreement + more.addressUnknown : 0;
      expect(rows.length + away).toBe(known.size + lost);
    }),
    { numRuns: 200 },
  );
});
