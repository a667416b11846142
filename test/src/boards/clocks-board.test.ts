import { expect, test } from 'vitest';
import type { BoardEntity } from '../../../src/boards/board.ts';
import { type ClocksBoard, clocksBoard } from '../../../src/boards/clocks-board.ts';
import { boardOf, emergency, fault, fresh, march } from './board-of.ts';

const now = '23 15:20:14';
const shown = (...entities: BoardEntity[]) => clocksBoard(boardOf(now, entities), fresh(now));
const rowsOf = ({ rows }: ClocksBoard) =>
  rows.lines.flatMap((line) => (line.kind === 'fault' ? line.row : []));

test('rows by due instant, so waiting clocks sink; late on top', () => {
  const board = shown(
    fault('waiting', '23 13:52', 'basis'),
    fault('pro', '23 14:44', 'pro', [['23 15:11', 'customer-informed']]),
    fault('late', '20 14:10', 'basis', [['20 14:20', 'technician-required']]),
  );
  const rows = rowsOf(board);
  expect(rows.map(({ about, level }) => [about.text, level])).toEqual([
    ['address late', 'late'],
    ['address pro', 'watch'],
    ['address waiting', 'calm'],
  ]);
  expect(rows[1].status).toEqual({ ageMs: 554_000, urgent: false });
  expect(rows[2]).toMatchObject({ resumesAt: march('24 07:00'), tier: { name: 'Basis' } });
  expect(board.late).toBe(true);
});

test('seven places; the last one says how many more', () => {
  const faults = Array.from({ length: 9 }, (_, i) => fault(String(i), `23 14:4${i}`, 'pro'));
  expect(shown(...faults.slice(0, 7)).rows.more).toBeNull();
  expect(shown(...faults).rows.more).toMatchObject({ count: 3, nextDueAt: march('23 15:46') });
});

test('an all-clear is urgent after half an hour, a status after an hour', () => {
  const board = shown(
    fault('1', '23 12:00', 'pro', [['23 14:31', 'restored']]),
    fault('2', '23 12:00', 'pro', [['23 15:14', 'restored']]),
    fault('3', '23 12:30', 'pro', [
      ['23 13:00', 'repair-started'],
      ['23 13:46', 'customer-informed'],
    ]),
    fault('4', '23 09:40', 'basis', [['23 10:30', 'repair-started']]),
  );
  expect(board.allClearOwed.shown.map(({ restoredForMs, urgent }) => [restoredForMs, urgent])).toEqual([
    [2_954_000, true],
    [374_000, false],
  ]);
  expect(board.reacted.shown).toMatchObject([
    { about: { text: 'address 3' }, status: { urgent: true } },
    { about: { text: 'address 4' }, status: null, repair: { kind: 'suspended' } },
  ]);
});

test('faults without a clock are counted by reason', () => {
  const { noClock, says } = shown(
    fault('1', '23 10:00', null),
    fault('2', '23 10:00', 'basis', [
      ['23 10:30', { type: 'coverage-classified', coverage: 'customer-network' }],
    ]),
    fault('3', '23 10:00', 'basis', [], { addressId: null }),
  );
  expect(noClock).toEqual({ 'address-unknown': 1, 'no-agreement': 1, 'not-covered': 1 });
  expect(says).toBe(true);
});

test('the wall has nothing to say where no fault is open', () => {
  expect(shown(emergency('1', '23 15:14')).says).toBe(false);
});

test('the repair hours of a tier are open or suspended until the next opening', () => {
  expect(shown().repairs).toMatchObject([
    { tier: 'Basis', hours: { kind: 'closed', until: march('24 07:00') } },
  ]);
});

test('first reactions stand beside, least time first', () => {
  const { firstReactions } = shown(emergency('calm', '23 15:14:05'), emergency('late', '23 14:47'));
  expect(firstReactions.rows.map(({ about }) => about.text)).toEqual(['customer late', 'customer calm']);
});

/** Restored Pro faults whose all-clear is owed, and reacted ones whose repair goes on. */
const owed = (count: number) =>
  Array.from({ length: count }, (_, i) => fault(`o${i}`, '23 12:00', 'pro', [['23 15:00', 'restored']]));
const reacted = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    fault(`r${i}`, '23 14:30', 'pro', [['23 15:00', 'repair-started']]),
  );

test('the lists beside the clocks take the places that are not used', () => {
  const places = (board: ClocksBoard) => [board.allClearOwed.shown.length, board.reacted.shown.length];
  expect(places(shown(...reacted(10)))).toEqual([0, 10]);
  expect(places(shown(...owed(2), ...reacted(8)))).toEqual([2, 8]);
  const burning = Array.from({ length: 4 }, (_, i) => emergency(String(i), `23 15:1${i}`));
  expect(places(shown(...burning, ...owed(2), ...reacted(8)))).toEqual([2, 4]);
  expect(places(shown(...burning, ...owed(5), ...reacted(8)))).toEqual([2, 3]);
  expect(places(shown(...burning, ...owed(6)))).toEqual([6, 0]);
});

test('an interrupted repair comes first, and makes the wall urgent', () => {
  const paused = [
    ['23 15:00', 'repair-started'],
    ['23 15:05', 'repair-paused'],
  ] as const;
  const board = shown(...reacted(2), fault('stopped', '23 14:50', 'pro', paused));
  expect(board.reacted.shown[0]).toMatchObject({ about: { text: 'address stopped' }, interrupted: true });
  expect(board.urgent).toBe(true);
  expect(shown(...reacted(2)).urgent).toBe(false);
  // Each takes two lines; what is folded keeps its level.
  const burning = Array.from({ length: 4 }, (_, i) => emergency(String(i), `23 15:1${i}`));
  const stopped = ['1', '2', '3'].map((id) => fault(`s${id}`, '23 14:50', 'pro', paused));
  const { reacted: folded } = shown(...burning, ...owed(3), ...stopped, ...reacted(2));
  expect(folded).toMatchObject({ more: 4, count: 5, moreUrgent: true });
  expect(shown(...burning, ...owed(3), ...reacted(9)).reacted).toMatchObject({ more: 6, moreUrgent: false });
});
