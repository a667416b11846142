import { calendarsOfYears } from '../../main/holidays/compiled-calendars.ts';
import { holidayBook } from '../../main/holidays/public-holidays.ts';
import { hours, type Terms } from '../../src/agreements/terms.ts';
import { unchanging } from '../../src/agreements/terms-history.ts';
import type { BoardAlarm, BoardTicket, BoardWork } from '../../src/boards/board.ts';
import { type TicketLedgers, ticketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { parseInstant } from '../../src/calendars/iso.ts';
import { ALL_TIME } from '../../src/calendars/period.ts';
import { startOfDay } from '../../src/calendars/wall-time.ts';
import type { GivenReason } from '../../src/compliance/reason-code.ts';
import type { Rules } from '../../src/explain/explain.ts';
import { AURA } from '../../src/providers/aura.ts';
import { CALENDARS, PROVIDERS } from '../../src/providers/providers.ts';
import type { Channel, Happening } from '../../src/tickets/event.ts';
import { alarmReply } from './alarms-desk-scenes.ts';
import { deskScene } from './desk-scenes.ts';
import type { Scene } from './mock-data.ts';
import type { Api } from './page-server.ts';
import { searchReply } from './search-scenes.ts';

/** What happened at an instant, with its offset; and who did it. */
type Happened = readonly [at: string, what: Happening['type'] | Happening, by?: string];

interface TicketWords {
  readonly id: string;
  readonly provider?: string;
  readonly opened: string;
  readonly channel?: Channel;
  readonly events?: readonly Happened[];
  readonly tier?: string | null;
  readonly service?: string | null;
  readonly more?: Partial<BoardTicket>;
  readonly addressId?: string | null;
}

/** A ticket as its page shows it. */
export function ticketOf(words: TicketWords): BoardTicket {
  const { id, provider = 'aura', tier = 'basis', channel = 'phone' } = words;
  const addressId = words.addressId === undefined ? `address ${id}` : words.addressId;
  const first: Happened = [words.opened, { type: 'opened', channel }];
  const valid = { start: startOfDay('2024-01-01', AURA.zone), end: ALL_TIME.end };
  return {
    kind: 'ticket',
    id,
    subject: null,
    url: null,
    priority: null,
    requestKind: null,
    address: addressId === null ? null : `Address of ${id}`,
    lines: [],
    acknowledgements: [],
    ticket: {
      id,
      provider,
      service: words.service ?? null,
      serviceKind: null,
      addressId,
      customerId: 'customer-1',
      events: [first, ...(words.events ?? [])].map(([at, what, by]) => ({
        ...((typeof what === 'string' ? { type: what } : what) as Happening),
        at: parseInstant(at)!,
        by: by ?? null,
      })),
    },
    customer: null,
    activations: [],
    agreements: tier === null || addressId === null ? [] : [{ addressId, tier, valid }],
    ...words.more,
  };
}

/** The fault that the design draws. */
export const SONDERGADE = ticketOf({
  id: 'aura:A-20417',
  opened: '2026-03-20T14:10:00+01:00',
  addressId: 'address-Søndergade 14, 8660 Skanderborg',
  service: 'Fiber 1000',
  events: [
    ['2026-03-20T14:35:20+01:00', 'technician-required'],
    ['2026-03-20T14:40:05+01:00', 'customer-informed'],
    ['2026-03-23T09:04:51+01:00', 'customer-informed', 'Mette Lund'],
    ['2026-03-23T12:49:40+01:00', 'customer-informed'],
    ['2026-03-23T14:18:33+01:00', 'customer-informed'],
  ],
  more: {
    address: 'Søndergade 14, Skanderborg',
    customer: {
      id: 'customer-1',
      name: 'Møllers Tømmerhandel',
      parentId: null,
      monthlyRevenueEur: null,
    },
  },
});

const flagged = 'emergency-flagged';

/** Tickets that are on no wall any more, or that no wall shows. */
const OTHERS: readonly BoardTicket[] = [
  // Easter 2025: Thursday to Monday are public holidays or a weekend.
  ticketOf({
    id: 'aura:A-15001',
    opened: '2025-04-16T14:00:00+02:00',
    events: [
      ['2025-04-16T14:20:00+02:00', 'technician-required'],
      ['2025-04-22T13:30:00+02:00', 'technician-arrived'],
      ['2025-04-22T15:00:00+02:00', 'closed'],
    ],
  }),
  // The night in which the clocks go back.
  ticketOf({
    id: 'aura:A-17001',
    tier: 'pro',
    opened: '2025-10-26T01:30:00+02:00',
    events: [
      ['2025-10-26T01:40:00+02:00', 'technician-required'],
      ['2025-10-26T03:10:00+01:00', 'technician-arrived'],
    ],
  }),
  ticketOf({
    id: 'aura:A-18001',
    tier: null,
    opened: '2026-03-23T10:00:00+01:00',
    channel: 'email',
  }),
  ticketOf({
    id: 'aurologic:900',
    provider: 'aurologic',
    tier: null,
    addressId: null,
    service: 'IP-Transit',
    channel: 'ticket-system',
    opened: '2026-03-23T13:00:00+01:00',
    events: [
      ['2026-03-23T13:00:00+01:00', flagged],
      ['2026-03-23T13:10:00+01:00', 'emergency-unflagged'],
      ['2026-03-23T13:12:00+01:00', { type: 'escalated', level: 2 }],
      ['2026-03-23T13:20:00+01:00', flagged],
      ['2026-03-23T13:45:00+01:00', 'staff-replied', 'Jonas Weber'],
      ['2026-03-23T14:00:00+01:00', { type: 'impact-classified', impact: 'impacting' }],
    ],
  }),
  ticketOf({
    id: 'aurologic:901',
    provider: 'aurologic',
    tier: null,
    addressId: null,
    service: 'Webspace',
    channel: 'ticket-system',
    opened: '2026-03-23T09:30:00+01:00',
  }),
  ticketOf({
    id: 'aurologic:912',
    provider: 'aurologic',
    tier: null,
    addressId: null,
    service: 'Colocation',
    channel: 'ticket-system',
    opened: '2026-03-22T01:00:00+01:00',
    events: [
      ...Array.from({ length: 12 }, (_, i): Happened[] => {
        const hour = String(i + 2).padStart(2, '0');
        return [
          [`2026-03-22T${hour}:00:00+01:00`, flagged],
          [`2026-03-22T${hour}:20:00+01:00`, 'staff-replied'],
          [`2026-03-22T${hour}:30:00+01:00`, 'emergency-unflagged'],
        ];
      }).flat(),
      ['2026-03-22T16:00:00+01:00', { type: 'impact-classified', impact: 'not-impacting' }],
    ],
    more: {
      customer: {
        id: 'customer-2',
        name: 'Gesellschaft für außerordentlich langlebige Rechenzentrumsinfrastrukturdienstleistungen mbH & Co. KG',
        parentId: null,
        monthlyRevenueEur: 100,
      },
    },
  }),
  // A goal of weeks.
  ticketOf({
    id: 'vind:1',
    provider: 'vind',
    opened: '2026-02-02T09:00:00+01:00',
    events: [['2026-02-02T09:05:00+01:00', 'technician-required']],
  }),
];

const { basis } = AURA.tiers;
const VIND: Terms = {
  ...AURA,
  provider: 'vind',
  name: 'Vind',
  tiers: { basis: { ...basis, onsite: { ...basis.onsite, goalMs: hours(200) } } },
};

const TICKETS = [SONDERGADE, ...OTHERS];

const keys = ['DK', 'DE-HE'];
/** The rules under which the scenes' tickets are judged. */
export const rulesOf = (provider: string): Rules => ({
  history: unchanging(provider === 'vind' ? VIND : PROVIDERS.get(provider)!),
  calendars: calendarsOfYears(CALENDARS, holidayBook, 2024, 2028),
  definitions: new Map(CALENDARS.map((definition) => [definition.id, definition])),
  holidays: holidayBook(keys, 2024, 2028),
});

/** What the station answers about a ticket as of an instant; null where it knows none of that id. */
export function ledgersAt(id: string, at: number, works: readonly BoardWork[] = []): TicketLedgers | null {
  const ticket = TICKETS.find((one) => one.id === id);
  return ticket
    ? ticketLedgers(ticket, rulesOf(ticket.ticket.provider), { works, disruptions: [], blind: [] }, at)
    : null;
}

/** Monday afternoon on the tickets desk, with the fault that the design draws in the place of its shorter self. */
export const ticketScene: Scene = {
  ...deskScene,
  entities: deskScene.entities.map((entity) => (entity.id === SONDERGADE.id ? SONDERGADE : entity)),
};

/** What supervisors wrote of the tickets of the scene. */
const GIVEN_REASONS: readonly GivenReason[] = (
  [
    [
      'third-party',
      'Fiber dug up at Skanderborg; the road was closed until 12:00.',
      'Jonas Holm',
      '2026-03-23T14:20:00+01:00',
    ],
    ['dispatch', '', 'Mette Lund', '2026-03-23T14:12:40+01:00'],
  ] as const
).map(([code, note, by, at]) => ({
  ...{ ticket: SONDERGADE.id, kind: 'onsite-reaction', cycle: 1, ordinal: 1 },
  ...{ code, note, by, at: Date.parse(at) },
}));

/** Answers about tickets as the station does; `now` is its clock. */
export const ticketApi =
  (now: () => number = () => ticketScene.now, alarms: readonly BoardAlarm[] = []): Api =>
  (url) => {
    if (url.pathname === '/api/search') return searchReply(url);
    const ofAlarms = alarmReply(url, alarms);
    if (ofAlarms) return ofAlarms;
    if (url.pathname === '/api/desk/reason-codes')
      return { status: 200, body: { stationNow: now(), given: GIVEN_REASONS } };
    const asked = /^\/api\/tickets\/(.+)\/ledgers$/.exec(url.pathname);
    if (!asked) return { status: 404, body: { error: `there is no ${url.pathname}` } };
    const id = decodeURIComponent(asked[1]);
    const text = url.searchParams.get('at');
    const at = text === null ? now() : parseInstant(text);
    if (at === null) {
      const error = `at: '${text}' is not an instant: write it as 2026-03-23T13:22:00+01:00`;
      return { status: 400, body: { error } };
    }
    const ledgers = ledgersAt(id, at);
    if (!ledgers) return { status: 404, body: { error: `there is no ticket ${id} on file` } };
    return { status: 200, body: { stationNow: now(), ...ledgers } };
  };
