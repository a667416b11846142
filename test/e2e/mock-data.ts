import type { BoardEntity, BoardOutcomes, BoardTicket, SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { addDays, instantOf } from '../../src/calendars/wall-time.ts';
import {
  acknowledged,
  DUTY,
  EMAIL,
  emergency,
  fault,
  march,
  SETTINGS,
  silent,
  sources,
  terms,
} from './mock-board.ts';

/** A board that the design draws: what the station would send, and its clock. */
export interface Scene {
  readonly now: Instant;
  readonly entities: readonly BoardEntity[];
  readonly sources: readonly SourceHealth[];
}

const flagged = 'emergency-flagged';
const jonas = 'Jonas Weber';
const amira = 'Amira Haddad';

/** An emergency flagged as it is opened. */
function burning(
  words: Omit<Parameters<typeof emergency>[0], 'events'> & {
    readonly events?: Parameters<typeof emergency>[0]['events'];
  },
): BoardTicket {
  return emergency({ ...words, events: [[words.opened, flagged], ...(words.events ?? [])] });
}

/** Twelve tickets without the flag, the oldest from Saturday morning. */
const unflagged = Array.from({ length: 12 }, (_, i) =>
  emergency({
    id: `aurologic:2${String(i).padStart(2, '0')}`,
    opened: i === 0 ? '21 07:06:00' : `22 ${String(8 + i).padStart(2, '0')}:00:00`,
    customer: `Customer ${i + 1}`,
    service: 'Webspace',
    subject: 'Invoice, please',
    events: [],
  }),
);

const openEmergencies: readonly BoardTicket[] = [
  burning({
    id: 'aurologic:101',
    opened: '23 14:47:00',
    customer: 'Nordlicht Datacenter',
    service: 'Colocation',
    subject: 'Cabinet FRA4-12, both feeds down',
    events: [
      ['23 15:08:00', { type: 'escalated', level: 2 }],
      ['23 15:09:00', 'staff-called'],
    ],
    acknowledged: [acknowledged('23 14:47:00', '23 14:49:10', jonas)],
  }),
  burning({
    id: 'aurologic:102',
    opened: '23 14:54:12',
    customer: 'Kestrel Hosting',
    service: 'IP-Transit',
    subject: 'BGP session down, no prefixes',
    acknowledged: [acknowledged('23 14:54:12', '23 14:58:30', jonas)],
  }),
  burning({
    id: 'aurologic:103',
    opened: '23 15:02:40',
    customer: 'Voltrix Games',
    service: 'DDoS-Protection',
    subject: 'Attack traffic passes filter',
    events: [
      ['23 15:06:00', { type: 'escalated', level: 1 }],
      ['23 15:07:00', 'staff-called'],
      ['23 15:08:00', 'customer-informed'],
    ],
    acknowledged: [acknowledged('23 15:02:40', '23 15:04:20', jonas)],
  }),
  burning({
    id: 'aurologic:104',
    opened: '23 15:14:05',
    customer: 'Blauwerk Cloud',
    service: 'Dedicated Server',
    activated: true,
    subject: 'Host unreachable, console dark',
  }),
];

const besides: readonly BoardTicket[] = [
  burning({
    id: 'aurologic:111',
    opened: '23 14:02:00',
    customer: 'Hanse Media',
    service: 'Colocation',
    events: [
      ['23 14:13:40', 'staff-replied', jonas],
      ['23 14:57:50', { type: 'escalated', level: 3 }],
      ['23 14:58:30', 'staff-called'],
    ],
  }),
  burning({
    id: 'aurologic:112',
    opened: '23 14:13:55',
    customer: 'Ostwind Telekom',
    service: 'IP-Transit',
    events: [['23 14:36:00', 'staff-replied', jonas]],
  }),
  burning({ id: 'aurologic:121', opened: '23 13:20:00', customer: 'Pixelhain', service: 'Webspace' }),
  burning({
    id: 'aurologic:122',
    opened: '23 13:40:00',
    customer: 'Marlow & Sohn',
    service: 'IP-Transit',
    parent: 'Kestrel Hosting',
  }),
  burning({
    id: 'aurologic:123',
    opened: '23 14:40:00',
    channel: 'email',
    customer: 'Ostwind Telekom',
    service: 'IP-Transit',
  }),
  burning({
    id: 'aurologic:131',
    opened: '23 12:05:00',
    customer: 'Fjordline IT',
    service: 'IP-Transit',
    events: [
      ['23 12:20:00', { type: 'impact-classified', impact: 'not-impacting' }],
      ['23 12:31:00', 'customer-replied'],
      ['23 12:58:00', 'customer-replied'],
    ],
  }),
  burning({
    id: 'aurologic:132',
    opened: '23 13:05:00',
    customer: 'Tannhof AG',
    service: 'Colocation',
    events: [['23 13:12:00', { type: 'impact-classified', impact: 'not-impacting' }]],
  }),
];

const sondergade = fault({
  id: 'aura:501',
  opened: '20 14:10:00',
  address: 'Søndergade 14, Skanderborg',
  tier: 'basis',
  events: [['20 14:25:00', 'technician-required']],
});
const nordreStrandvej = fault({
  id: 'aura:502',
  opened: '20 15:40:00',
  address: 'Nordre Strandvej 51, Risskov',
  tier: 'basis',
  events: [['20 15:50:00', 'technician-required']],
});
const klostervej = fault({
  id: 'aura:503',
  opened: '23 11:05:00',
  address: 'Klostervej 8, Ry',
  tier: 'basis',
  events: [['23 11:06:00', 'technician-required']],
});
const storegade = fault({
  id: 'aura:504',
  opened: '23 13:52:00',
  address: 'Storegade 2, Hinnerup',
  tier: 'basis',
  events: [],
});
const rosensgade = fault({
  id: 'aura:505',
  opened: '23 15:07:00',
  address: 'Rosensgade 3, Odder',
  tier: 'basis',
  events: [],
});

const openFaults: readonly BoardTicket[] = [
  sondergade,
  nordreStrandvej,
  klostervej,
  storegade,
  rosensgade,
  fault({
    id: 'aura:506',
    opened: '23 14:44:00',
    address: 'Banegårdspladsen 1, Aarhus C',
    tier: 'pro',
    events: [['23 15:11:00', 'customer-informed']],
  }),
  fault({
    id: 'aura:507',
    opened: '23 12:55:00',
    address: 'Jens Juuls Vej 40, Viby J',
    tier: 'pro',
    events: [
      ['23 13:10:00', 'technician-required'],
      ['23 14:52:00', 'customer-informed'],
    ],
  }),
  fault({
    id: 'aura:511',
    opened: '23 12:10:00',
    address: 'Skolebakken 7, Aarhus C',
    tier: 'pro',
    events: [['23 14:31:00', 'restored']],
  }),
  fault({
    id: 'aura:512',
    opened: '23 13:30:00',
    address: 'Industrivej 22, Hinnerup',
    tier: 'pro',
    events: [['23 15:14:00', 'restored']],
  }),
  fault({
    id: 'aura:521',
    opened: '23 12:30:00',
    address: 'Havnegade 4, Aarhus',
    tier: 'pro',
    events: [
      ['23 13:00:00', 'repair-started'],
      ['23 13:46:00', 'customer-informed'],
    ],
  }),
  fault({
    id: 'aura:522',
    opened: '23 14:20:00',
    address: 'Åboulevarden 60, Aarhus',
    tier: 'pro',
    events: [
      ['23 14:50:00', 'repair-started'],
      ['23 15:08:00', 'customer-informed'],
    ],
  }),
  fault({
    id: 'aura:523',
    opened: '23 09:40:00',
    address: 'Torvet 1, Odder',
    tier: 'basis',
    events: [['23 10:30:00', 'repair-started']],
  }),
  fault({ id: 'aura:531', opened: '23 10:00:00', address: 'Bredgade 9, Galten', tier: null, events: [] }),
  fault({
    id: 'aura:532',
    opened: '23 11:30:00',
    address: 'Nygade 12, Hadsten',
    tier: 'basis',
    events: [['23 12:00:00', { type: 'coverage-classified', coverage: 'customer-network' }]],
  }),
];

/** Days before 23 March at 11:06:40, and minutes until the first reaction. */
const reactions: readonly (readonly [days: number, minutes: number])[] = [
  [29.6, 11],
  [28.8, 7],
  [27.4, 18],
  [26.9, 4],
  [26.7, 9],
  [24.1, 14],
  [23.8, 21],
  [21.3, 6],
  [20.1, 12],
  [19.9, 27],
  [18.5, 8],
  [16.2, 34],
  [16.0, 16],
  [13.6, 5],
  [11.8, 10],
  [11.1, 13],
  [8.7, 22],
  [7.2, 9],
  [5.8, 6],
  [4.4, 15],
  [4.2, 11],
  [3.17, 19],
];

const calmNow = march('23 11:06:40');

const outcomes: BoardOutcomes = {
  kind: 'outcomes',
  id: 'aurologic/first-reaction',
  provider: 'aurologic',
  clock: 'first-reaction',
  quietSince: march('20 07:02:00'),
  outcomes: reactions.map(([days, minutes], i) => ({
    ticketId: `aurologic:${i}`,
    state: minutes <= 30 ? 'met' : 'breached',
    startedAt: Math.round(calmNow - days * 24 * 3_600_000),
    usedMs: minutes * 60_000,
    goalMs: 30 * 60_000,
  })),
};

const nightEmergencies: readonly BoardTicket[] = [
  burning({
    id: 'aurologic:141',
    opened: '24 01:58:10',
    customer: 'Kestrel Hosting',
    service: 'IP-Transit',
    subject: 'Packet loss 40 %, both ports',
    acknowledged: [acknowledged('24 01:58:10', '24 02:01:00', amira)],
  }),
  burning({
    id: 'aurologic:142',
    opened: '24 02:03:30',
    customer: 'Lumen Fields',
    service: 'IP-Transit',
    subject: 'BGP session flapping',
    events: [
      ['24 02:06:00', { type: 'escalated', level: 1 }],
      ['24 02:07:00', 'staff-called'],
      ['24 02:08:00', 'customer-informed'],
    ],
    acknowledged: [acknowledged('24 02:03:30', '24 02:05:00', amira)],
  }),
  burning({
    id: 'aurologic:143',
    opened: '24 02:12:20',
    customer: 'Ostwind Telekom',
    service: 'Colocation',
    subject: 'Remote hands: switch without link',
    acknowledged: [acknowledged('24 02:12:20', '24 02:13:00', amira)],
  }),
  burning({
    id: 'aurologic:144',
    opened: '24 00:40:00',
    customer: 'Hanse Media',
    service: 'Colocation',
    events: [
      ['24 00:51:40', 'staff-replied', amira],
      ['24 01:10:00', { type: 'escalated', level: 3 }],
      ['24 01:11:00', 'staff-called'],
      ['24 01:15:00', 'customer-informed'],
    ],
  }),
];

const nightFaults: readonly BoardTicket[] = [
  storegade,
  rosensgade,
  klostervej,
  fault({
    id: 'aura:541',
    opened: '23 23:48:00',
    address: 'Havnegade 4, Aarhus',
    tier: 'pro',
    events: [
      ['24 00:10:00', 'technician-required'],
      ['24 01:50:00', 'customer-informed'],
    ],
  }),
  fault({
    id: 'aura:542',
    opened: '24 01:52:00',
    address: 'Industrivej 22, Hinnerup',
    tier: 'pro',
    events: [['24 02:11:00', 'customer-informed']],
  }),
  fault({
    id: 'aura:543',
    opened: '24 00:30:00',
    address: 'Skolebakken 7, Aarhus C',
    tier: 'pro',
    events: [['24 02:02:00', 'restored']],
  }),
];

const always: readonly BoardEntity[] = [...terms(), SETTINGS, DUTY, EMAIL];
const nightNow = march('24 02:31:08');
const lastAnswer = march('24 02:14:00');
const nightSources = sources(nightNow, 4, [0, 8, 65]);

/** Emergencies and clocks on a Monday afternoon that burns. */
export const burningScene: Scene = {
  now: march('23 15:20:14'),
  entities: [...always, ...openEmergencies, ...besides, ...unflagged, ...openFaults],
  sources: sources(march('23 15:20:14'), 5, [4, 11, 125]),
};

/** The same Monday before noon: nothing is on fire. */
export const calmScene: Scene = {
  now: calmNow,
  entities: [...always, outcomes, ...unflagged, sondergade, nordreStrandvej, klostervej],
  sources: sources(calmNow, 1, [3, 9, 65]),
};

/** The night after: aurologic's ticket system has been silent for seventeen minutes. */
export const silentEmergenciesScene: Scene = {
  now: nightNow,
  entities: [...always, ...nightEmergencies, ...nightFaults],
  sources: [silent(nightSources[0], nightNow, lastAnswer, 'connection refused'), ...nightSources.slice(1)],
};

/** The same night, with AURA's fault desk silent too. */
export const silentClocksScene: Scene = {
  ...silentEmergenciesScene,
  sources: [
    silent(nightSources[0], nightNow, lastAnswer, 'connection refused'),
    silent(nightSources[1], nightNow, lastAnswer, 'timeout'),
    nightSources[2],
  ],
};

/** Nothing is connected yet. */
export const unconnectedScene: Scene = {
  now: instantOf(addDays('2026-03-22', 1), 9 * 60, 'Europe/Berlin') + 12_000,
  entities: [...terms(), SETTINGS],
  sources: [],
};
