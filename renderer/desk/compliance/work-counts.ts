import type { WorkReport, WorkRow } from '../../../src/compliance/work-rows.ts';

/** What is counted of planned work, in the order in which it is told. */
export const WORK_COUNTS = [
  'inTime',
  'shortNotice',
  'unannounced',
  'toAnnounce',
  'overran',
  'outsideWindow',
  'preventive',
  'unjustified',
  'longerThanUsual',
] as const satisfies readonly (keyof WorkReport['counts'])[];
export type WorkCount = (typeof WORK_COUNTS)[number];

const BEHIND: Readonly<Record<WorkCount, (row: WorkRow) => boolean>> = {
  inTime: ({ notice }) => notice === 'in-time',
  shortNotice: ({ notice }) => notice === 'short-notice',
  unannounced: ({ notice }) => notice === 'unannounced',
  toAnnounce: ({ notice }) => notice === 'to-announce',
  overran: ({ overranMs }) => overranMs !== null && overranMs > 0,
  outsideWindow: ({ marks }) => marks.includes('outside-window'),
  preventive: ({ kind }) => kind === 'preventive',
  unjustified: ({ marks }) => marks.includes('preventive-unjustified'),
  longerThanUsual: ({ marks }) => marks.includes('longer-than-usual'),
};

/** The planned work behind a number; all of it where none is named. */
export function workBehind(rows: readonly WorkRow[], mark: string): readonly WorkRow[] {
  const count = WORK_COUNTS.find((each) => each === mark);
  return count ? rows.filter(BEHIND[count]) : rows;
}
