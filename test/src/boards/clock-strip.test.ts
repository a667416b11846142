import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockStrip, clockStrip, type StripPart } from '../../../src/boards/clock-strip.ts';
import { stripLabels } from '../../../src/boards/strip-labels.ts';
import { calendarOf } from '../../../src/calendars/calendar-book.ts';
import { boardOf, fault, type Happened, march } from './board-of.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

type Measured = Extract<ClockStrip, { kind: 'measured' }>;

/** The strip of the last clock of a fault. */
function stripOf(
  now: string,
  opened: string,
  tier: 'basis' | 'pro',
  events: readonly Happened[] = [],
  unknownSince: string | null = null,
): ClockStrip {
  const board = boardOf(now, [fault('1', opened, tier, events)]);
  const clock = board.faults[0].verdict.clocks[0];
  const calendar = calendarOf(board.calendars, clock.goal!.calendar);
  return clockStrip(clock, calendar, march(now), unknownSince === null ? null : march(unknownSince));
}

function measured(strip: ClockStrip): Measured {
  if (strip.kind !== 'measured') throw new Error('void');
  return strip;
}

/** A part in short: its kind, minutes or closed hours, and what stands in it. */
function short(part: StripPart): string {
  switch (part.kind) {
    case 'open': {
      const share = (value: number | null) => (value === null ? '' : (value * 100).toFixed(2));
      const unknown = part.unknown ? ` unknown ${share(part.unknown.from)}-${share(part.unknown.to)}` : '';
      const needle = part.needle === null ? '' : ` needle ${share(part.needle)}`;
      const stop = part.stop === null ? '' : ` stop ${share(part.stop)}`;
      return `open ${part.lengthMs / MINUTE} used ${share(part.used)}${unknown}${needle}${stop}`;
    }
    case 'cut':
      return `cut ${part.closedMs / HOUR}${part.here ? ' here' : ''}`;
    case 'due':
      return 'due';
    case 'over':
      return `over ${part.lengthMs / MINUTE} ${part.ends}`;
    case 'rest':
      return `rest ${part.lengthMs / MINUTE}`;
  }
}

const parts = (...given: Parameters<typeof stripOf>) => measured(stripOf(...given)).parts.map(short);
const visit = (at: string): Happened => [at, 'technician-required'];

