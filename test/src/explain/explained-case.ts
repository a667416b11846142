import { calendarsOfYears } from '../../../main/holidays/compiled-calendars.ts';
import { holidayBook } from '../../../main/holidays/public-holidays.ts';
import type { Terms } from '../../../src/agreements/terms.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import type { CalendarDefinition } from '../../../src/calendars/hours.ts';
import { isoOf, parseInstant } from '../../../src/calendars/iso.ts';
import { ALL_TIME, type Instant } from '../../../src/calendars/period.ts';
import { explainTicket, type Rules } from '../../../src/explain/explain.ts';
import type { Decision, Ledger, Line, Step } from '../../../src/explain/ledger.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import { CALENDARS } from '../../../src/providers/providers.ts';
import type { EventType, TicketEvent } from '../../../src/tickets/event.ts';
import type { Case } from '../../../src/tickets/ticket.ts';

/** An instant as text. */
export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is no instant`);
  return instant;
}

/** Terms, with the calendars that Wallclock brings and others, over the years in which the worked cases lie. */
export function rulesOf(terms: Terms, added: readonly CalendarDefinition[] = []): Rules {
  const definitions = [...CALENDARS, ...added];
  return {
    history: unchanging(terms),
    calendars: calendarsOfYears(definitions, holidayBook, 2025, 2028),
    definitions: new Map(definitions.map((one) => [one.id, one])),
    holidays: holidayBook(['DK', 'DE-HE'], 2025, 2028),
  };
}

export const AURA_RULES = rulesOf(AURA);
export const AUROLOGIC_RULES = rulesOf(AUROLOGIC);

/** An event with its instant: `['2026-04-01T10:00:00Z', 'opened', { channel: 'phone' }]`. */
export type Happened = readonly [when: string, type: EventType, fields?: object];

const eventsOf = (happened: readonly Happened[]) =>
  happened.map(([when, type, fields]) => ({ at: at(when), type, ...fields }) as TicketEvent);

/** A fault at an address whose agreement is of this tier; null: it has none. */
export function fault(tier: string | null, happened: readonly Happened[]): Case {
  const about = { service: 'Fiber 1000', serviceKind: null, addressId: 'A1', customerId: 'C1' };
  return {
    ticket: { id: 'demo:1', provider: 'aura', ...about, events: eventsOf(happened) },
    customer: null,
    activations: [],
    agreements: tier === null ? [] : [{ addressId: 'A1', tier, valid: ALL_TIME, fact: 'agreement:1' }],
  };
}

/** A ticket about a service with emergency support, of a customer of the provider's own. */
export function emergency(happened: readonly Happened[], parentId: string | null = null): Case {
  const about = { service: 'IP-Transit', serviceKind: null, addressId: null, customerId: 'C1' };
  return {
    ticket: { id: 'demo:2', provider: 'aurologic', ...about, events: eventsOf(happened) },
    customer: { id: 'C1', parentId, monthlyRevenueEur: null },
    activations: [],
    agreements: [],
  };
}

/** The ledgers of a case as of an instant; of one kind, if it is named. */
export function ledgersAt(facts: Case, rules: Rules, when: string, kind?: string): Ledger[] {
  return explainTicket(facts, rules, at(when)).filter(
    ({ clock }) => kind === undefined || clock.kind === kind,
  );
}

/** The steps of a kind, as data. */
export function stepsOfKind<K extends Decision['kind']>(
  { steps }: Ledger,
  kind: K,
): (Step & { what: Extract<Decision, { kind: K }> })[] {
  return steps.filter(
    (step): step is Step & { what: Extract<Decision, { kind: K }> } => step.what.kind === kind,
  );
}

/** All readings that a ledger names, as `name=value`. */
export function readingsIn({ steps }: Ledger): string[] {
  return steps.flatMap(({ readings }) => readings.map(({ name, value }) => `${name}=${value}`));
}

/** A line in short: `2026-04-01T10:00:00Z/2026-04-01T14:00:00Z counted 14400000`. */
export function lineText({ start, end, side, openMs }: Line): string {
  return `${isoOf(start)}/${isoOf(end)} ${side} ${openMs}`;
}
