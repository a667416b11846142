import fc from 'fast-check';
import { type ScheduledWork, WORK_STATUSES } from '../../../src/planned-work/work.ts';

const PLAIN: ScheduledWork = {
  provider: 'aura',
  title: 'Core router upgrade',
  kind: 'service-window',
  status: 'confirmed',
  impact: 'outage',
  start: 0,
  end: 1,
  actualStart: null,
  actualEnd: null,
  noticeAt: null,
  noticeUrl: null,
  reason: null,
  downtimeMinutes: null,
  objects: [],
};

/** Confirmed work of which nothing is recorded, but for what is given. */
export function workOf(more: Partial<ScheduledWork>): ScheduledWork {
  return { ...PLAIN, ...more };
}

const instants = fc.integer({ min: 0, max: 300 });
const recorded = fc.option(instants, { nil: null });

/** Any work within the first 400 milliseconds of time, also one that is recorded wrongly. */
export const anyWork: fc.Arbitrary<ScheduledWork> = fc
  .record({
    start: instants,
    length: fc.integer({ min: 1, max: 100 }),
    status: fc.constantFrom(...WORK_STATUSES),
    actualStart: recorded,
    actualEnd: recorded,
  })
  .map(({ length, ...one }) => workOf({ ...one, end: one.start + length }));