describe('the states of a strip', () => {
  test('running, calm', () => {
    const shown = ['open 60 used 20.00 needle 20.00', 'due'];
    expect(parts('23 10:42', '23 10:30', 'pro')).toEqual(shown);
    expect(measured(stripOf('23 10:42', '23 10:30', 'pro')).leavesToday).toBe(false);
    // Before the opening of the same morning: what stands beside the strip names the day it resumes on.
    expect(measured(stripOf('23 05:00', '23 04:40', 'basis')).leavesToday).toBe(true);
  });

  test('running, with a cut still to come', () => {
    const shown = ['open 295 used 86.44 needle 86.44', 'cut 16', 'open 185 used 0.00', 'due'];
    expect(parts('23 15:20', '23 11:05', 'basis', [visit('23 11:06')])).toEqual(shown);
  });

  test('a weekend is one cut', () => {
    const shown = ['open 110 used 100.00', 'cut 64', 'open 370 used 43.78 needle 43.78', 'due'];
    expect(parts('23 10:42', '20 14:10', 'basis', [visit('20 14:20')])).toEqual(shown);
  });

  test('waiting: the needle becomes a pause', () => {
    const shown = ['open 68 used 100.00', 'cut 16 here', 'open 112 used 0.00', 'due'];
    expect(parts('23 15:20', '23 13:52', 'basis')).toEqual(shown);
  });

  test('waiting from the start: the whole closed stretch, not from the report on', () => {
    const shown = ['cut 16 here', 'open 180 used 0.00', 'due'];
    expect(parts('23 15:20', '23 15:07', 'basis')).toEqual(shown);
  });

  test('one cut for Easter, and an hour less for summer time', () => {
    const board = boardOf('31 23:00', [fault('1', '31 12:00', 'basis', [])]);
    const [clock] = board.faults[0].verdict.clocks;
    const easter = { ...clock, startedAt: Date.parse('2026-04-01T14:10+02:00') };
    const calendar = calendarOf(board.calendars, 'aura-basis-onsite');
    const dueAt = Date.parse('2026-04-07T14:10+02:00');
    const goal = { goalMs: 8 * HOUR, calendar: calendar.id };
    const strip = measured(
      clockStrip({ ...easter, goal, dueAt }, calendar, Date.parse('2026-04-01T15:30+02:00')),
    );
    expect(strip.parts.map(short)).toEqual([
      'open 110 used 72.73 needle 72.73',
      'cut 136',
      'open 370 used 0.00',
      'due',
    ]);
  });

  test('late: the overrun grows beyond the due line', () => {
    const shown = ['open 110 used 100.00', 'cut 64', 'open 370 used 100.00', 'due', 'over 70 needle'];
    expect(parts('23 15:20', '20 14:10', 'basis', [visit('20 14:20')])).toEqual(shown);
  });

  test('late over a closed stretch: the overrun is cut too, and capped at 45 % of the goal', () => {
    const shown = parts('24 09:30', '20 12:00', 'basis', [visit('20 12:10')]);
    expect(shown.slice(3)).toEqual([
      'due',
      expect.stringMatching(/^over 157\.09\d* nothing$/),
      'cut 16',
      expect.stringMatching(/^over 58\.9\d* needle$/),
    ]);
  });

  test('late while the calendar is closed: a pause at the end, and it stands still', () => {
    const shown = parts('23 18:00', '20 14:10', 'basis', [visit('20 14:20')]);
    expect(shown.slice(3)).toEqual(['due', 'over 110 nothing', 'cut 16 here']);
    expect(parts('24 02:00', '20 14:10', 'basis', [visit('20 14:20')])).toEqual(shown);
  });

  test('late by many days: all closed time of the overrun is one cut', () => {
    const shown = parts('27 09:00', '20 14:10', 'basis', [visit('20 14:20')]);
    expect(shown.slice(3).map((part) => part.split(' ')[0])).toEqual(['due', 'over', 'cut', 'over']);
    expect(shown).toContain('cut 64');
  });

  test('due exactly at closing time: used up, not late, and paused', () => {
    const shown = ['open 180 used 100.00', 'due', 'cut 16 here'];
    expect(parts('23 15:00', '23 12:00', 'basis')).toEqual(shown);
    expect(measured(stripOf('23 15:00', '23 12:00', 'basis')).state).toBe('waiting');
  });

  test('met: it stops at the diamond', () => {
    const shown = ['open 60 used 66.67 stop 66.67', 'due'];
    expect(parts('23 12:00', '23 09:00', 'pro', [['23 09:40', 'repair-started']])).toEqual(shown);
  });

  test('breached and stopped: the overrun ends in the diamond', () => {
    const shown = ['open 60 used 100.00', 'due', 'over 12 stop'];
    expect(parts('23 15:00', '23 09:00', 'pro', [['23 10:12', 'repair-started']])).toEqual(shown);
  });

  test('data not known since 10:20: striped from the last known instant to now', () => {
    const shown = ['open 60 used 43.33 unknown 43.33-80.00 needle 80.00', 'due'];
    expect(parts('23 10:42', '23 09:54', 'pro', [], '23 10:20')).toEqual(shown);
  });

  test('what is settled is known, however old the data is', () => {
    const stopped: Happened[] = [['23 10:00', 'repair-started']];
    expect(parts('23 12:00', '23 09:54', 'pro', stopped, '23 09:57')[0]).not.toContain('unknown');
  });

  test('cancelled: what was never needed is blank', () => {
    const shown = ['open 38 used 100.00', 'rest 22', 'due'];
    expect(parts('23 13:00', '23 11:52', 'pro', [['23 12:30', 'merged']])).toEqual(shown);
  });

  test('void says why', () => {
    const board = boardOf('23 12:00', [fault('1', '23 11:00', 'pro', [visit('23 11:10')])]);
    const remote = board.faults[0].verdict.clocks.find(({ kind }) => kind === 'remote-reaction')!;
    const calendar = calendarOf(board.calendars, 'aura-pro');
    expect(clockStrip(remote, calendar, board.now)).toEqual({ kind: 'void', reason: 'visit-required' });
  });
});

