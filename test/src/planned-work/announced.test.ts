import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { announced } from '../../../src/planned-work/announced.ts';
import type { RecordedNotice, WorkVersion } from '../../../src/planned-work/work-record.ts';

const ZONE = 'Europe/Copenhagen';
const at = (text: string) => Date.parse(text);
const MONDAY = at('2026-04-06T00:30:00+02:00');
const NEXT_MONDAY = at('2026-04-13T00:30:00+02:00');
const HOUR = 3_600_000;

/** Versions that arrived one minute after the other, with the instant at which the first one did. */
function versions(...given: readonly (readonly [start: number, notice: RecordedNotice])[]): WorkVersion[] {
  return given.map(([start, notice], i) => ({ record: { start, notice }, arrivedAt: 1000 + i }));
}
const dated = (instant: number, forStart: number | null = null): RecordedNotice => ({
  kind: 'at',
  at: instant,
  forStart,
});
const NONE: RecordedNotice = { kind: 'none' };
const READ: RecordedNotice = { kind: 'first-read' };

describe('a notice that the record dates', () => {
  test('counts while the work stands where it was announced', () => {
    expect(announced(versions([MONDAY, dated(1)]), ZONE, 'voids-notice')).toEqual({
      noticeAt: 1,
      voidedAt: null,
    });
    expect(announced([], ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: null });
    expect(announced(versions([MONDAY, NONE]), ZONE, 'voids-notice')).toEqual({
      noticeAt: null,
      voidedAt: null,
    });
  });

  test('is void once the work is moved to another local day, and counts again when it is moved back', () => {
    const moved = versions([MONDAY, dated(1)], [NEXT_MONDAY, dated(1)]);
    expect(announced(moved, ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 1 });
    const back = versions([MONDAY, dated(1)], [NEXT_MONDAY, dated(1)], [MONDAY, dated(1)]);
    expect(announced(back, ZONE, 'voids-notice')).toEqual({ noticeAt: 1, voidedAt: null });
  });

  test('counts later on the same local day, and is void earlier on it', () => {
    const later = versions([MONDAY, dated(1)], [MONDAY + HOUR, dated(1)]);
    expect(announced(later, ZONE, 'voids-notice')).toEqual({ noticeAt: 1, voidedAt: null });
    const earlier = versions([MONDAY, dated(1)], [MONDAY - HOUR / 4, dated(1)]);
    expect(announced(earlier, ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 1 });
    const laterThenBack = versions([MONDAY, dated(1)], [MONDAY + HOUR, dated(1)], [MONDAY, dated(1)]);
    expect(announced(laterThenBack, ZONE, 'voids-notice')).toEqual({ noticeAt: 1, voidedAt: null });
  });

  test('is void an hour earlier where that is the day before, though the UTC day is the same', () => {
    const before = versions([MONDAY, dated(1)], [MONDAY - HOUR, dated(1)]);
    expect(announced(before, ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 1 });
    expect(announced(before, 'UTC', 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 1 });
    // Moved on over a local midnight that is none in UTC.
    const evening = at('2026-04-06T23:30:00+02:00');
    const over = versions([evening, dated(1)], [evening + HOUR, dated(1)]);
    expect(announced(over, ZONE, 'voids-notice').noticeAt).toBeNull();
    expect(announced(over, 'UTC', 'voids-notice').noticeAt).toBe(1);
  });

  test('is followed by the one of the new day; the old one is told as void', () => {
    const again = versions([MONDAY, dated(1)], [NEXT_MONDAY, dated(1)], [NEXT_MONDAY, dated(2)]);
    expect(announced(again, ZONE, 'voids-notice')).toEqual({ noticeAt: 2, voidedAt: 1 });
  });

  test('is the newest word, also where an earlier one would still stand', () => {
    expect(announced(versions([MONDAY, dated(5)], [MONDAY, dated(2)]), ZONE, 'voids-notice').noticeAt).toBe(
      2,
    );
    expect(announced(versions([MONDAY, dated(2)], [MONDAY, dated(5)]), ZONE, 'voids-notice').noticeAt).toBe(
      5,
    );
    expect(announced(versions([MONDAY, dated(2)], [MONDAY, NONE]), ZONE, 'voids-notice').noticeAt).toBeNull();
    // Announced for the next Monday and then moved back without a word: everybody expects the next Monday.
    const back = versions([MONDAY, dated(1)], [NEXT_MONDAY, dated(2)], [MONDAY, dated(2)]);
    expect(announced(back, ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 2 });
  });

  test('that was taken back and comes again is still the one for the start of then', () => {
    const again = versions([MONDAY, dated(1)], [NEXT_MONDAY, NONE], [NEXT_MONDAY, dated(1)]);
    expect(announced(again, ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 1 });
    const between = versions([MONDAY, dated(1)], [NEXT_MONDAY, dated(2)], [NEXT_MONDAY, dated(1)]);
    expect(announced(between, ZONE, 'voids-notice')).toEqual({ noticeAt: null, voidedAt: 1 });
  });

  test('is for the start that the source names, though the station never saw the work there', () => {
    expect(announced(versions([NEXT_MONDAY, dated(1, MONDAY)]), ZONE, 'voids-notice')).toEqual({
      noticeAt: null,
      voidedAt: 1,
    });
    expect(announced(versions([MONDAY, dated(1, MONDAY - HOUR / 4)]), ZONE, 'voids-notice').noticeAt).toBe(1);
  });
});

