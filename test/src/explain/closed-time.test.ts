// Why a calendar is closed is what the clock on the wall, the book of holidays and the hours of the week say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFrom, openStretches } from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import type { CalendarDefinition } from '../../../src/calendars/hours.ts';
import type { HolidayBook } from '../../../src/calendars/public-holidays.ts';
import { addDays, startOfDay } from '../../../src/calendars/wall-time.ts';
import { whyClosed } from '../../../src/explain/closed-time.ts';
import type { Closed } from '../../../src/explain/ledger.ts';
import { zoneChanges } from '../../../src/explain/zone-changes.ts';
import { type AskedCalendar, askedCalendar } from '../../naive/arbitrary-calendars.ts';
import type { NaiveCalendar } from '../../naive/calendars.ts';
import { asDefinition } from '../calendars/as-definition.ts';
import { underTerms } from '../clocks/ticket-story.ts';
import { dateBefore, jumpsAbout, naiveChanges, naiveWhy, wallAt } from './naive-closed.ts';
import { anyMoments, explained, feast, naiveCalendars } from './told-ledgers.ts';

const HOUR = 3_600_000;

/** What a day that closes a calendar is to be called. */
const nameOf = ({ closedDays }: NaiveCalendar, date: string) => (closedDays.has(date) ? feast(date) : date);

function reasonsHold(naive: NaiveCalendar, closed: readonly Closed[], start: number, end: number): void {
  expect(closed[0].start).toBe(start);
  expect(closed.at(-1)!.end).toBe(end);
  for (const [i, part] of closed.entries()) {
    if (i > 0) expect(part.start).toBe(closed[i - 1].end);
    expect(part.start).toBeLessThan(part.end);
    for (let at = part.start; at < part.end; at += HOUR) reasonHolds(naive, part, at);
    reasonHolds(naive, part, part.end - 1);
    // A part lies within one local day.
    const day = wallAt(part.start, naive.zone).date;
    expect(wallAt(part.end - 1, naive.zone).date).toBe(day);
  }
}

function reasonHolds(naive: NaiveCalendar, { why, date }: Closed, at: number): void {
  const shown = wallAt(at, naive.zone).date;
  if (jumpsAbout(shown, naive.zone)) {
    expect([shown, dateBefore(shown, naive.zone)]).toContain(date);
  } else {
    expect({ date, why: why.kind }, new Date(at).toISOString()).toEqual(naiveWhy(naive, at));
  }
  if (why.kind === 'holiday') expect(why.name).toBe(nameOf(naive, date));
}

/** The calendar with the book of its holidays, each of its own name. */
function withFeasts(naive: NaiveCalendar): { definition: CalendarDefinition; book: HolidayBook } {
  const names = new Map([...naive.closedDays].map((date) => [date, feast(date)]));
  return { definition: asDefinition(naive).definition, book: new Map([['XX', names]]) };
}

function* closedPeriods({ calendar, from, until }: AskedCalendar) {
  const { definition, book } = withFeasts(calendar);
  const compiled = calendarFrom(compile(definition, book, addDays(from, -3), addDays(until, 3)));
  const [start, end] = [startOfDay(from, calendar.zone), startOfDay(until, calendar.zone)];
  let last = start;
  for (const open of [...openStretches(compiled, start, end), { start: end, end }]) {
    if (last < open.start) yield { start: last, end: open.start, definition, book };
    last = open.end;
  }
}

describe('in the ledger of any clock', () => {
  test('each closed stretch is told whole, and every part of it truly', () => {
    fc.assert(
      fc.property(underTerms, anyMoments, (told, moments) => {
        for (const { ledgers } of explained(told, moments)) {
          for (const { clock, lines } of ledgers) {
            const naive = clock.goal && naiveCalendars.get(clock.goal.calendar)!;
            for (const { closed, openMs, start, end } of lines) {
              if (openMs === 0) reasonsHold(naive!, closed, start, end);
              else expect(closed).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  test('changes of the clock are told where they are, and only there', () => {
    fc.assert(
      fc.property(underTerms, anyMoments, (told, moments) => {
        for (const { ledgers } of explained(told, moments.slice(0, 1))) {
          for (const { zone, lines } of ledgers) {
            for (const { start, end, changes } of lines) {
              expect(changes).toEqual(naiveChanges(zone, start, end));
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('of any hours, in any zone', () => {
  test('every closed stretch of three weeks is told whole and truly', () => {
    fc.assert(
      fc.property(askedCalendar(21), (asked) => {
        for (const { start, end, definition, book } of closedPeriods(asked)) {
          reasonsHold(asked.calendar, whyClosed(definition, book, { start, end }), start, end);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a stretch cut in two is told as the two halves of one', () => {
    fc.assert(
      fc.property(askedCalendar(7), fc.double({ min: 0, max: 1, noNaN: true }), (asked, share) => {
        for (const { start, end, definition, book } of closedPeriods(asked)) {
          const cut = start + Math.floor((end - start) * share);
          if (cut === start) continue;
          const halves = [
            ...whyClosed(definition, book, { start, end: cut }),
            ...whyClosed(definition, book, { start: cut, end }),
          ];
          const whole = whyClosed(definition, book, { start, end });
          expect(halves.map(({ date, why }) => `${date} ${why.kind}`)).toEqual(
            whole.flatMap(({ date, why, ...part }) => {
              const told = `${date} ${why.kind}`;
              return part.start < cut && cut < part.end ? [told, told] : [told];
            }),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('all changes of a zone within a year are found', () => {
    fc.assert(
      fc.property(askedCalendar(200), ({ calendar: { zone }, from, until }) => {
        const [start, end] = [startOfDay(from, zone), startOfDay(until, zone)];
        expect(zoneChanges(zone, { start, end })).toEqual(naiveChanges(zone, start, end));
      }),
      { numRuns: 12 },
    );
  });
});