const minute = fc.integer({ min: 0, max: 20 * 24 * 60 });

test('open time is to scale, and all of the goal is drawn, whenever a fault is reported and seen', () => {
  fc.assert(
    fc.property(
      minute,
      minute,
      fc.constantFrom('basis', 'pro'),
      fc.boolean(),
      (start, later, tier, onsite) => {
        const openedAt = march('02 00:00') + start * MINUTE;
        const now = openedAt + later * MINUTE;
        const events = [
          { type: 'opened', channel: 'phone', at: openedAt } as const,
          ...(onsite ? [{ type: 'technician-required', at: openedAt } as const] : []),
        ];
        const ticket = fault('1', '02 00:00', tier as 'basis' | 'pro');
        const board = boardOf('02 00:00', []);
        const judged = boardOf(new Date(now + HOUR).toISOString().slice(8, 16).replace('T', ' '), [
          { ...ticket, ticket: { ...ticket.ticket, events } },
        ]);
        // Judged at the minute of `now` in March; instants after March wrap, so those are left out.
        fc.pre(judged.now === now);
        const clock = judged.faults[0].verdict.clocks[0];
        const strip = measured(clockStrip(clock, calendarOf(board.calendars, clock.goal!.calendar), now));
        const due = strip.parts.findIndex(({ kind }) => kind === 'due');
        const open = strip.parts.slice(0, due).flatMap((part) => (part.kind === 'open' ? [part] : []));
        const goalMs = clock.goal!.goalMs;
        expect(open.reduce((sum, { lengthMs }) => sum + lengthMs, 0)).toBe(goalMs);
        const used = open.reduce((sum, part) => sum + part.lengthMs * part.used, 0);
        expect(used).toBeCloseTo(Math.min(goalMs, clock.usedMs!), 0);
        const over = strip.parts.slice(due).flatMap((part) => (part.kind === 'over' ? [part.lengthMs] : []));
        expect(over.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(goalMs * 0.45 + 1);
        const marks = strip.parts.filter(
          (part) =>
            (part.kind === 'open' && part.needle !== null) ||
            (part.kind === 'over' && part.ends === 'needle') ||
            (part.kind === 'cut' && part.here),
        );
        expect(marks).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});

test('an opening is labelled where it fits between the start and the due instant', () => {
  const room = { width: 34, cut: 6.5, instant: 6.5, due: 9.3, closed: 7.5 };
  const roomy = stripLabels(measured(stripOf('23 15:20', '23 13:52', 'basis')), room);
  expect([...roomy.resume]).toEqual([1]);
  const tight = stripLabels(measured(stripOf('23 15:20', '23 11:05', 'basis', [visit('23 11:06')])), room);
  expect([...tight.resume]).toEqual([]);
  expect([...tight.closed]).toEqual([1]);
});

test('many cuts share at most a good half of the strip', () => {
  const strip = measured(stripOf('23 10:42', '20 14:10', 'basis', [visit('20 14:20')]));
  const cut = strip.parts[1];
  const many = { ...strip, parts: [...Array.from({ length: 9 }, () => cut), ...strip.parts] };
  const room = { width: 34, cut: 6.5, instant: 6.5, due: 9.3, closed: 7.5 };
  const labels = stripLabels(many, room);
  expect(labels.cut * 10).toBeLessThanOrEqual(34 * 0.55 + 0.001);
  expect(labels.closed.size).toBeLessThan(10);
});
