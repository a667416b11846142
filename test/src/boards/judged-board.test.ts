import { expect, test } from 'vitest';
import { annunciator } from '../../../src/boards/annunciator.ts';
import { emergenciesBoard } from '../../../src/boards/emergencies-board.ts';
import { boardOf, emergency, fault, fresh, march } from './board-of.ts';

const now = '23 15:20:14';

test('a ticket that cannot be judged is counted apart and takes no wall down', () => {
  const good = emergency('1', '23 15:00');
  const orphan = emergency('2', '23 15:00');
  const elsewhere = { ...orphan, ticket: { ...orphan.ticket, provider: 'nobody' } };
  const broken = emergency('3', '23 15:00');
  const eventless = { ...broken, ticket: { ...broken.ticket, events: null as never } };
  // Nothing is known of calendars that long ago.
  const ancient = fault('4', '23 10:00', 'basis');
  const old = {
    ...ancient,
    ticket: {
      ...ancient.ticket,
      events: [{ type: 'opened', channel: 'phone', at: Date.UTC(2019, 1, 1) } as const],
    },
  };
  const board = boardOf(now, [good, elsewhere, eventless, old]);
  expect(board.notJudged.map(({ ticket }) => ticket.id)).toEqual(['aurologic:2', 'aurologic:3', 'aura:4']);
  expect(board.notJudged[0].reason).toContain('nobody');
  expect(emergenciesBoard(board, fresh(now)).rows.rows).toHaveLength(1);
});

test('the panel counts open clocks of all providers by attention', () => {
  const board = boardOf(now, [
    emergency('late', '23 14:47'),
    emergency('urgent', '23 14:54:12'),
    emergency('watch', '23 15:02:40'),
    emergency('calm', '23 15:14:05'),
    emergency('answered', '23 15:10', [['23 15:12', 'staff-replied']]),
    emergency('late and answered', '23 14:00', [['23 14:50', 'staff-replied']]),
    emergency('late and closed', '23 14:00', [['23 15:00', 'closed']]),
    fault('late', '20 14:10', 'basis', [['20 14:25', 'technician-required']]),
    fault('waiting', '23 13:52', 'basis'),
  ]);
  const { counts, next } = annunciator(board);
  expect(counts).toEqual({ late: 2, urgent: 1, watch: 1, calm: 2 });
  expect(next).toMatchObject({ dueAt: march('23 15:24:12'), about: { text: 'customer urgent' } });
});

test('an unknown address counts as watch, since someone must look; no agreement does not', () => {
  const board = boardOf(now, [
    fault('1', '23 14:00', 'pro', [], { addressId: null }),
    fault('2', '23 14:00', null),
    fault('3', '23 14:00', 'pro', [['23 14:05', 'closed']], { addressId: null }),
  ]);
  expect(annunciator(board)).toEqual({ counts: { late: 0, urgent: 0, watch: 1, calm: 0 }, next: null });
});

test('what runs out next is never late already', () => {
  expect(annunciator(boardOf(now, [emergency('1', '23 14:00')])).next).toBeNull();
});
