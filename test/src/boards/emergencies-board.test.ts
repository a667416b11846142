import { describe, expect, test } from 'vitest';
import type { BoardEntity, BoardOutcomes } from '../../../src/boards/board.ts';
import { emergenciesBoard } from '../../../src/boards/emergencies-board.ts';
import { boardOf, DUTY, emergency, fault, fresh, march } from './board-of.ts';

const now = '23 15:20:14';
const shown = (...entities: BoardEntity[]) => emergenciesBoard(boardOf(now, entities), fresh(now));

describe('rows', () => {
  test('least time first, late on top', () => {
    const board = shown(
      emergency('calm', '23 15:14:05'),
      emergency('late', '23 14:47'),
      emergency('urgent', '23 14:54:12'),
    );
    const rows = board.rows.rows.map(({ about, level, remainingMs }) => [about.text, level, remainingMs]);
    expect(rows).toEqual([
      ['customer late', 'late', -194_000],
      ['customer urgent', 'urgent', 238_000],
      ['customer calm', 'calm', 1_431_000],
    ]);
  });

  test('four with an aside, five without', () => {
    const many = ['1', '2', '3', '4', '5', '6'].map((id) => emergency(id, `23 15:1${id}`));
    expect(shown(...many.slice(0, 5)).rows).toMatchObject({ density: 'full', more: null });
    expect(shown(...many).rows.more).toMatchObject({ count: 2, level: 'calm' });
    const aside = emergency('x', '23 15:00', [['23 15:01', 'staff-replied']]);
    const withAside = shown(...many.slice(0, 5), aside);
    expect(withAside.rows.rows).toHaveLength(3);
    expect(withAside.rows.more).toMatchObject({ count: 2, nextDueAt: march('23 15:44') });
  });

  test('of an alarm that the station has none for yet, somebody is waited for only where there is a roster', () => {
    const [raised] = shown(emergency('1', '23 15:14:05')).rows.rows;
    expect(raised.alarm).toEqual({ kind: 'raised', at: march('23 15:14:05') });
    expect(shown(emergency('1', '23 15:14:05')).holds).toBeNull();
    const waiting = shown(emergency('1', '23 15:14:05'), DUTY);
    expect(waiting.rows.rows[0].alarm).toMatchObject({ kind: 'not-acknowledged', onDuty: 'Anna Berg' });
    expect(waiting.holds).toEqual({ level: 'urgent', alarm: true, apart: false });
    const acknowledgements = [{ alarmAt: march('23 15:14:05'), at: march('23 15:15'), by: 'Anna' }];
    const done = shown(emergency('1', '23 15:14:05', [], { acknowledgements }), DUTY);
    expect(done.rows.rows[0].alarm).toEqual({
      kind: 'acknowledged',
      at: march('23 15:15'),
      by: { kind: 'source', by: 'Anna' },
    });
    expect(done.holds).toBeNull();
  });

  test('a late row whose source is silent is known to be late only as of then', () => {
    const trust = fresh(now, { kind: 'silent', since: march('23 15:10') });
    const board = emergenciesBoard(boardOf(now, [emergency('1', '23 14:47')]), trust);
    expect(board.rows.rows[0]).toMatchObject({ level: 'late', unknownSince: march('23 15:10') });
  });
});

describe('beside the rows', () => {
  test('reacted, still open: in how long, and who is still to be told', () => {
    const board = shown(
      emergency('1', '23 14:13:55', [['23 14:36', 'staff-replied']]),
      emergency('2', '23 14:02', [
        ['23 14:13:40', 'staff-replied'],
        ['23 14:57:50', { type: 'escalated', level: 3 }],
        ['23 14:58', 'staff-called'],
      ]),
      emergency('restored', '23 14:00', [['23 14:10', 'restored']]),
      emergency('closed', '23 14:00', [
        ['23 14:10', 'staff-replied'],
        ['23 14:20', 'closed'],
      ]),
    );
    expect(board.asides.reacted.shown).toMatchObject([
      {
        about: { text: 'customer 2' },
        tookMs: 700_000,
        level: 3,
        owed: [{ kind: 'customer-not-told', since: march('23 14:57:50'), level: 'late' }],
      },
      { about: { text: 'customer 1' }, tookMs: 1_325_000, level: null, lastReplyAt: march('23 14:36') },
    ]);
  });

  test('flagged without a clock, with the reason', () => {
    const child = { id: 'c', name: 'Child', parentId: 'p', parentName: 'Parent', monthlyRevenueEur: null };
    const board = shown(
      emergency('1', '23 14:00', [], { service: 'Webspace' }),
      emergency('2', '23 14:00', [], { customer: child }),
      emergency('3', '23 14:00', [], { channel: 'email' }),
    );
    expect(board.asides.flagged.shown.map(({ reason }) => reason)).toEqual([
      { kind: 'emergency-not-activated', service: 'Webspace' },
      { kind: 'child-account', parent: 'Parent' },
      { kind: 'outside-ticket-system', channel: 'email' },
    ]);
  });

  test('not service-impacting, with what it costs', () => {
    const board = shown(
      emergency('1', '23 12:05', [
        ['23 12:20', { type: 'impact-classified', impact: 'not-impacting' }],
        ['23 12:31', 'customer-replied'],
        ['23 12:58', 'customer-replied'],
      ]),
    );
    expect(board.asides.notImpacting.shown).toMatchObject([{ flags: 1, replies: 2, eurNet: 90 }]);
  });
});

