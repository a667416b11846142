import { expect, test } from 'vitest';
import { affectedFaults } from '../../../src/boards/affected-faults.ts';
import { workLine } from '../../../src/boards/work-line.ts';
import { boardOf, fault, fresh } from './board-of.ts';
import { copenhagen, workOn } from './work-on-board.ts';

/** The faults that a piece of work on the night to 24 March touches, at an instant of that night. */
function affectedAt(
  now: string,
  faults: Parameters<typeof fault>[],
  status: 'confirmed' | 'cancelled' = 'confirmed',
) {
  const work = workOn('ring', '03-24 01:00', '03-24 03:00', { objects: ['a1', 'ring-7'], status });
  const board = boardOf(now, [work, ...faults.map((each) => fault(...each))]);
  const [terms] = board.terms.filter((each) => each.form === 'address-tiers');
  expect(board.works[0].work.start).toBe(copenhagen('03-24 01:00'));
  return affectedFaults(board, fresh(now), [workLine(board.works[0], terms, board)]);
}

test('open faults at the addresses and lines of the work, in the order of the clocks, with their clocks unchanged', () => {
  const affected = affectedAt('24 02:17:40', [
    ['1', '24 01:50', 'basis'],
    ['2', '24 01:46', 'pro', [], { lines: ['ring-7'] }],
    ['3', '24 01:46', 'pro', [], { lines: ['elsewhere'] }],
    ['4', '24 01:30', 'pro', [['24 01:40', 'closed']], { lines: ['ring-7'] }],
    ['5', '24 01:35', 'pro', [['24 01:40', 'repair-started']], { lines: ['ring-7'] }],
  ]);
  expect(affected.map(({ about, level, clock }) => [about.text, level, clock?.kind ?? null])).toEqual([
    ['address 2', 'watch', 'remote-reaction'],
    ['address 1', 'calm', 'remote-reaction'],
    ['address 5', 'calm', null],
  ]);
  expect(affected[0].clock?.dueAt).toBe(copenhagen('03-24 02:46'));
  expect(affected[1].clock?.resumesAt).toBe(copenhagen('03-24 07:00'));
  expect(affected.map(({ tier }) => tier?.name)).toEqual(['Pro', 'Basis', 'Pro']);
});

test('a fault that came after the work, and one at cancelled work, are not affected', () => {
  expect(affectedAt('24 04:00', [['1', '24 03:30', 'pro']])).toEqual([]);
  expect(affectedAt('24 02:00', [['1', '24 01:30', 'pro']], 'cancelled')).toEqual([]);
});
