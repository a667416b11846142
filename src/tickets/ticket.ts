import type { Period } from '../calendars/period.ts';
import type { TicketEvent } from './event.ts';

/** A ticket is its events in order, and what it is about. Missing is null. */
export interface Ticket {
  /** `source:id`, unique over all sources. */
  readonly id: string;
  /** The provider whose agreement applies, such as `aura`. */
  readonly provider: string;
  readonly service: string | null;
  /** The kind of the service as synced, compared before its name. */
  readonly serviceKind: string | null;
  readonly addressId: string | null;
  readonly customerId: string | null;
  /** In recorded order; the fold orders them by time first. */
  readonly events: readonly TicketEvent[];
}

/** A customer as synced. A customer with a parent is a child account: a customer of a customer. */
export interface Customer {
  readonly id: string;
  readonly name?: string | null;
  readonly parentId: string | null;
  readonly parentName?: string | null;
  readonly monthlyRevenueEur: number | null;
}

/** An activation of emergency support: names a service by its kind or its name; valid over local days, as instants. */
export interface Activation {
  readonly service: string;
  readonly valid: Period;
  /** The fact it was read from, for the record. */
  readonly fact?: string;
}

/** What was bought for one address: "Serviceaftalen tegnes pr. enkelt adresse". Valid over local days, as instants. */
export interface Agreement {
  readonly addressId: string;
  readonly tier: string;
  readonly valid: Period;
  /** The fact it was read from, for the record. */
  readonly fact?: string;
}

/** Everything about one ticket that its verdict follows from. */
export interface Case {
  readonly ticket: Ticket;
  readonly customer: Customer | null;
  readonly activations: readonly Activation[];
  /** In the order in which they are listed at their source. */
  readonly agreements: readonly Agreement[];
}
