import type { ClockStrip } from '../boards/clock-strip.ts';
import type { Instant } from '../calendars/period.ts';
import type { LocalDate } from '../calendars/wall-time.ts';
import type { ClockKind } from '../clocks/clock.ts';
import type { Month, Standing } from './counted.ts';
import type { Why } from './why.ts';

/** What a report is asked about. `null` means all. */
export interface ReportFilter {
  readonly provider: string | null;
  /** The last month of the period. */
  readonly until: Month;
  /** How many months the period has. */
  readonly months: number;
  readonly kind: ClockKind | null;
  /** A tier, or `none` for clocks without one. */
  readonly tier: string | null;
  /** A service's kind, or where none is known its name, `none` for tickets that name none. */
  readonly service: string | null;
  readonly customer: string | null;
  readonly address: string | null;
}

/** Clocks that count towards attainment: met / (met + breached). */
export interface Tally {
  readonly met: number;
  readonly breached: number;
}

/** Attainment of one kind of clock of one tier. */
export interface AttainmentLine {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
  /** One for each month of the period, in order. */
  readonly months: readonly Tally[];
  readonly total: Tally;
}

/** Clocks that are counted apart. */
export interface ApartLine {
  readonly standing: Exclude<Standing, 'met' | 'breached'>;
  readonly reason: string;
  /** As its system names them; null where nobody is named. */
  readonly causedBy: string | null;
  readonly clocks: number;
}

/** The smallest value within which so many of a hundred clocks stopped (nearest rank). */
export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

/** How long clocks of one kind and tier took. */
export interface PercentileLine {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
  /** Met and breached clocks of which it is known how much they used. */
  readonly clocks: number;
  /** In whole percent of the goal. */
  readonly usedPercent: Percentiles;
  /** In whole minutes of open time. */
  readonly minutes: Percentiles;
}

/** The compliance desk's page of numbers, for a period and one month of it. */
export interface ComplianceReport {
  readonly filter: ReportFilter;
  /** The month that is looked at. */
  readonly month: Month;
  /** The months of the period, in order. */
  readonly months: readonly Month[];
  readonly attainment: readonly AttainmentLine[];
  readonly inMonth: {
    readonly tally: Tally;
    readonly apart: readonly ApartLine[];
    /** Clocks that run or wait now, and are due in that month. */
    readonly running: number;
    /** Whether the month is not over yet, in the zone of some provider. */
    readonly soFar: boolean;
  };
  readonly inPeriod: { readonly tally: Tally; readonly apart: readonly ApartLine[] };
  /** Met and breached clocks of the period by the share of the goal they used. */
  readonly used: {
    /** Steps of 10 %: the first up to and including 10 %, the fifteenth and last over 140 %. */
    readonly steps: readonly number[];
    /** Breached ones that have not stopped yet: nobody knows how much they will use. */
    readonly unknown: number;
  };
  readonly percentiles: readonly PercentileLine[];
  /** Breaches of the period by the hour of the local week in which they were due: 168, the first is Monday 00–01. */
  readonly breachHours: readonly number[];
  /** Hours of the week, of the same 168, in which the calendar of `name` is closed; null where none is drawn. */
  readonly closed: { readonly name: string; readonly hours: readonly boolean[] } | null;
  /** What can be chosen under the same provider. */
  readonly choices: {
    readonly providers: readonly { readonly id: string; readonly name: string; readonly zone: string }[];
    readonly kinds: readonly ClockKind[];
    readonly tiers: readonly string[];
    readonly services: readonly string[];
    /** The first month in which a clock was counted; null while there is none. */
    readonly first: Month | null;
  };
  /**
   * Settled clocks of all time that are in no number yet: those of an older database that is still being counted, and of
   * tickets that cannot be judged any more, which are in quarantine.
   */
  readonly uncounted: number;
  /** The versions of the terms by which the period's clocks were judged. */
  readonly terms: readonly { readonly provider: string; readonly version: string; readonly clocks: number }[];
  /** Customer and address that are asked for, by name. */
  readonly named: { readonly customer: string | null; readonly address: string | null };
}

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

/** A reason code that a supervisor gave a breach. It never changes the verdict. */
export interface ReasonCode {
  readonly code: string;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
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

/** Attainment by one thing, those with most breaches first. */
export interface GroupLine extends Tally {
  /** Of a provider, service, customer or address; null for clocks that name none. */
  readonly id: string | null;
  readonly name: string | null;
  readonly apart: number;
}

/** One line of the emergency ledger. */
export interface ChargeLine {
  readonly kind: 'charge' | 'reversal';
  readonly ticket: string;
  readonly subject: string | null;
  readonly provider: string;
  readonly customerId: string | null;
  readonly customer: string | null;
  /** A charge is dated at the flag or the reply, its reversal at the classification that took it back. */
  readonly at: Instant;
  readonly month: Month;
  readonly for: 'ticket' | 'response';
  /** EUR net, in cents; a reversal's is negative. */
  readonly cents: number;
  readonly cycle: number;
  /** The flag or the reply. */
  readonly flagged: { readonly at: Instant; readonly by: string | null };
  /** The classification that made it a charge, or took it back. */
  readonly classified: { readonly at: Instant; readonly by: string | null; readonly impact: string };
}

/** The emergency ledger by customer and month. */
export interface ChargeReport {
  readonly months: readonly Month[];
  readonly customers: readonly {
    readonly customerId: string | null;
    readonly customer: string | null;
    /** In cents, one for each month. */
    readonly months: readonly number[];
    readonly charges: number;
    readonly reversals: number;
    readonly cents: number;
  }[];
  readonly totals: {
    readonly months: readonly number[];
    readonly charges: number;
    readonly reversals: number;
    readonly cents: number;
  };
}

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

/** A verdict that changed after it was settled. */
export interface ChangeRow {
  readonly ticket: string;
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
  readonly at: Instant;
  /** The records, or the passing of time, from which it follows. */
  readonly cause: string;
  readonly was: string;
  readonly became: string;
}

/** A stretch of time in which a source, or the station itself, was not there: `source` null is the station. */
export interface BlindSpot {
  readonly source: string | null;
  readonly title: string;
  readonly from: Instant;
  /** null while it goes on. */
  readonly to: Instant | null;
  readonly why: string;
}
