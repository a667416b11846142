import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../../../main/sync/source.ts';
import { ADDRESSES } from '../../../../../main/sync/sources/demo/addresses.ts';
import { workTouches } from '../../../../../src/boards/affected.ts';
import { calendarOf } from '../../../../../src/calendars/calendar-book.ts';
import type { Instant } from '../../../../../src/calendars/period.ts';
import { addDays, localDateAt, startOfDay, weekdayOf } from '../../../../../src/calendars/wall-time.ts';
import { announced } from '../../../../../src/planned-work/announced.ts';
import { noticeAt } from '../../../../../src/planned-work/notice.ts';
import { workProgress } from '../../../../../src/planned-work/progress.ts';
import { workMarks } from '../../../../../src/planned-work/service-window.ts';
import type { ScheduledWork } from '../../../../../src/planned-work/work.ts';
import type { WorkRecord } from '../../../../../src/planned-work/work-record.ts';
import { AURA } from '../../../../../src/providers/aura.ts';
import { ANCHOR, CALENDAR_BOOK, DAY, HOUR, toldUntil, ZONE } from './told.ts';

const MINUTE = 60_000;
const TERMS = AURA.plannedWork!;
const WORKING_DAYS = calendarOf(CALENDAR_BOOK, TERMS.workingDays);

/** The newest version of each piece of work that was told up to an instant, with its notice. */
function worksAt(records: readonly SourceRecord[], now: Instant) {
  const versions = Map.groupBy(
    records.filter(({ at }) => at <= now),
    ({ record }) => record,
  );
  return [...versions].map(([id, told]) => {
    const bodies = told.map(({ at, body }) => ({ record: body as WorkRecord, arrivedAt: at }));
    const { noticeAt, voidedAt } = announced(bodies, ZONE, 'voids-notice');
    const work: ScheduledWork = { ...bodies.at(-1)!.record, noticeAt };
    return { id, work, voidedAt };
  });
}

let whole: SourceRecord[];
/** The records of planned work among them. */
let told: SourceRecord[];
beforeAll(async () => {
  whole = await toldUntil(ANCHOR + 8 * 7 * DAY);
  told = whole.filter(({ kind }) => kind === 'work');
});

