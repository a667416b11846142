import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { type TermsHistory, termsAt } from '../agreements/terms-history.ts';
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
export function chargesOf(facts: Case, life: Life, history: TermsHistory<EmergencyTicketsTerms>): Charge[] {
  const opened = life.events[0];
  if (opened?.type !== 'opened' || opened.channel !== 'ticket-system') return [];
  if (acceptedAt(facts, life) === null) return [];
  const flag = switchChanges(life, 'emergency-flagged', 'emergency-unflagged');
  return life.cycles.flatMap((cycle) => {
    const classified = lastOf(life, ['impact-classified'], cycle.first, cycle.next);
    if (classified === null || !isNotImpacting(life.events[classified])) return [];
    return chargesInCycle(life, cycle, flag, termsAt(history, cycle.startedAt).terms);
  });
}

/** Reading (`carriedFlag`): a flag carried over by `reopened` is not another flagged ticket. */
function chargesInCycle(
  life: Life,
  cycle: Cycle,
  flag: readonly SwitchChange[],
  { chargeEurNet: eurNet, readings }: EmergencyTicketsTerms,
): Charge[] {
  const charges: Charge[] = [];
  if (eurNet === 0) return charges;
  const { chargedReplies, carriedFlag } = readings;
  for (let i = cycle.first; i < cycle.next; i++) {
    const event = life.events[i];
    const setHere = flag.some(({ index, on }) => on && index === i);
    const carriedHere = carriedFlag === 'charged' && i === cycle.first && isOnBefore(flag, i);
    if (setHere || carriedHere) charges.push({ at: event.at, for: 'ticket', eurNet, cycle: cycle.number });
    if (event.type !== 'customer-replied') continue;
    const charged =
      chargedReplies === 'while-flagged'
        ? isOnBefore(flag, i)
        : chargedReplies === 'flagged-only' && event.flagged === true;
    if (charged) charges.push({ at: event.at, for: 'response', eurNet, cycle: cycle.number });
  }
  return charges;
}
