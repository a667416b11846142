// Who is on duty when, its gaps and its overlaps are what asking minute by minute finds.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Period } from '../../../src/calendars/period.ts';
import { coverage } from '../../../src/duty/coverage.ts';
import { levelRosters } from '../../../src/duty/level-roster.ts';
import { onDuty, type Shift } from '../../../src/duty/shift.ts';

const MINUTE = 60_000;
const SPAN: Period = { start: 0, end: 240 * MINUTE };
const MINUTES = Array.from({ length: 240 }, (_, minute) => minute * MINUTE);

const shifts = fc.array(
  fc
    .record({
      level: fc.integer({ min: 1, max: 2 }),
      person: fc.constantFrom('ann', 'bo', 'cy'),
      start: fc.integer({ min: -100, max: 300 }),
      length: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 150 })),
    })
    .map(
      ({ start, length, ...who }): Shift => ({
        ...{ ...who, name: who.person },
        ...{ start: start * MINUTE, end: (start + length) * MINUTE },
      }),
    ),
  { minLength: 1, maxLength: 10 },
);

const peopleAt = (all: readonly Shift[], level: number, at: number) =>
  [...new Set(onDuty(all, level, at).map(({ person }) => person))].sort();
const holding = <One extends Period>(all: readonly One[], at: number) =>
  all.filter(({ start, end }) => start <= at && at < end);

test('stretches follow each other through the whole span, and each minute has its people', () => {
  fc.assert(
    fc.property(shifts, fc.constantFrom(1, 2, 3), (all, level) => {
      const stretches = coverage(all, level, SPAN);
      for (const at of MINUTES) {
        const found = holding(stretches, at).map(({ on }) => on.map(({ person }) => person));
        expect([at, found]).toEqual([at, [peopleAt(all, level, at)]]);
      }
      expect([stretches[0].start, stretches.at(-1)!.end]).toEqual([SPAN.start, SPAN.end]);
      for (const [i, { start, on }] of stretches.slice(1).entries()) {
        expect(start).toBe(stretches[i].end);
        // No two that follow each other are alike, so none is cut in two.
        expect(on).not.toEqual(stretches[i].on);
      }
    }),
  );
});

test('each level has the gaps, the overlaps and the shifts that asking each minute finds', () => {
  fc.assert(
    fc.property(shifts, (all) => {
      const rosters = levelRosters(all, SPAN);
      expect(rosters.map(({ level }) => level)).toEqual([...new Set(all.map(({ level }) => level))].sort());
      for (const { level, gaps, overlaps, shifts: own } of rosters) {
        for (const at of MINUTES) {
          const people = peopleAt(all, level, at);
          expect([at, holding(gaps, at).length]).toEqual([at, people.length === 0 ? 1 : 0]);
          const named = holding(overlaps, at).map(({ on }) => on.map(({ person }) => person));
          expect([at, named]).toEqual([at, people.length > 1 ? [people] : []]);
        }
        for (const { start, end } of [...gaps, ...overlaps]) {
          expect(start).toBeGreaterThanOrEqual(SPAN.start);
          expect(end).toBeLessThanOrEqual(SPAN.end);
        }
        const within = all.filter(
          (one) => one.level === level && one.start < SPAN.end && one.end > SPAN.start,
        );
        expect(new Set(own)).toEqual(new Set(within));
        expect(own.map(({ start }) => start)).toEqual(
          own.map(({ start }) => start).toSorted((a, b) => a - b),
        );
      }
    }),
  );
});
