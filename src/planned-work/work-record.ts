import type { Instant } from '../calendars/period.ts';
import type { ScheduledWork } from './work.ts';

/**
 * One piece of work as a source's record tells it: one window of one notice. A record that reads otherwise later is
 * another version of the same work.
 */
export interface WorkRecord extends Omit<ScheduledWork, 'noticeAt'> {
  readonly notice: RecordedNotice;
  /** The id of the notice it belongs to: the iCalendar UID. Several windows of one notice share it. */
  readonly series: string;
  /**
   * Where its series puts it, by which it is known again wherever it was moved by itself; null or none for a single
   * window.
   */
  readonly original?: Instant | null;
  /** The revision of the notice; null where the source does not number them. */
  readonly sequence: number | null;
  /** The provider, account and ids of the maintenance as its sender names them. */
  readonly maintenance: {
    readonly provider: string | null;
    readonly account: string | null;
    readonly ids: readonly string[];
  };
}

/** What a record says of its announcement. */
export type RecordedNotice =
  | { readonly kind: 'none' }
  /** Announced then, for work starting at `forStart` where an earlier version in the same reading tells that. */
  | { readonly kind: 'at'; readonly at: Instant; readonly forStart: Instant | null }
  /** The calendar itself is what is published: announced when the station first read it. */
  | { readonly kind: 'first-read' };

/** One version of a record, with the instant at which the station first had it. */
export interface WorkVersion {
  readonly record: Pick<WorkRecord, 'start' | 'notice'>;
  readonly arrivedAt: Instant;
}
