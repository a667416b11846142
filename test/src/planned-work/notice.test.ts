// Windows and notices under any terms of planned work: what the naive engine says, and what must hold anyway.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedWorkTerms } from '../../../src/agreements/terms.ts';
import { type Calendar, calendarFrom } from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { addDays, localDateAt, startOfDay } from '../../../src/calendars/wall-time.ts';
import { isWorkingDay, latestNotice, noticeAt, workingDaysGiven } from '../../../src/planned-work/notice.ts';
import { windowsOn, workMarks } from '../../../src/planned-work/service-window.ts';
import { type PlannedCase, plannedCase } from '../../naive/arbitrary-work-terms.ts';
import type { NaiveCalendar } from '../../naive/calendars.ts';
import { type NaiveWorkTerms, type WorkAnswer, workAnswer } from '../../naive/work.ts';
import { asDefinition } from '../calendars/as-definition.ts';

/** The working days of some months around an instant. */
function compiledAround(naive: NaiveCalendar, at: number): Calendar {
  const { definition, book } = asDefinition(naive);
  const date = localDateAt(at, naive.zone);
  return calendarFrom(compile(definition, book, addDays(date, -200), addDays(date, 60)));
}

function plannedWorkTerms({ workingDays, ...others }: NaiveWorkTerms): PlannedWorkTerms {
  return { ...others, workingDays: workingDays.id, publishedAt: null };
}

interface Planned {
  readonly terms: PlannedWorkTerms;
  readonly workingDays: Calendar;
  readonly zone: string;
  readonly date: string;
}

function planned({ terms, work }: PlannedCase): Planned {
  const { zone } = terms.workingDays;
  const workingDays = compiledAround(terms.workingDays, work.start);
  return { terms: plannedWorkTerms(terms), workingDays, zone, date: localDateAt(work.start, zone) };
}

function answerOf(one: PlannedCase): WorkAnswer {
  const { work } = one;
  const { terms, workingDays, zone, date } = planned(one);
  const notice = noticeAt(work, terms, workingDays, work.now);
  const given = notice.kind === 'in-time' || notice.kind === 'short-notice' ? work.noticeAt : null;
  return {
    notice: notice.kind,
    latestNotice: notice.kind === 'not-required' ? null : isoOf(notice.latest),
    workingDaysGiven: given === null ? null : workingDaysGiven(terms, workingDays, given, date),
    marks: workMarks(work, terms, workingDays, zone),
  };
}

test('windows, notices and marks are what the naive engine says, under any terms', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(plannedCase, (one) => {
      const answer = answerOf(one);
      for (const kind of [answer.notice, ...answer.marks, `${answer.marks.length} marks`]) kinds.add(kind);
      expect(answer).toEqual(workAnswer(one.work, one.terms));
    }),
    { numRuns: 1_500 },
  );
  expect([...kinds].sort()).toEqual([
    ...['0 marks', '1 marks', '2 marks', '3 marks', 'in-time', 'longer-than-usual', 'not-required'],
    ...['outside-window', 'preventive-unjustified', 'short-notice', 'to-announce', 'unannounced'],
  ]);
});

describe('the laws of notice', () => {
  test('the latest notice gives the working days that are promised, and a millisecond later is too late', () => {
    fc.assert(
      fc.property(plannedCase, (one) => {
        const { terms, workingDays, date } = planned(one);
        const latest = latestNotice(terms, workingDays, date);
        const promised = terms.noticeWorkingDays;
        expect(workingDaysGiven(terms, workingDays, latest, date)).toBe(promised);
        expect(workingDaysGiven(terms, workingDays, latest + 1, date)).toBe(promised - 1);
      }),
      { numRuns: 800 },
    );
  });

  test('a notice is in time exactly when it gives the working days that are promised', () => {
    fc.assert(
      fc.property(
        plannedCase,
        fc.integer({ min: -3, max: 30 }),
        fc.integer({ min: -2, max: 2 }),
        (one, days, by) => {
          const { terms, workingDays, zone, date } = planned(one);
          const at = startOfDay(addDays(date, -days), zone) + by;
          const work = { ...one.work, kind: 'service-window', noticeAt: at } as const;
          const notice = noticeAt(work, terms, workingDays, at);
          const enough = workingDaysGiven(terms, workingDays, at, date) >= terms.noticeWorkingDays;
          expect(notice.kind).toBe(enough ? 'in-time' : 'short-notice');
        },
      ),
      { numRuns: 800 },
    );
  });

  test('an earlier notice never gives fewer working days, and a holiday never more time', () => {
    fc.assert(
      fc.property(plannedCase, fc.nat(20), fc.nat(86_400_000), (one, days, more) => {
        const { terms, workingDays, zone, date } = planned(one);
        const at = startOfDay(addDays(date, -days), zone);
        const later = workingDaysGiven(terms, workingDays, at, date);
        expect(workingDaysGiven(terms, workingDays, at - more, date)).toBeGreaterThanOrEqual(later);
        const holiday = {
          ...one.terms.workingDays,
          closed: 'all',
          also: [addDays(date, -days - 1)],
          except: [],
        } as const;
        const same = { ...one.terms.workingDays, closed: 'all', also: [], except: [] } as const;
        const latestWith = (calendar: NaiveCalendar) =>
          latestNotice(terms, compiledAround(calendar, one.work.start), date);
        expect(latestWith(holiday)).toBeLessThanOrEqual(latestWith(same));
      }),
      { numRuns: 200 },
    );
  });

  test('work inside a window of its day is not marked, and a millisecond over its end is', () => {
    fc.assert(
      fc.property(plannedCase, ({ terms: naive, work }) => {
        const { terms, workingDays, zone, date } = planned({
          terms: { ...naive, windows: naive.windows.slice(0, 1) },
          work,
        });
        for (const { start, end } of windowsOn(terms, workingDays, zone, date)) {
          if (end <= start) continue;
          const marksOf = (from: number, to: number) =>
            workMarks({ ...work, kind: 'service-window', start: from, end: to }, terms, workingDays, zone);
          expect(marksOf(start, end)).toEqual([]);
          expect(marksOf(start, end + 1)).toEqual(['outside-window']);
          expect(marksOf(start - 1, end)).toEqual(['outside-window']);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('a day that a zone skips is no working day', () => {
  // Samoa had no 30 December 2011.
  const naive: NaiveCalendar = {
    ...{ id: 'working-days', zone: 'Pacific/Apia', closed: 'none', closedDays: new Set() },
    hours: Array.from({ length: 7 }, () => [[0, 1440]] as const),
  };
  const workingDays = compiledAround(naive, Date.parse('2011-12-30T12:00:00Z'));
  const days = ['2011-12-29', '2011-12-30', '2011-12-31'].map((date) => isWorkingDay(workingDays, date));
  expect(days).toEqual([true, false, true]);
});
