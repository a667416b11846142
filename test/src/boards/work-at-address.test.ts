import { expect, test } from 'vitest';
import type { BoardTicket, BoardWork } from '../../../src/boards/board.ts';
import { workAtAddress } from '../../../src/boards/work-at-address.ts';
import { boardOf, fault, march } from './board-of.ts';

function work(id: string, start: string, end: string, more: Partial<BoardWork['work']> = {}): BoardWork {
  return {
    kind: 'work',
    id: `calendar:${id}`,
    voidedNoticeAt: null,
    addressesByTier: {},
    withoutAgreement: 0,
    unknownObjects: [],
    work: {
      kind: 'service-window',
      provider: 'aura',
      title: `work ${id}`,
      status: 'confirmed',
      impact: 'outage',
      start: march(start),
      end: march(end),
      noticeAt: null,
      reason: null,
      downtimeMinutes: null,
      actualStart: null,
      actualEnd: null,
      noticeUrl: null,
      objects: ['a1'],
      ...more,
    },
  };
}

function noted(now: string, ticket: BoardTicket, ...works: BoardWork[]) {
  const board = boardOf(now, [ticket, ...works]);
  return workAtAddress(board.faults[0], board);
}

const one = fault('1', '23 01:00', 'pro');
const night = work('1', '23 00:30', '23 03:30');

test('a fault is annotated with the planned work it overlaps at its address', () => {
  const note = { title: 'work 1', start: march('23 00:30'), end: march('23 03:30'), others: 0 };
  expect(noted('23 02:17', one, night)).toEqual(note);
  // It goes on being true once the work has ended: the fault overlapped it.
  expect(noted('23 05:00', one, night)).toEqual(note);
  expect(
    noted('23 02:17', { ...one, lines: ['olt'] }, work('1', '23 00:30', '23 03:30', { objects: ['olt'] })),
  ).toEqual(note);
});

test('not with work elsewhere, of another provider, at another time, or cancelled', () => {
  expect(noted('23 02:17', one, work('1', '23 00:30', '23 03:30', { objects: ['a2'] }))).toBeNull();
  expect(noted('23 02:17', one, work('1', '23 00:30', '23 03:30', { provider: 'another' }))).toBeNull();
  expect(noted('23 02:17', one, work('1', '23 00:30', '23 03:30', { status: 'cancelled' }))).toBeNull();
  expect(noted('23 02:17', one, work('1', '22 23:00', '23 00:55'))).toBeNull();
  expect(noted('23 02:17', one, work('1', '23 02:30', '23 03:30'))).toBeNull();
  expect(
    noted(
      '23 02:17',
      fault('1', '23 01:00', 'pro', [['23 01:30', 'closed']]),
      work('1', '23 02:00', '23 03:30'),
    ),
  ).toBeNull();
});

test('of several the one that began last, and how many others there are', () => {
  const note = noted(
    '23 02:17',
    one,
    night,
    work('2', '23 02:00', '23 03:00'),
    work('3', '23 01:00', '23 05:00'),
  );
  expect(note).toMatchObject({ title: 'work 2', others: 2 });
});

test('the clock is unchanged', () => {
  const alone = boardOf('23 02:17', [one]).faultClocks.map(({ clock }) => clock);
  expect(boardOf('23 02:17', [one, night]).faultClocks.map(({ clock }) => clock)).toEqual(alone);
});
