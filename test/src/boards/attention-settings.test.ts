// What asks for attention besides clocks is a setting of the terms: each changes what the walls say, and nothing else does.
import { expect, test } from 'vitest';
import type { AddressTiersAttention } from '../../../src/agreements/terms.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import type { BoardProvider } from '../../../src/boards/board.ts';
import { clocksBoard } from '../../../src/boards/clocks-board.ts';
import { coveredFaults } from '../../../src/boards/covered-faults.ts';
import { emergencyRows } from '../../../src/boards/emergency-rows.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import { boardOf, emergency, fault, fresh, march } from './board-of.ts';
import { copenhagen, liveOf, rowsOf, windowsAt, workOn } from './work-on-board.ts';

/** AURA with other readings of what asks for attention. */
const asking = (attention: Partial<AddressTiersAttention>): BoardProvider => ({
  kind: 'provider',
  id: 'aura',
  versions: unchanging({ ...AURA, attention: { ...AURA.attention, ...attention } }),
});

const NOW = copenhagen('03-23 15:20:14');

/** The level of one piece of work on the windows wall. */
function levelOf(attention: Partial<AddressTiersAttention>, ...work: Parameters<typeof workOn>) {
  const rows = rowsOf(windowsAt(NOW, [asking(attention), workOn(...work)]));
  return rows.flatMap(({ works }) => works.map(({ line }) => line.level))[0];
}

test('work that is short of notice, unannounced or outside its window is as loud as the terms say', () => {
  const short = ['short', '03-30 01:00', '03-30 05:00', { noticeAt: copenhagen('03-23 09:40') }] as const;
  expect(levelOf({}, ...short)).toBe('watch');
  expect(levelOf({ shortNotice: 'calm' }, ...short)).toBe('calm');
  expect(levelOf({ unannounced: 'watch' }, 'unannounced', '03-30 02:00', '03-30 05:00')).toBe('watch');
  const outside = ['outside', '03-29 23:00', '03-30 02:00', { noticeAt: copenhagen('03-19 11:05') }] as const;
  expect(levelOf({}, ...outside)).toBe('late');
  expect(levelOf({ outsideWindow: 'calm' }, ...outside)).toBe('calm');
});

test('a notice to be given is urgent in as many last days as the terms say, to the millisecond', () => {
  const work = workOn('soon', '04-06 00:00', '04-06 06:00');
  const latest = copenhagen('03-26 00:00');
  const urgentAt = (days: number, now: number) => {
    const row = rowsOf(windowsAt(now, [asking({ noticeUrgentDays: days }), work])).find(
      (one) => one.works.length > 0,
    )!;
    return [row.noticeUrgent, row.works[0].line.level];
  };
  expect(urgentAt(2, latest - 2 * 86_400_000)).toEqual([false, 'calm']);
  expect(urgentAt(2, latest - 2 * 86_400_000 + 1)).toEqual([true, 'urgent']);
  expect(urgentAt(3, latest - 2 * 86_400_000)).toEqual([true, 'urgent']);
});

test('work that overruns, and preventive work that lasted or lacks its reason, is as loud as the terms say', () => {
  const overrun = (attention: Partial<AddressTiersAttention>) => {
    const work = workOn('over', '03-23 01:00', '03-23 05:00', {
      status: 'in-process',
      actualStart: copenhagen('03-23 01:00'),
      noticeAt: copenhagen('03-01 00:00'),
    });
    return liveOf(windowsAt(copenhagen('03-23 05:30'), [asking(attention), work])).live.works[0].line.level;
  };
  expect(overrun({})).toBe('late');
  expect(overrun({ overrun: 'watch' })).toBe('watch');
  const preventive = (
    attention: Partial<AddressTiersAttention>,
    downtimeMinutes: number,
    reason: string | null,
  ) => {
    const work = workOn('restart', '03-23 06:00', '03-23 06:30', {
      kind: 'preventive',
      downtimeMinutes,
      reason,
    });
    const { next, other } = windowsAt(NOW, [asking(attention), work]).preventive;
    return (next ?? other)!.level;
  };
  expect(preventive({}, 6, 'a router')).toBe('watch');
  expect(preventive({ longerThanUsual: 'urgent' }, 6, 'a router')).toBe('urgent');
  expect(preventive({}, 5, null)).toBe('watch');
  expect(preventive({ preventiveUnjustified: 'calm' }, 5, null)).toBe('calm');
  expect(preventive({ longerThanUsual: 'urgent' }, 5, null)).toBe('watch');
});

test('an all-clear and a status are urgent after as many minutes as the terms say', () => {
  const shown = (attention: Partial<AddressTiersAttention>) => {
    const faults = [
      fault('1', '23 12:00', 'pro', [['23 15:00', 'restored']]),
      fault('2', '23 12:30', 'pro', [
        ['23 15:00', 'repair-started'],
        ['23 15:00', 'customer-informed'],
      ]),
    ];
    const { allClearOwed, reacted } = clocksBoard(
      boardOf('23 15:20:14', [asking(attention), ...faults]),
      fresh('23 15:20:14'),
    );
    return [allClearOwed.shown[0].urgent, reacted.shown[0].status?.urgent];
  };
  expect(shown({})).toEqual([false, false]);
  expect(shown({ allClearUrgentMinutes: 20 })).toEqual([true, false]);
  expect(shown({ statusUrgentMinutes: 20 })).toEqual([false, true]);
});

test('an agreement that ends is urgent, where a fault is open, in as many days as the terms say', () => {
  const ends = fault('1', '23 14:00', 'basis');
  const agreements = [{ addressId: 'a1', tier: 'basis', valid: { start: 0, end: march('28 00:00') } }];
  const soon = (days: number) => {
    const board = boardOf('23 15:20:14', [asking({ agreementEndUrgentDays: days }), { ...ends, agreements }]);
    return coveredFaults(board, fresh('23 15:20:14'))[0].endsSoon;
  };
  expect([soon(4), soon(5)]).toEqual([false, true]);
});

test('emergencies are ordered by what is left, or as they started; late ones are on top either way', () => {
  const tickets = [emergency('1', '23 15:00'), emergency('2', '23 14:30'), emergency('3', '23 15:10')];
  const keys = (order: 'remaining' | 'started') => {
    const terms = { ...AUROLOGIC, readings: { ...AUROLOGIC.readings, order } };
    // Later cycles are promised less.
    const short = { ...terms, firstReaction: { ...terms.firstReaction, goalMs: 15 * 60_000 } };
    const versions = [
      { version: 'a', from: -8.64e15, terms },
      { version: 'b', from: march('23 15:05'), terms: short },
    ];
    const board = boardOf('23 15:20:14', [{ kind: 'provider', id: 'aurologic', versions }, ...tickets]);
    return emergencyRows(board, fresh('23 15:20:14')).map(({ open }) => open.judged.ticket.id);
  };
  expect(keys('remaining')).toEqual(['aurologic:2', 'aurologic:3', 'aurologic:1']);
  expect(keys('started')).toEqual(['aurologic:2', 'aurologic:1', 'aurologic:3']);
});
