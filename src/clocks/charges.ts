import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import {
  type Cycle,
  isOnBefore,
  type Life,
  lastOf,
  type SwitchChange,
  switchChanges,
} from '../tickets/cycles.ts';
import type { Case } from '../tickets/ticket.ts';
import { acceptedAt, isNotImpacting } from './first-reaction.ts';

/** Money owed for illicit usage of the emergency flag, in EUR net, dated at the flag or the reply. */
export interface Charge {
  readonly at: Instant;
  readonly for: 'ticket' | 'response';
  readonly eurNet: number;
  readonly cycle: number;
}

/**
 * The charges of a ticket by time: "aurologic will bill any illicit usage at 30,00€ net per emergency flagged
 * ticket or response". A cycle's count while its last classification is not impacting; what happens after its
 * end and before the next belongs to it. Nothing is charged for a ticket outside the ticket system, nor for a
 * child account that was never accepted.
 */
export function chargesOf(facts: Case, life: Life, terms: EmergencyTicketsTerms): Charge[] {
  const opened = life.events[0];
  if (opened?.type !== 'opened' || opened.channel !== 'ticket-system') return [];
  if (acceptedAt(facts, life) === null) return [];
  const flag = switchChanges(life, 'emergency-flagged', 'emergency-unflagged');
  return life.cycles.flatMap((cycle) => chargesInCycle(life, cycle, flag, terms));
}

function chargesInCycle(
  life: Life,
  cycle: Cycle,
  flag: readonly SwitchChange[],
  terms: EmergencyTicketsTerms,
): Charge[] {
  const classified = lastOf(life, ['impact-classified'], cycle.first, cycle.next);
  if (classified === null || !isNotImpacting(life.events[classified])) return [];
  const { eurNet, replies } = terms.charge;
  const charges: Charge[] = [];
  for (let i = cycle.first; i < cycle.next; i++) {
    const event = life.events[i];
    const flagSetHere = flag.some(({ index, on }) => on && index === i);
    if (flagSetHere) charges.push({ at: event.at, for: 'ticket', eurNet, cycle: cycle.number });
    if (event.type !== 'customer-replied') continue;
    const charged =
      replies === 'while-flagged'
        ? isOnBefore(flag, i)
        : replies === 'flagged-only' && event.flagged === true;
    if (charged) charges.push({ at: event.at, for: 'response', eurNet, cycle: cycle.number });
  }
  return charges;
}
