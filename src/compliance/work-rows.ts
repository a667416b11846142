import type { Instant } from '../calendars/period.ts';
import type { LocalDate } from '../calendars/wall-time.ts';

/** How one piece of planned work kept to what is promised of it. */
export interface WorkRow {
  /** `source:record`. */
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly kind: 'service-window' | 'preventive';
  /** The local day on which it was planned to start. */
  readonly day: LocalDate;
  readonly start: Instant;
  readonly end: Instant;
  readonly actualStart: Instant | null;
  readonly actualEnd: Instant | null;
  readonly noticeAt: Instant | null;
  readonly notice: 'in-time' | 'short-notice' | 'unannounced' | 'to-announce' | 'not-required';
  readonly workingDaysGiven: number | null;
  /** When it really ended after the planned end: by how much, in milliseconds. */
  readonly overranMs: number | null;
  readonly marks: readonly ('outside-window' | 'preventive-unjustified' | 'longer-than-usual')[];
  readonly reason: string | null;
}

/** What is counted of planned work, each the number of rows behind it. */
export interface WorkReport {
  readonly rows: readonly WorkRow[];
  readonly counts: {
    readonly inTime: number;
    readonly shortNotice: number;
    readonly unannounced: number;
    readonly toAnnounce: number;
    readonly overran: number;
    readonly outsideWindow: number;
    readonly preventive: number;
    readonly unjustified: number;
    readonly longerThanUsual: number;
  };
}