describe('planned work of the demo', () => {
  test('comes in every notice state, mark and progress within eight weeks', () => {
    const seen = new Set<string>();
    const end = ANCHOR + 8 * 7 * DAY;
    for (let now = ANCHOR; now < end; now += DAY) {
      for (const { work, voidedAt } of worksAt(told, now)) {
        if (work.end < now - DAY) continue;
        seen.add(noticeAt(work, TERMS, WORKING_DAYS, now).kind);
        if (voidedAt !== null && work.noticeAt === null) seen.add('voided');
        for (const mark of workMarks(work, TERMS, WORKING_DAYS, ZONE)) seen.add(mark);
      }
    }
    for (const { id, work } of worksAt(told, end)) {
      for (let now = work.start - HOUR; now < work.end + HOUR; now += 10 * MINUTE) {
        const then = worksAt(told, now).find(({ id: other }) => other === id);
        if (then) seen.add(workProgress(then.work, now).kind);
      }
    }
    expect([...seen].sort()).toEqual(
      [
        ...['planned', 'running', 'overrun', 'ended', 'cancelled'],
        ...['not-required', 'in-time', 'short-notice', 'to-announce', 'unannounced', 'voided'],
        ...['longer-than-usual', 'outside-window', 'preventive-unjustified'],
      ].sort(),
    );
  });

  test('is there on each of the coming four Mondays, whenever one looks', () => {
    for (let now = ANCHOR; now < ANCHOR + 21 * DAY; now += 7 * HOUR) {
      const coming = worksAt(told, now).filter(({ work }) => work.kind === 'service-window');
      let monday = addDays(localDateAt(now, ZONE), 1);
      while (weekdayOf(monday) !== 1) monday = addDays(monday, 1);
      for (let week = 0; week < 4; week++) {
        const date = addDays(monday, week * 7);
        const there = coming.filter(
          ({ work }) => work.status !== 'cancelled' && localDateAt(work.end, ZONE) === date,
        );
        expect(there.length, `${date} as of ${new Date(now).toISOString()}`).toBeGreaterThan(0);
      }
    }
  });

  test('is under way on Monday nights, and recorded as it goes', () => {
    for (let week = 0; week < 7; week++) {
      const night = Date.parse('2026-03-29T22:00:00Z') + week * 7 * DAY;
      const quarters = Array.from({ length: 24 }, (_, i) => night + i * 15 * MINUTE);
      const running = quarters.filter((now) =>
        worksAt(told, now).some(({ work }) => workProgress(work, now).kind === 'running'),
      );
      expect(running.length).toBeGreaterThan(4);
    }
    for (const { at, body } of told) {
      const { actualStart, actualEnd, notice } = body as WorkRecord;
      expect(actualStart ?? at).toBeLessThanOrEqual(at);
      expect(actualEnd ?? at).toBeLessThanOrEqual(at);
      expect(notice.kind === 'at' ? notice.at : at).toBeLessThanOrEqual(at);
    }
  });

  test('touches addresses by the lines on which they depend', () => {
    for (const { id, work } of worksAt(told, ANCHOR + 8 * 7 * DAY)) {
      const touched = ADDRESSES.filter(({ id: addressId, text, lines }) =>
        workTouches(work, { addressId, lines, address: text }),
      );
      expect(touched.length, id).toBeGreaterThan(0);
    }
    expect(ADDRESSES.filter(({ lines }) => lines.length !== 2)).toEqual([]);
  });

  test('has preventive hours on some days a week, and one a month takes long', () => {
    const preventive = worksAt(told, ANCHOR + 8 * 7 * DAY).filter(
      ({ work }) => work.kind === 'preventive' && work.start > ANCHOR,
    );
    expect(preventive.length).toBeGreaterThanOrEqual(16);
    expect(preventive.length).toBeLessThanOrEqual(32);
    const long = preventive.filter(({ work }) => (work.downtimeMinutes ?? 0) > 5);
    expect(long.length).toBeGreaterThanOrEqual(1);
    expect(long.length).toBeLessThanOrEqual(2);
  });
});

describe('general disruptions of the demo', () => {
  type Body = { id: string; objects: string[]; area: string | null; from: number; to: number | null };
  const disruptionsOf = (records: readonly SourceRecord[], now: Instant) =>
    new Map(
      records
        .filter(({ kind, at }) => kind === 'disruption' && at <= now)
        .map(({ record, body }) => [record, body as Body]),
    );

  test.each([1, 2, 3])('one lasts or begins within two hours of a fresh demo, with seed %i', async (seed) => {
    // The story is the same whenever on its first day the demo is begun.
    const begin = startOfDay('2026-03-23', ZONE);
    const records = await toldUntil(begin + 27 * HOUR, { seed });
    for (let start = begin; start < begin + DAY; start += 5 * MINUTE) {
      const told = [...disruptionsOf(records, start).values()];
      const soon = disruptionsOf(records, start + 2 * HOUR);
      const there = told.some(({ to }) => to === null) || soon.size > told.length;
      expect(there, new Date(start).toISOString()).toBe(true);
    }
  });

  test('each has several faults inside it, and ends', () => {
    const { all, ended } = {
      all: disruptionsOf(whole, ANCHOR + 50 * DAY),
      ended: disruptionsOf(whole, Infinity),
    };
    expect(all.size).toBeGreaterThan(20);
    for (const [id, { objects, area, from }] of all) {
      const { to } = ended.get(id)!;
      expect(to).toBeGreaterThan(from + 2 * HOUR);
      const here = ADDRESSES.filter(
        ({ text, lines }) =>
          objects.some((line) => lines.includes(line)) || (area && text.endsWith(`, ${area}`)),
      ).map((address) => address.id);
      const reported = whole.filter(
        ({ kind, at, body }) =>
          kind === 'ticket' &&
          at >= from &&
          at < to! &&
          here.includes((body as { addressId: string }).addressId),
      );
      expect(reported.length, id).toBeGreaterThanOrEqual(3);
    }
  });
});
