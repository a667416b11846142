import type { Instant } from '../calendars/period.ts';

export const WORK_KINDS = ['service-window', 'preventive'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** How far work has come, as its calendar says. */
export const WORK_STATUSES = ['tentative', 'confirmed', 'in-process', 'completed', 'cancelled'] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

/** What customers notice of it, mildest first. What nobody knows counts as an outage. */
export const WORK_IMPACTS = ['no-impact', 'reduced-redundancy', 'degraded', 'outage'] as const;
export type WorkImpact = (typeof WORK_IMPACTS)[number];

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

/** A piece of planned work as a provider's calendar has it: what was planned, and apart from it what became of it. */
export interface ScheduledWork extends PlannedWork {
  readonly provider: string;
  readonly title: string;
  readonly status: WorkStatus;
  readonly impact: WorkImpact;
  /** When it really began and ended; null while that is not recorded. */
  readonly actualStart: Instant | null;
  readonly actualEnd: Instant | null;
  /**
   * When it is presumed to have ended, since its calendar dropped it while it was said to be under way; null or none
   * otherwise.
   */
  readonly presumedEnd?: Instant | null;
  /** Where it was published: "varsles … via aura.dk". */
  readonly noticeUrl: string | null;
  /** What it touches, by the ids of the address table: addresses, or lines on which addresses depend. */
  readonly objects: readonly string[];
}
