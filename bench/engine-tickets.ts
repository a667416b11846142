import { ALL_TIME } from '../src/calendars/period.ts';
import type { TicketEvent } from '../src/tickets/event.ts';
import type { Case } from '../src/tickets/ticket.ts';
import { seeded } from './random.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A fault at an AURA address: a visit, three cycles, twelve events; minutes since it was reported. */
const STORY: readonly (readonly [minute: number, happening: object])[] = [
  [0, { type: 'opened', channel: 'phone' }],
  [25, { type: 'technician-required' }],
  [1590, { type: 'technician-arrived' }],
  [1650, { type: 'restored' }],
  [1665, { type: 'closed' }],
  [2930, { type: 'reopened' }],
  [2960, { type: 'repair-started' }],
  [3170, { type: 'restored' }],
  [4370, { type: 'reopened' }],
  [4400, { type: 'coverage-classified', coverage: 'provider' }],
  [4460, { type: 'customer-informed' }],
  [4510, { type: 'technician-arrived' }],
];

/** A case and the instant at which it is judged. */
export interface Question {
  readonly facts: Case;
  readonly now: number;
}

/**
 * So many different cases, reported at minutes of a year from `from` on, half of either tier, each at an address of its
 * own; judged when the third cycle goes on, or some hours after. No two have an instant in common by design.
 */
export function faults(count: number, from: number): readonly Question[] {
  const random = seeded(20_260_323);
  return Array.from({ length: count }, (_, i) => {
    const opened = from + Math.floor(random() * 365) * DAY + Math.floor(random() * 1440) * MINUTE + i;
    const stretch = 0.9 + random() / 5;
    const events = STORY.map(
      ([minute, happening]) =>
        ({ ...happening, at: opened + Math.round(minute * stretch * MINUTE) }) as TicketEvent,
    );
    const addressId = `A-${i}`;
    const agreement = { addressId, tier: i % 2 ? 'basis' : 'pro', valid: { start: from, end: ALL_TIME.end } };
    const ticket = {
      id: `bench:${i}`,
      provider: 'aura',
      service: null,
      serviceKind: null,
      addressId,
      customerId: `C-${i}`,
      events,
    };
    const now = events.at(-1)!.at + Math.floor(random() * 600) * MINUTE;
    return { facts: { ticket, customer: null, activations: [], agreements: [agreement] }, now };
  });
}
