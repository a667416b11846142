import type { Instant } from '../calendars/period.ts';
import type { Month } from './counted.ts';

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
