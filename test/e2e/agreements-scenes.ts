import type { AddressTiersTerms } from '../../src/agreements/terms.ts';
import { unchanging } from '../../src/agreements/terms-history.ts';
import type {
  BoardAgreements,
  BoardEntity,
  BoardTicket,
  Delivery,
  SourceHealth,
} from '../../src/boards/board.ts';
import { compile } from '../../src/calendars/compile.ts';
import { between, type CalendarDefinition, weekly } from '../../src/calendars/hours.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import {
  addDays,
  type LocalDate,
  localDateAt,
  startOfDay,
  weekdayOf,
} from '../../src/calendars/wall-time.ts';
import { AURA } from '../../src/providers/aura.ts';
import { fault, march } from './mock-board.ts';
import { burningScene, type Scene, silentClocksScene } from './mock-data.ts';

const ZONE = 'Europe/Copenhagen';

/** Addresses, the tier they have, and the first local day without it: as the design draws them. */
const ENDS: Readonly<Record<string, LocalDate>> = {
  'Søndergade 14, Skanderborg': '2026-12-31',
  'Nordre Strandvej 51, Risskov': '2026-06-30',
  'Jens Juuls Vej 40, Viby J': '2026-03-26',
  'Rosensgade 3, Odder': '2026-08-31',
  'Havnegade 4, Aarhus': '2026-03-27',
  'Torvet 1, Odder': '2026-03-28',
};

/** Basis and Pro, twelve weeks from 23 March on. */
const WEEKS = [
  [22, 5],
  [9, 2],
  [14, 1],
  [31, 3],
  [8, 0],
  [11, 2],
  [16, 4],
  [7, 1],
  [42, 6],
  [12, 2],
  [5, 0],
  [9, 1],
] as const;

const END_FIRST = [
  ['Jens Juuls Vej 40, Viby J', 'pro', '2026-03-26'],
  ['Havnegade 4, Aarhus', 'pro', '2026-03-27'],
  ['Torvet 1, Odder', 'basis', '2026-03-28'],
  ['Kirkevej 9, Ry', 'basis', '2026-03-28'],
  ['Ringvej 31, Odder', 'pro', '2026-04-01'],
  ['Vestergade 17, Odder', 'basis', '2026-04-01'],
  ['Skovvej 2, Hinnerup', 'basis', '2026-04-04'],
  ['Ågade 12, Aarhus C', 'basis', '2026-04-04'],
  ['Møllevej 3, Ry', 'basis', '2026-04-05'],
  ['Lindevej 44, Odder', 'pro', '2026-04-07'],
  ['Fjordvej 8, Horsens', 'basis', '2026-04-09'],
  ['Kystvej 17, Aarhus C', 'pro', '2026-04-14'],
] as const;

/** The agreements of AURA, added up on a day of that week. */
export function agreementsOn(date: LocalDate, more: Partial<BoardAgreements> = {}): BoardAgreements {
  return {
    kind: 'agreements',
    id: 'aura',
    date,
    addresses: 1412,
    today: { basis: 1186, pro: 214 },
    weeks: WEEKS.map(([basis, pro], i) => ({
      monday: addDays(date, 1 - weekdayOf(date) + 7 * i),
      ends: { basis, pro },
      followed: (i === 3 ? { basis: 12 } : {}) as Record<string, number>,
    })),
    endWithin30Days: 91,
    endFirst: END_FIRST.filter(([, , to]) => to > date).map(([address, tier, to]) => ({
      addressId: `address-${address}`,
      address,
      tier,
      to,
    })),
    ...more,
  };
}

/** A ticket whose agreement ends as it does in the design; others are open-ended. */
function ending(entity: BoardEntity): BoardEntity {
  if (entity.kind !== 'ticket' || entity.address === null) return entity;
  const to = ENDS[entity.address];
  const end = to === undefined ? ALL_TIME.end : startOfDay(to, ZONE);
  const agreements = entity.agreements.map((agreement) => ({
    ...agreement,
    valid: { start: ALL_TIME.start, end },
  }));
  return { ...entity, agreements } satisfies BoardTicket;
}

