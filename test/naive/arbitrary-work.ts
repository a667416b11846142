// Generated lines of planned work.
import fc from 'fast-check';
import { type Line, mostly, put, seldom } from './arbitrary-fields.ts';
import { anyInstant, anyWriting, nudge, writeInstant } from './arbitrary-instants.ts';
import { localDateAt, localInstant } from './calendars.ts';

const zone = 'Europe/Copenhagen';
/** From one local day to `days` before it, at `minute`, and a millisecond more or less. */
function localBefore(instant: number, days: number, minute: number, by: number): number {
  return localInstant(localDateAt(instant, zone).subtract({ days }), minute, zone) + by;
}

/** From and to, in local minutes of the day on which work starts. */
const workHours: readonly (readonly [number, number])[] = [
  [0, 360],
  [0, 300],
  [60, 120],
  [359, 360],
  [1, 361],
  [300, 420],
  [-1, 60],
  [360, 420],
  [360, 365],
  [390, 420],
  [419, 421],
  [359, 400],
  [0, 7 * 1440],
  [1439, 1441],
  [360, 1440 + 420],
];

/** The kind of work and its hours; most lie wholly inside their window. */
const anyKindAndHours = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('service-window'),
      hours: fc.constantFrom<readonly [number, number]>([0, 360], [60, 300]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('preventive'),
      hours: fc.constantFrom<readonly [number, number]>([360, 420], [380, 390]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('service-window', 'preventive'),
      hours: fc.constantFrom(...workHours),
    }),
  },
);

export function plannedWorkLine(): fc.Arbitrary<Line> {
  return fc
    .record({
      kindAndHours: anyKindAndHours,
      near: anyInstant,
      onMonday: fc.constantFrom(true, true, true, false),
      startBy: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1),
      endBy: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1),
      noticeDays: mostly(fc.integer({ min: -1, max: 16 }), 4),
      noticeMinute: fc.constantFrom(0, 0, 0, 1, 540, 1439),
      noticeBy: nudge,
      nowDays: fc.integer({ min: -2, max: 12 }),
      nowMinute: fc.constantFrom(0, 0, 1, 540, 1439),
      nowBy: nudge,
      nowAtNotice: fc.constantFrom(false, true),
      reason: seldom(fc.constantFrom('', 'Router restarted', 'Router restarted')),
      downtimeMinutes: seldom(fc.constantFrom(0, 4, 5, 5.5, 6, 60)),
      writing: anyWriting,
    })
    .map((wishes) => {
      const { kind, hours } = wishes.kindAndHours;
      const day = localDateAt(wishes.near, zone);
      const monday = day.add({ days: (8 - day.dayOfWeek) % 7 });
      const date = wishes.onMonday ? monday : day;
      const start = localInstant(date, hours[0], zone) + wishes.startBy;
      const end = localInstant(date, hours[1], zone) + wishes.endBy;
      const { noticeDays } = wishes;
      const noticeAt =
        noticeDays === null || noticeDays.value === null
          ? null
          : localBefore(start, noticeDays.value, wishes.noticeMinute, wishes.noticeBy);
      const now =
        wishes.nowAtNotice && noticeAt !== null
          ? noticeAt + wishes.nowBy
          : localBefore(start, wishes.nowDays, wishes.nowMinute, wishes.nowBy);
      const write = (instant: number): string => writeInstant(instant, wishes.writing);
      const work: Line = { kind, start: write(start), end: write(end) };
      if (noticeDays !== null) work.noticeAt = noticeAt === null ? null : write(noticeAt);
      put(work, 'reason', wishes.reason);
      put(work, 'downtimeMinutes', wishes.downtimeMinutes);
      return { id: 'p', now: write(now), work };
    });
}
