// The words of a ledger: reasons, hours, moments and lengths.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekly } from '../../../src/calendars/hours.ts';
import { closedText } from '../../../src/explain/closed-text.ts';
import { hoursText } from '../../../src/explain/hours-text.ts';
import type { Closed } from '../../../src/explain/ledger.ts';
import {
  dateText,
  dayIn,
  lengthOf,
  momentIn,
  offsetText,
  timeIn,
} from '../../../src/explain/local-moments.ts';
import { AURA_CALENDARS } from '../../../src/providers/aura.ts';
import { naiveChanges, wallAt } from './naive-closed.ts';

const closed = (date: string, why: Closed['why']): Closed => ({ start: 0, end: 1, date, why });

describe('why it is closed', () => {
  test('what adjoins is told once', () => {
    const night = { kind: 'night' } as const;
    expect(closedText([closed('2026-05-11', night), closed('2026-05-12', night)])).toBe('night');
    const weekend = { kind: 'weekend' } as const;
    expect(closedText([closed('2026-05-09', weekend), closed('2026-05-10', weekend)])).toBe('weekend');
  });

  test('two days without hours are two, and so are two holidays of one name', () => {
    const none = { kind: 'no-hours' } as const;
    expect(closedText([closed('2026-05-11', none), closed('2026-05-12', none)])).toBe(
      'no hours on Mon 11 May, no hours on Tue 12 May',
    );
    const feast = { kind: 'holiday', name: 'Jul' } as const;
    expect(closedText([closed('2026-12-25', feast), closed('2026-12-26', feast)])).toBe(
      'Jul Fri 25 Dec, Jul Sat 26 Dec',
    );
  });

  test('open time has no reason', () => {
    expect(closedText([])).toBe('');
  });
});

describe('hours', () => {
  test('of the calendars of an agreement', () => {
    expect(Object.fromEntries(AURA_CALENDARS.map(({ id, hours }) => [id, hoursText(hours)]))).toEqual({
      'aura-basis-onsite': 'Mon–Fri 08–16',
      'aura-basis-repair': 'Mon–Fri 07–15',
      'aura-pro': 'around the clock',
      'aura-basis-phone': 'Mon–Fri 08–20, Sat–Sun 10–14',
      'aura-support': 'Mon–Fri 08–20, Sat–Sun 10–14',
      'aura-billing': 'Mon–Thu 08–16, Fri 08–15',
      'aura-working-days': 'Mon–Fri 00–24',
    });
  });

  test('in two parts, past midnight, to the minute, on single days', () => {
    expect(
      hoursText(
        weekly([
          [480, 720],
          [780, 1025],
        ]),
      ),
    ).toBe('Mon–Fri 08–12 and 13–17:05');
    expect(hoursText(weekly([[1320, 1800]], [[1320, 1800]]))).toBe('Mon–Sun 22–06');
    expect(hoursText([[], [[510, 600]], [], [], [], [], [[1080, 1560]]])).toBe('Tue 08:30–10, Sun 18–02');
  });
});

describe('moments', () => {
  const at = Date.parse('2026-03-23T13:10:00Z');

  test('are as exact as they are', () => {
    expect(momentIn(at, 'Europe/Copenhagen')).toBe('Mon 23 Mar 14:10');
    expect(momentIn(at, 'Europe/Copenhagen', true)).toBe('Mon 23 Mar 2026 14:10');
    expect(timeIn(at + 20_000, 'UTC')).toBe('13:10:20');
    expect(timeIn(at + 20_045, 'UTC')).toBe('13:10:20.045');
    expect(timeIn(-1, 'UTC')).toBe('23:59:59.999');
    expect(timeIn(Date.parse('2026-03-23T00:00:00Z'), 'UTC')).toBe('00:00');
    expect(dayIn(at, 'Pacific/Apia')).toBe('Tue 24 Mar');
    expect(dateText('2026-04-02')).toBe('Thu 2 Apr');
    expect(dateText('2026-04-02', true)).toBe('Thu 2 Apr 2026');
  });

  test('a time that comes twice has its offset, each time its own', () => {
    const first = Date.parse('2026-10-25T00:30:00Z');
    const shown = [-3_600_000, 0, 3_600_000, 7_200_000].map((by) =>
      momentIn(first + by, 'Europe/Copenhagen'),
    );
    expect(shown).toEqual([
      ...['Sun 25 Oct 01:30', 'Sun 25 Oct 02:30 +02:00', 'Sun 25 Oct 02:30 +01:00', 'Sun 25 Oct 03:30'],
    ]);
  });

  test('no two instants of a day are told alike, in any zone', () => {
    const zones = fc.constantFrom('Europe/Copenhagen', 'Australia/Lord_Howe', 'America/St_Johns');
    fc.assert(
      fc.property(zones, fc.integer({ min: 2015, max: 2035 }), fc.nat(3_600_000 * 4), (zone, year, by) => {
        const changes = naiveChanges(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)) as {
          at: number;
        }[];
        for (const { at: change } of changes) {
          const instant = change - 2 * 3_600_000 + by;
          for (const other of [1_800_000, 3_600_000]) {
            expect(momentIn(instant, zone)).not.toBe(momentIn(instant + other, zone));
          }
          expect(momentIn(instant, zone)).toContain(
            String(wallAt(instant, zone).minute % 60).padStart(2, '0'),
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('lengths leave out what is zero', () => {
  expect([0, 5, 12_005, 6_600_000, 90_061_001, -1800_000].map(lengthOf)).toEqual([
    ...['0', '5 ms', '12 s 5 ms', '1 h 50 m', '25 h 1 m 1 s 1 ms', '−30 m'],
  ]);
});

test('offsets have their sign', () => {
  expect([0, 60, -210, 825].map(offsetText)).toEqual(['+00:00', '+01:00', '−03:30', '+13:45']);
});