/** The source of AURA's agreements: files read every hour. */
export function tables(lastAnswerAt: Instant, answers = 5): SourceHealth {
  return {
    id: 'aura-contracts',
    title: 'AURA contracts',
    delivers: ['tables'] satisfies readonly Delivery[],
    providers: ['aura'],
    intervalMs: 3_600_000,
    lastAnswerAt,
    answers,
    failure: null,
    clockAheadMs: null,
    quarantined: 0,
  };
}

/** Monday afternoon, as the design draws the wall. */
export const agreementsScene: Scene = {
  now: burningScene.now,
  entities: [...burningScene.entities.map(ending), agreementsOn('2026-03-23')],
  sources: [...burningScene.sources, tables(burningScene.now - 240_000)],
};

/** The night after: the fault desk is silent, and the agreements are from a copy of the evening. */
export const silentAgreementsScene: Scene = {
  now: silentClocksScene.now,
  entities: [...silentClocksScene.entities.map(ending), agreementsOn('2026-03-24', { endWithin30Days: 91 })],
  sources: [...silentClocksScene.sources, tables(march('23 22:00:00'))],
};

/** The same board at another instant, with all sources answering and the tickets that are named. */
export function at(now: Instant, tickets: (ticket: BoardTicket) => boolean): Scene {
  const entities = agreementsScene.entities
    .filter((entity) => entity.kind !== 'ticket' || tickets(entity))
    .map((entity) => (entity.kind === 'agreements' ? agreementsOn(localDateAt(now, ZONE)) : entity));
  const sources = agreementsScene.sources.map((source) => ({ ...source, lastAnswerAt: now - 5000 }));
  return { now, entities, sources };
}

const NO_TICKETS = () => false;
const april = (text: string) => Date.parse(`2026-04-${text}+02:00`);

/** Easter Monday at noon: whoever keeps a holiday is closed, and the wall says for which one. */
export const easterScene: Scene = at(april('06T12:00:00'), NO_TICKETS);

/** The night before Maundy Thursday: four holidays ahead. */
export const nightScene: Scene = at(april('02T03:00:00'), ({ address }) => address === 'Rosensgade 3, Odder');

/** No fault is open, and no agreement is on file yet. */
export const emptyScene: Scene = {
  ...at(agreementsScene.now, NO_TICKETS),
  entities: at(agreementsScene.now, NO_TICKETS).entities.filter(({ kind }) => kind !== 'agreements'),
};

/** A storm: forty addresses, of which some are late, without an agreement, or not known. */
export const stormScene: Scene = {
  ...agreementsScene,
  entities: [
    ...agreementsScene.entities,
    ...Array.from({ length: 40 }, (_, i) => stormFault(i)),
    ...Array.from({ length: 3 }, (_, i) => nowhere(i)),
  ],
};

function stormFault(i: number): BoardTicket {
  const tier = (['basis', 'pro', null] as const)[i % 3];
  const minute = String(10 + i).padStart(2, '0');
  const events = i % 4 === 0 ? [[`23 15:0${i % 10}:00`, 'repair-started'] as const] : [];
  return fault({
    id: `aura:9${i}`,
    opened: `23 14:${minute}:00`,
    address: `Stormgade ${i}, Ry`,
    tier,
    events,
  });
}

function nowhere(i: number): BoardTicket {
  const lost = fault({ id: `aura:8${i}`, opened: '23 15:00:00', address: 'x', tier: null, events: [] });
  return { ...lost, address: null, ticket: { ...lost.ticket, addressId: null } };
}

const NAMES = [
  'Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragungsgesetz GmbH & Co. KG '.repeat(3),
  'شركة الاستضافة العربية المحدودة للاتصالات وتقنية المعلومات '.repeat(3),
  '🚒🔥👩‍👩‍👧‍👦'.repeat(60),
  '<b>not bold</b> {who} {{who}} &amp; \u202Egnirts',
];

