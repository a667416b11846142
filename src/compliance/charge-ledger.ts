import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import type { TermsHistory } from '../agreements/terms-history.ts';
import type { Instant } from '../calendars/period.ts';
import { type Charge, chargesOf } from '../clocks/charges.ts';
import { isOfForm, type Verdict } from '../clocks/verdict.ts';
import { type Life, lifeOf } from '../tickets/cycles.ts';
import type { TicketEvent } from '../tickets/event.ts';
import type { Case } from '../tickets/ticket.ts';
import type { ChargeLine } from './charges.ts';
import { type Month, monthAt } from './counted.ts';

/** A line of a ticket's emergency ledger, before it is said whose ticket it is. */
export type ChargedLine = Omit<ChargeLine, 'ticket' | 'subject' | 'provider' | 'customerId' | 'customer'>;

/**
 * The emergency ledger of a ticket, in the order in which it came about: a charge once all that it needs is there,
 * dated at its flag or reply; and its reversal when it is taken back, dated then. "Reclassifying as `impacting` removes
 * them; the ledger shows the reversal." What its lines add up to is what `chargesOf` has. `zone` is the provider's, in
 * which a line's month is read.
 */
export function chargeLinesOf(
  facts: Case,
  { life }: Verdict,
  history: TermsHistory,
  zone: string,
): ChargedLine[] {
  if (!isOfForm(history, 'emergency-tickets')) return [];
  if (!life.events.some((event) => event.type === 'impact-classified' && event.impact === 'not-impacting'))
    return [];
  const lines: ChargedLine[] = [];
  let before: Charge[] = [];
  for (const i of lookedAt(life.events)) {
    const after = chargesUpTo(facts, life, history, i);
    const line = (kind: 'charge' | 'reversal') => (charge: Charge) =>
      lineOf(life.events, i, charge, kind, zone);
    lines.push(
      ...without(before, after).map(line('reversal')),
      ...without(after, before).map(line('charge')),
    );
    before = after;
  }
  return lines;
}

/** What can change charges that are there, or let those before it be charged. A flag or a reply only adds its own. */
const TURNS: readonly TicketEvent['type'][] = ['impact-classified', 'case-accepted', 'reopened'];

/** After which events charges are looked at: before and after each turn, and after the last. */
function lookedAt(events: readonly TicketEvent[]): number[] {
  const turns = events.flatMap(({ type }, i) => (TURNS.includes(type) ? [i - 1, i] : []));
  return [...new Set([...turns, events.length - 1])].filter((i) => i >= 0).sort((a, b) => a - b);
}

/** What was charged once the event at `index` had happened, and nothing after it. */
function chargesUpTo(
  facts: Case,
  { events }: Life,
  history: TermsHistory<EmergencyTicketsTerms>,
  index: number,
): Charge[] {
  return chargesOf(facts, lifeOf(events.slice(0, index + 1), events[index].at), history);
}

/** The charges of one list that the other has not, each as often as it has it more often. */
function without(these: readonly Charge[], those: readonly Charge[]): Charge[] {
  const left = new Map<string, number>();
  for (const one of those) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return these.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

const keyOf = ({ at, for: what, cycle, eurNet }: Charge) => `${at} ${what} ${cycle} ${eurNet}`;

function lineOf(
  events: readonly TicketEvent[],
  index: number,
  charge: Charge,
  kind: 'charge' | 'reversal',
  zone: string,
): ChargedLine {
  const at: Instant = kind === 'charge' ? charge.at : events[index].at;
  const month: Month = monthAt(at, zone);
  const cents = Math.round(charge.eurNet * 100) * (kind === 'charge' ? 1 : -1);
  // What let it be charged, or took it back: the last classification by then.
  const classified = events.slice(0, index + 1).findLast((event) => event.type === 'impact-classified')!;
  const flagged = flagOf(events, index, charge);
  return {
    kind,
    at,
    month,
    for: charge.for,
    cents,
    cycle: charge.cycle,
    flagged: { at: charge.at, by: flagged?.by ?? null },
    classified: { at: classified.at, by: classified.by ?? null, impact: classified.impact },
  };
}

/** The flag or the reply that is charged. */
function flagOf(events: readonly TicketEvent[], index: number, charge: Charge): TicketEvent | undefined {
  const type = charge.for === 'ticket' ? 'emergency-flagged' : 'customer-replied';
  const same = events.slice(0, index + 1).filter((event) => event.at === charge.at);
  return same.find((event) => event.type === type) ?? same[0];
}
