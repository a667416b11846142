import { unchanging } from '../src/agreements/terms-history.ts';
import { type BoardEntity, type BoardTicket, entityKey } from '../src/boards/board.ts';
import type { CalendarData } from '../src/calendars/calendar.ts';
import { ALL_TIME } from '../src/calendars/period.ts';
import { PROVIDERS } from '../src/providers/providers.ts';
import type { TicketEvent } from '../src/tickets/event.ts';
import { seeded } from './random.ts';

const MINUTE = 60_000;

/** A board of so many open tickets, half of either provider, reported in the ten days before `now`. */
export function openBoard(
  calendars: readonly CalendarData[],
  tickets: number,
  now: number,
): ReadonlyMap<string, BoardEntity> {
  const random = seeded(2000);
  const entities: BoardEntity[] = [
    ...[...PROVIDERS].map(([id, terms]) => ({
      kind: 'provider' as const,
      id,
      versions: unchanging(terms),
    })),
    ...calendars.map((calendar) => ({ kind: 'calendar' as const, id: calendar.id, calendar, holidays: [] })),
    ...Array.from({ length: tickets }, (_, i) => openTicket(i, now - Math.ceil(random() * 14_400) * MINUTE)),
  ];
  return new Map(entities.map((entity) => [entityKey(entity), entity]));
}

function openTicket(i: number, opened: number): BoardTicket {
  const aura = i % 2 === 0;
  const story: [minute: number, happening: object][] = aura
    ? [
        [0, { type: 'opened', channel: 'phone' }],
        [0.2, { type: 'technician-required' }],
        [0.5, { type: 'customer-informed' }],
      ]
    : [
        [0, { type: 'opened', channel: 'ticket-system' }],
        [0.1, { type: 'emergency-flagged' }],
        [0.6, { type: 'customer-replied' }],
      ];
  // Of a quarter somebody has taken care already.
  if (i % 8 < 2) story.push([0.9, { type: aura ? 'repair-started' : 'staff-replied' }]);
  const events = story.map(([minute, more]) => ({ ...more, at: opened + minute * MINUTE }) as TicketEvent);
  const addressId = aura ? `A-${i}` : null;
  const tier = i % 4 ? 'basis' : 'pro';
  const customerId = `C-${i % 300}`;
  return {
    kind: 'ticket',
    id: `bench:${i}`,
    ticket: {
      id: `bench:${i}`,
      provider: aura ? 'aura' : 'aurologic',
      service: aura ? 'Fiber 1000' : 'IP-Transit',
      serviceKind: null,
      addressId,
      customerId,
      events,
    },
    customer: { id: customerId, parentId: null, monthlyRevenueEur: 900 },
    activations: [],
    agreements: addressId === null ? [] : [{ addressId, tier, valid: ALL_TIME }],
    subject: `Ticket ${i}`,
    url: null,
    priority: null,
    requestKind: null,
    address: aura ? `Havnegade ${i}, Aarhus` : null,
    lines: [],
    acknowledgements: [],
  };
}