describe('a calendar that is itself what is published', () => {
  test('announces work when it is first read, and again for each new day', () => {
    expect(announced(versions([MONDAY, READ]), ZONE, 'voids-notice')).toEqual({
      noticeAt: 1000,
      voidedAt: null,
    });
    expect(announced(versions([MONDAY, READ], [NEXT_MONDAY, READ]), ZONE, 'voids-notice')).toEqual({
      noticeAt: 1001,
      voidedAt: 1000,
    });
    const back = versions([MONDAY, READ], [NEXT_MONDAY, READ], [MONDAY, READ]);
    expect(announced(back, ZONE, 'voids-notice')).toEqual({ noticeAt: 1000, voidedAt: 1001 });
    const earlier = versions([MONDAY, READ], [MONDAY - HOUR / 4, READ]);
    expect(announced(earlier, ZONE, 'voids-notice')).toEqual({ noticeAt: 1001, voidedAt: 1000 });
  });

  test('has announced what was read before the operator said so', () => {
    expect(
      announced(versions([MONDAY, NONE], [MONDAY, dated(9_000)], [MONDAY, READ]), ZONE, 'voids-notice'),
    ).toEqual({
      noticeAt: 1000,
      voidedAt: null,
    });
  });
});

describe('whatever the versions', () => {
  const starts = fc.integer({ min: 0, max: 400 }).map((quarters) => MONDAY + quarters * (HOUR / 4));
  const notice: fc.Arbitrary<RecordedNotice> = fc.oneof(
    fc.constant(NONE),
    fc.constant(READ),
    fc.record({
      kind: fc.constant('at' as const),
      at: fc.integer({ min: 1, max: 6 }),
      forStart: fc.option(starts, { nil: null, freq: 2 }),
    }),
  );
  const histories = fc.array(fc.tuple(starts, notice), { minLength: 1, maxLength: 8 });

  test('a notice is never later than the newest version says', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const all = versions(...history);
        const { record, arrivedAt } = all.at(-1)!;
        const { noticeAt, voidedAt } = announced(all, ZONE, 'voids-notice');
        if (record.notice.kind === 'none') expect([noticeAt, voidedAt]).toEqual([null, null]);
        if (record.notice.kind === 'at') expect([null, record.notice.at]).toContain(noticeAt);
        // What is read now is announced by now at the latest.
        if (record.notice.kind === 'first-read') expect(noticeAt).toBeLessThanOrEqual(arrivedAt);
        // Work that is unannounced says which notice it lost.
        if (record.notice.kind !== 'none' && noticeAt === null) expect(voidedAt).not.toBeNull();
      }),
    );
  });

  test('a version that is read twice changes nothing', () => {
    fc.assert(
      fc.property(histories, fc.nat(7), (history, which) => {
        const all = versions(...history);
        const twice = all.flatMap((one, i) => (i === which % all.length ? [one, one] : [one]));
        expect(announced(twice, ZONE, 'voids-notice')).toEqual(announced(all, ZONE, 'voids-notice'));
      }),
    );
  });

  test('moved away and back, without another notice, it is announced as it was', () => {
    const kept = notice.filter(({ kind }) => kind !== 'none');
    fc.assert(
      fc.property(starts, starts, kept, (start, elsewhere, given) => {
        const before = announced(versions([start, given]), ZONE, 'voids-notice');
        const back = announced(
          versions([start, given], [elsewhere, given], [start, given]),
          ZONE,
          'voids-notice',
        );
        expect(back.noticeAt).toBe(before.noticeAt);
      }),
    );
  });
});
