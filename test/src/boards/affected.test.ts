import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disruptionTouches, overlapsWork, workTouches } from '../../../src/boards/affected.ts';
import { workProgress } from '../../../src/planned-work/progress.ts';
import type { ScheduledWork } from '../../../src/planned-work/work.ts';
import { anyWork, workOf } from '../planned-work/works.ts';

const PLACE = { addressId: 'A1', lines: ['L-17', 'L-18'], address: 'Søndergade 14, 8660 Skanderborg' };

describe('what touches an address', () => {
  test('names it, or a line on which it depends', () => {
    expect(workTouches({ objects: ['A2', 'A1'] }, PLACE)).toBe(true);
    expect(workTouches({ objects: ['L-18'] }, PLACE)).toBe(true);
    expect(workTouches({ objects: ['A', 'L-1', 'a1'] }, PLACE)).toBe(false);
    expect(workTouches({ objects: [] }, PLACE)).toBe(false);
    expect(workTouches({ objects: ['null'] }, { addressId: null, lines: [], address: null })).toBe(false);
  });

  test.each(['8660', 'skanderborg', 'SØNDERGADE', 'Søndergade 14', '8660 Skanderborg', 'S\u00f8ndergade'])(
    'the area %s is in its text as whole words',
    (area) => {
      expect(disruptionTouches({ objects: [], area }, PLACE)).toBe(true);
    },
  );

  test.each(['866', 'Skander', 'gade', 'Søndergade 8660', '14 Søndergade', ',', ' '])(
    'the area %j is not',
    (area) => {
      expect(disruptionTouches({ objects: [], area }, PLACE)).toBe(false);
    },
  );

  test.each(['8680, 8660', '8660; Ry', 'Ry|8660 Skanderborg', ', 8660'])('the areas %j are', (area) => {
    expect(disruptionTouches({ objects: [], area }, PLACE)).toBe(true);
  });

  test.each(['8680, 8000', 'Ry;', '8660 Ry, Skanderborg 14'])('the areas %j are not', (area) => {
    expect(disruptionTouches({ objects: [], area }, PLACE)).toBe(false);
  });

  test('an area touches no address that is not on file; objects do all the same', () => {
    const unknown = { ...PLACE, address: null };
    expect(disruptionTouches({ objects: [], area: '8660' }, unknown)).toBe(false);
    expect(disruptionTouches({ objects: ['L-17'], area: '8000' }, unknown)).toBe(true);
  });

  test('any stretch of whole words of an address is an area around it, however it is written', () => {
    const words = fc.array(fc.stringMatching(/^[a-zæøåäöüß0-9]{1,5}$/), { minLength: 1, maxLength: 6 });
    const gaps = fc.constantFrom(' ', ', ', '-', '. ');
    fc.assert(
      fc.property(words, gaps, fc.nat(5), fc.nat(5), (all, gap, from, count) => {
        const some = all.slice(from % all.length, (from % all.length) + 1 + count);
        const place = { addressId: null, lines: [], address: all.join(gap) };
        expect(disruptionTouches({ objects: [], area: some.join(' ') }, place)).toBe(true);
        const longer = `${some.join(' ')}x${all.join('')}`;
        expect(disruptionTouches({ objects: [], area: longer }, place)).toBe(false);
      }),
    );
  });
});

describe('a fault that overlaps planned work', () => {
  const work = (more: Partial<ScheduledWork> = {}) => workOf({ start: 100, end: 200, ...more });

  test('does so once the work has begun, and not by touching it', () => {
    expect(overlapsWork(work(), 50, null, 99)).toBe(false);
    expect(overlapsWork(work(), 50, null, 100)).toBe(true);
    expect(overlapsWork(work(), 50, 100, 150)).toBe(false);
    expect(overlapsWork(work(), 50, 101, 150)).toBe(true);
    expect(overlapsWork(work(), 200, null, 250)).toBe(false);
    expect(overlapsWork(work(), 199, null, 250)).toBe(true);
    expect(overlapsWork(work(), 150, 150, 250)).toBe(true);
    // A cycle that ended before it began, by its records, is there for the instant of its start.
    expect(overlapsWork(work(), 100, 90, 250)).toBe(true);
    expect(overlapsWork(work(), 100, 100, 250)).toBe(true);
  });

  test('also where the work really began earlier or ended later', () => {
    expect(overlapsWork(work({ actualStart: 80 }), 50, 90, 150)).toBe(true);
    expect(overlapsWork(work({ status: 'in-process' }), 210, null, 250)).toBe(true);
    expect(overlapsWork(work({ actualEnd: 240 }), 210, null, 250)).toBe(true);
    expect(overlapsWork(work({ actualEnd: 240 }), 245, null, 250)).toBe(false);
    // Ended early, it was still planned until then.
    expect(overlapsWork(work({ actualEnd: 120 }), 150, null, 180)).toBe(true);
  });

  test('never where it was cancelled, and not before the fault was there', () => {
    expect(overlapsWork(work({ status: 'cancelled' }), 150, null, 160)).toBe(false);
    expect(overlapsWork(work(), 150, null, 149)).toBe(false);
  });

  test('overlaps exactly where both were there at one instant', () => {
    const instants = fc.integer({ min: 0, max: 120 });
    const works = anyWork.map((one) => {
      const small = (at: number | null) => (at === null ? null : Math.floor(at / 3));
      const start = Math.floor(one.start / 3);
      const end = start + 1 + (one.end % 20);
      return { ...one, start, end, actualStart: small(one.actualStart), actualEnd: small(one.actualEnd) };
    });
    fc.assert(
      fc.property(
        works,
        instants,
        fc.option(instants, { nil: null }),
        instants,
        (any, start, length, now) => {
          const end = length === null ? null : start + length + 1;
          let both = false;
          for (let at = start; at <= now && (end === null || at < end); at++) both ||= goesOn(any, at, now);
          expect(overlapsWork(any, start, end, now)).toBe(both);
        },
      ),
    );
  });
});

/** Whether work was planned for an instant, or really went on then, as is known at `now`. */
function goesOn(work: ScheduledWork, at: number, now: number): boolean {
  if (work.status === 'cancelled') return false;
  if (work.start <= at && at < work.end) return true;
  const ended = work.actualEnd !== null && work.actualEnd <= now ? work.actualEnd : null;
  if (ended !== null) return (work.actualStart ?? work.start) <= at && at < ended;
  const progress = workProgress(work, now);
  if (progress.kind !== 'running' && progress.kind !== 'overrun') return false;
  return (progress.since ?? now) <= at;
}
