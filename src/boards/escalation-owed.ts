import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import type { Escalation } from '../clocks/marks.ts';

/** What an escalation still owes, since when, and how much it asks for: on walls and desks alike. */
export interface EscalationOwed {
  readonly kind: 'customer-not-told' | 'staff-not-called';
  readonly since: Instant;
  readonly level: Extract<Attention, 'late'>;
}

/**
 * What is still owed of a ticket's last escalation, the customer's word first: staff "will communicate the same in this
 * case and call related staff for immediate handling". It was due at once, so it is late as long as it is owed.
 */
export function escalationOwed(escalation: Escalation | null): EscalationOwed[] {
  if (!escalation) return [];
  const { at: since, told, called } = escalation;
  const owed = (kind: EscalationOwed['kind']): EscalationOwed => ({ kind, since, level: 'late' });
  return [...(told ? [] : [owed('customer-not-told')]), ...(called ? [] : [owed('staff-not-called')])];
}
