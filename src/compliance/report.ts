import type { ClockKind } from '../clocks/clock.ts';
import type { AttainmentLine, Tally } from './attainment.ts';
import type { Month } from './counted.ts';
import type { ApartLine } from './counted-apart.ts';
import type { PercentileLine } from './percentiles.ts';

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
