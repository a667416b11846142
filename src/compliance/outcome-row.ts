import type { ClockStrip } from '../boards/clock-strip.ts';
import type { Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';
import type { Month, Standing } from './counted.ts';
import type { ReasonCode } from './reason-code.ts';
import type { ReportFilter } from './report.ts';
import type { Why } from './why.ts';

/** Where the clock of a row stands; `running`: not settled, running or waiting now. */
export type RowStanding = Standing | 'running';

/** Which of the period's clocks a list of rows is asked for. Without a standing: all that are settled. */
export interface RowsQuestion extends ReportFilter {
  readonly standing: RowStanding | null;
  readonly reason: string | null;
  /** `none` for those that name nobody. */
  readonly causedBy: string | null;
  /** Of the goal used: more than `percentOver`, at most `percentUpTo`; whole percent. */
  readonly percentOver: number | null;
  readonly percentUpTo: number | null;
  /** An hour of the local week, 0 to 167. */
  readonly hour: number | null;
}

/** One settled clock behind a number. */
export interface OutcomeRow {
  readonly ticket: string;
  readonly subject: string | null;
  readonly provider: string;
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
  readonly tier: string | null;
  readonly service: string | null;
  readonly customerId: string | null;
  readonly customer: string | null;
  readonly addressId: string | null;
  readonly address: string | null;
  readonly standing: RowStanding;
  readonly reason: string | null;
  readonly causedBy: string | null;
  readonly month: Month;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly goalMs: number | null;
  readonly usedMs: number | null;
  readonly terms: string;
  /** The last one given; null where none was. */
  readonly code: ReasonCode | null;
}

/** One page of rows, latest first, and how many there are in all. */
export interface RowsPage {
  readonly count: number;
  readonly rows: readonly OutcomeRow[];
  /** What to ask for as `after` to get the next page; null after the last. */
  readonly next: string | null;
}

/** A row with why it is as it is, and its strip; for lists of breaches. */
export interface ExplainedRow extends OutcomeRow {
  /** The most telling first. */
  readonly why: readonly Why[];
  /** As of the station's now; null for a clock without a goal, and for one that cannot be explained any more. */
  readonly strip: ClockStrip | null;
  /** What was used up to now where the clock has not stopped; else `usedMs`. */
  readonly usedSoFarMs: number | null;
}
