import type { Instant } from '../calendars/period.ts';

export const WORK_KINDS = ['service-window', 'preventive'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** A piece of planned work. Instants are UTC; `noticeAt` is when it was announced, null while it was not. */
export interface PlannedWork {
  readonly kind: WorkKind;
  readonly start: Instant;
  readonly end: Instant;
  readonly noticeAt: Instant | null;
  readonly reason: string | null;
  /** The downtime there really was. */
  readonly downtimeMinutes: number | null;
}
