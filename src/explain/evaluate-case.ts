import { isoOf } from '../calendars/iso.ts';
import { ALL_TIME, type Instant, type Period } from '../calendars/period.ts';
import { type LocalDate, localDateAt } from '../calendars/wall-time.ts';
import type { Case } from '../tickets/ticket.ts';

/** Stands for the beginning of time where a date is needed: no ticket is older. */
const FIRST_DAY: LocalDate = '1900-01-01';

/**
 * A ticket with everything its verdict follows from, as one line of `wallclock evaluate` at `now`: evaluating it gives
 * the same clocks, by the terms in force. `zone` is the provider's, in which its agreements' days are. Names of people
 * and customers are left out: nothing follows from them.
 */
export function evaluateCase(facts: Case, zone: string, now: Instant) {
  const { ticket, customer, activations, agreements } = facts;
  const { id, provider, service, serviceKind, addressId, customerId } = ticket;
  const days = ({ start, end }: Period) => ({
    from: start === ALL_TIME.start ? FIRST_DAY : localDateAt(start, zone),
    to: end === ALL_TIME.end ? null : localDateAt(end, zone),
  });
  const events = ticket.events.map(({ at, by: _, ...happening }) => ({ at: isoOf(at), ...happening }));
  return {
    id,
    now: isoOf(now),
    provider,
    ticket: { id, service, serviceKind, addressId, customerId, events },
    customer: customer && {
      id: customer.id,
      parentId: customer.parentId,
      monthlyRevenueEur: customer.monthlyRevenueEur,
    },
    activations: activations.map(({ service: activated, valid }) => ({ service: activated, ...days(valid) })),
    agreements: agreements.map(({ addressId: place, tier, valid }) => ({
      addressId: place,
      tier,
      ...days(valid),
    })),
  };
}