describe('the calm state', () => {
  const outcomes: BoardOutcomes = {
    kind: 'outcomes',
    id: 'aurologic/first-reaction',
    provider: 'aurologic',
    clock: 'first-reaction',
    quietSince: march('20 07:02'),
    outcomes: [5, 34, 10, 15].map((minutes, i) => ({
      ticketId: `t${i}`,
      state: minutes <= 30 ? 'met' : 'breached',
      startedAt: march(`1${i} 10:00`),
      usedMs: minutes * 60_000,
      goalMs: 1_800_000,
    })),
  };

  test('says since when it is quiet, how reactions went, and what is due elsewhere', () => {
    const { quiet, unflagged } = shown(
      outcomes,
      emergency('1', '21 07:06', [], { flagged: false }),
      emergency('2', '22 07:06', [], { flagged: false }),
      fault('1', '23 14:30', 'pro'),
    );
    expect(quiet).toMatchObject({
      since: march('20 07:02'),
      reactions: { met: 3, count: 4, medianMs: 750_000 },
      others: { rows: [{ about: { text: 'address 1' }, dueAt: march('23 15:30') }], more: null },
      office: { kind: 'open', until: march('23 18:00') },
    });
    expect(unflagged).toEqual({ count: 2, oldestAt: march('21 07:06') });
  });

  test('other clocks: late first, waiting ones say when they go on, and none is dropped in silence', () => {
    const late = fault('late', '23 12:00', 'pro');
    const waiting = fault('waiting', '23 13:52', 'basis');
    expect(shown(waiting, late).quiet?.others).toMatchObject({
      rows: [
        { about: { text: 'address late' }, level: 'late', resumesAt: null },
        { about: { text: 'address waiting' }, resumesAt: march('24 07:00') },
      ],
      more: null,
    });
    const many = Array.from({ length: 8 }, (_, i) => fault(`w${i}`, '23 13:52', 'basis'));
    const { rows, more } = shown(...many, late).quiet!.others;
    expect(rows.map(({ level }) => level)).toEqual(['late', 'calm']);
    expect(more).toMatchObject({ count: 7, level: 'calm' });
  });

  test('there is none while a first reaction is owed', () => {
    expect(shown(emergency('1', '23 15:14')).quiet).toBeNull();
  });

  test('a withdrawn flag leaves a ticket without one', () => {
    const board = shown(emergency('1', '23 15:00', [['23 15:05', 'emergency-unflagged']]));
    expect(board.unflagged.count).toBe(1);
    expect(board.quiet).not.toBeNull();
  });
});

test('on duty is who stands in the roster now', () => {
  expect(shown(DUTY).duty).toMatchObject({ name: 'Anna Berg', until: march('31 00:00'), next: null });
  expect(shown().duty).toBeNull();
});

describe('the roster ahead', () => {
  const on = (name: string, from: string, to: string, level = 1) => ({
    ...{ level, person: name, name },
    ...{ start: march(from), end: march(to) },
  });
  const dutyOf = (...shifts: ReturnType<typeof on>[]) => shown({ ...DUTY, shifts }).duty;

  test('names all who are on duty, until that changes', () => {
    const duty = dutyOf(
      on('J. Weber', '23 08:00', '23 20:00'),
      on('A. Haddad', '23 12:00', '24 08:00'),
      on('K. Möller', '23 08:00', '30 08:00', 2),
    );
    expect(duty).toMatchObject({
      name: 'A. Haddad, J. Weber',
      until: march('23 20:00'),
      next: { name: 'A. Haddad', from: march('23 20:00'), until: march('24 08:00') },
      overlap: { end: march('23 20:00'), count: 2 },
      gap: { start: march('24 08:00'), end: null, isUrgent: true },
    });
  });

  test('a gap is urgent within a week, and is told within two', () => {
    const gapFrom = (from: string, to: string) =>
      dutyOf(on('J. Weber', '23 08:00', from), on('A. Haddad', to, '31 08:00'))!.gap;
    expect(gapFrom('24 02:00', '24 08:00')).toEqual({
      ...{ start: march('24 02:00'), end: march('24 08:00'), isUrgent: true },
    });
    expect(gapFrom('30 20:00', '31 00:00')).toMatchObject({ isUrgent: false });
    expect(dutyOf(on('J. Weber', '23 08:00', '31 08:00'))!.gap).toMatchObject({ isUrgent: false });
  });

  test('nobody at level 1 is nobody on duty, and an alarm is told to the next level', () => {
    const second = { ...DUTY, shifts: [on('K. Möller', '23 08:00', '30 08:00', 2)] };
    expect(shown(second).duty).toMatchObject({ name: null, gap: null });
    const board = shown(emergency('1', '23 15:14:05'), second);
    expect(board.rows.rows[0].alarm).toMatchObject({ onDuty: 'K. Möller' });
  });
});
