import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_OVERRUN, workProgress } from '../../../src/planned-work/progress.ts';
import type { ScheduledWork } from '../../../src/planned-work/work.ts';
import { anyWork, workOf } from './works.ts';

const work = (more: Partial<ScheduledWork> = {}) => workOf({ start: 100, end: 200, ...more });

describe('work that nobody says anything about', () => {
  test('is presumed to begin and to end as planned', () => {
    expect(workProgress(work(), 99)).toEqual({ kind: 'planned' });
    expect(workProgress(work(), 100)).toEqual({ kind: 'running', since: 100, ends: 200, recorded: false });
    expect(workProgress(work(), 199)).toMatchObject({ kind: 'running' });
    expect(workProgress(work(), 200)).toEqual({ kind: 'ended', at: 200, recorded: false, overranMs: 0 });
  });

  test('is not what tentative work is, nor confirmed: both go as planned; cancelled work does nothing', () => {
    expect(workProgress(work({ status: 'tentative' }), 150)).toMatchObject({ kind: 'running' });
    for (const now of [0, 150, 300]) {
      expect(workProgress(work({ status: 'cancelled', actualStart: 90 }), now)).toEqual({
        kind: 'cancelled',
      });
    }
  });
});

describe('work of which it is recorded how it goes', () => {
  test('runs from its actual start, and past its planned end it overruns', () => {
    const begun = work({ actualStart: 110 });
    expect(workProgress(begun, 150)).toEqual({ kind: 'running', since: 110, ends: 200, recorded: true });
    expect(workProgress(begun, 200)).toEqual({ kind: 'overrun', since: 110, byMs: 0 });
    expect(workProgress(begun, 260)).toEqual({ kind: 'overrun', since: 110, byMs: 60 });
    expect(workProgress(work({ status: 'in-process' }), 260)).toEqual({
      kind: 'overrun',
      since: 100,
      byMs: 60,
    });
  });

  test('that is said to be under way early has begun, nobody knows when', () => {
    expect(workProgress(work({ status: 'in-process' }), 50)).toEqual({
      kind: 'running',
      since: null,
      ends: 200,
      recorded: true,
    });
  });

  test('ends when that is recorded, and says by how much it overran', () => {
    const done = work({ status: 'completed', actualStart: 110, actualEnd: 222 });
    expect(workProgress(done, 300)).toEqual({ kind: 'ended', at: 222, recorded: true, overranMs: 22 });
    expect(workProgress(work({ actualEnd: 180 }), 190)).toEqual({
      kind: 'ended',
      at: 180,
      recorded: true,
      overranMs: 0,
    });
  });

  test('that is completed, nobody recorded when, is presumed to have ended as planned', () => {
    const done = work({ status: 'completed' });
    expect(workProgress(done, 150)).toEqual({ kind: 'ended', at: null, recorded: false, overranMs: 0 });
    expect(workProgress(done, 250)).toEqual({ kind: 'ended', at: 200, recorded: false, overranMs: 0 });
  });

  test('goes on for a week past its planned end, and no longer where nobody renews that', () => {
    const going = work({ status: 'in-process' });
    expect(workProgress(going, 200 + LONGEST_OVERRUN - 1)).toMatchObject({ kind: 'overrun' });
    const presumed = { kind: 'ended', recorded: false, overranMs: 0 };
    expect(workProgress(going, 200 + LONGEST_OVERRUN)).toEqual({ ...presumed, at: 200 });
    const late = work({ actualStart: 230 });
    expect(workProgress(late, 229 + LONGEST_OVERRUN)).toMatchObject({ kind: 'overrun' });
    expect(workProgress(late, 230 + LONGEST_OVERRUN)).toEqual({ ...presumed, at: 230 });
  });

  test('that its calendar dropped is presumed to have ended then', () => {
    const dropped = work({ actualStart: 110, presumedEnd: 250 });
    expect(workProgress(dropped, 249)).toMatchObject({ kind: 'overrun' });
    expect(workProgress(dropped, 250)).toEqual({ kind: 'ended', at: 250, recorded: false, overranMs: 0 });
    expect(workProgress({ ...dropped, actualEnd: 240 }, 250)).toMatchObject({ at: 240, recorded: true });
  });

  test('what is recorded for later does not exist yet', () => {
    const later = work({ actualStart: 130, actualEnd: 222 });
    expect(workProgress(later, 120)).toEqual({ kind: 'running', since: 100, ends: 200, recorded: false });
    expect(workProgress(later, 221)).toEqual({ kind: 'overrun', since: 130, byMs: 21 });
  });
});

test('whatever is recorded, nothing is longer than time allows', () => {
  fc.assert(
    fc.property(anyWork, fc.integer({ min: 0, max: 400 }), (any, now) => {
      const progress = workProgress(any, now);
      if (progress.kind === 'running') {
        expect(progress.since ?? now).toBeLessThanOrEqual(now);
        if (!progress.recorded) expect(now).toBeLessThan(progress.ends);
      }
      if (progress.kind === 'overrun') {
        expect(progress.since).toBeLessThanOrEqual(now);
        expect(progress.byMs).toBe(now - any.end);
        expect(progress.byMs).toBeGreaterThanOrEqual(0);
      }
      if (progress.kind === 'ended') {
        expect(progress.at ?? now).toBeLessThanOrEqual(now);
        expect(progress.overranMs).toBeGreaterThanOrEqual(0);
        expect(progress.recorded).toBe(any.actualEnd !== null && any.actualEnd <= now);
      }
      expect(progress.kind === 'cancelled').toBe(any.status === 'cancelled');
    }),
  );
});