/** Every name is as long as it gets, and odd. */
export const longNamesScene: Scene = {
  ...agreementsScene,
  entities: agreementsScene.entities.map((entity, i) => {
    const name = NAMES[i % NAMES.length];
    if (entity.kind === 'ticket') return { ...entity, address: entity.address && name, subject: name };
    if (entity.kind === 'agreements') {
      return { ...entity, endFirst: entity.endFirst.map((end) => ({ ...end, address: name })) };
    }
    if (entity.kind === 'calendar') {
      return { ...entity, holidays: [['2026-03-23', name] as const, ['2026-03-24', name] as const] };
    }
    if (entity.kind !== 'provider') return entity;
    const { terms } = entity.versions[0];
    const desks = terms.desks.map((desk) => ({ ...desk, name }));
    const contacts = terms.contacts.map(({ value }) => ({ label: name.slice(0, 60), value }));
    if (terms.form === 'emergency-tickets')
      return { ...entity, versions: unchanging({ ...terms, name, desks, contacts }) };
    const basis = { ...terms.tiers.basis, name: name.slice(0, 40) };
    const tiers = { ...terms.tiers, basis };
    return { ...entity, versions: unchanging({ ...terms, name, desks, contacts, tiers }) };
  }),
};

/** A third provider, in another zone, with tiers of its own and much to count. */
export const threeProvidersScene: Scene = {
  ...agreementsScene,
  entities: [...agreementsScene.entities, ...northWind()],
};

function northWind(): BoardEntity[] {
  const zone = 'Europe/London';
  const definitions: readonly CalendarDefinition[] = [
    { id: 'north-day', zone, hours: weekly([between(9, 17)]), holidays: null },
    { id: 'north-late', zone, hours: weekly([between(7, 23)], [between(9, 12)]), holidays: null },
  ];
  const silver = { ...AURA.tiers.basis, name: 'Silver' };
  const goal = { goalMs: 4 * 3_600_000, calendar: 'north-day' };
  const terms: AddressTiersTerms = {
    ...AURA,
    provider: 'north',
    name: 'North Wind',
    zone,
    tiers: {
      silver: { ...silver, remote: goal, onsite: goal, repair: { kind: 'hours', calendar: 'north-day' } },
      gold: { ...AURA.tiers.pro, name: 'Gold' },
    },
    desks: [{ name: 'help desk', calendar: 'north-late' }],
    contacts: [
      { label: 'help desk', value: '+44 20 7946 0000' },
      { label: 'out of hours', value: '+44 20 7946 0999' },
    ],
  };
  const north = agreementsOn('2026-03-23', {
    id: 'north',
    addresses: 201_333,
    today: { silver: 182_400, gold: 15_933 },
    weeks: agreementsOn('2026-03-23').weeks.map((week, i) => ({
      ...week,
      ends: { silver: 1400 - 90 * i, gold: 40 + i },
      followed: { silver: 300 },
    })),
    endWithin30Days: 5412,
    endFirst: [{ addressId: 'n1', address: '1 Harbour Road, Leith', tier: 'gold', to: '2026-03-25' }],
  });
  return [
    { kind: 'provider', id: 'north', versions: unchanging(terms) },
    ...definitions.map((definition) => ({
      kind: 'calendar' as const,
      id: definition.id,
      calendar: compile(definition, new Map(), '2026-01-20', '2027-04-01'),
      holidays: [],
    })),
    north,
  ];
}

/** The agreements themselves are old, the faults are not. */
export const oldCopyScene: Scene = {
  ...agreementsScene,
  sources: [...agreementsScene.sources.slice(0, 3), tables(march('22 22:00:00'))],
};

/** Only agreements are delivered, no faults. */
export const noTicketsScene: Scene = {
  ...at(agreementsScene.now, NO_TICKETS),
  sources: [tables(agreementsScene.now - 240_000)],
};
