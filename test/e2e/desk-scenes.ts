import type { BoardAgreements, BoardTicket } from '../../src/boards/board.ts';
import { ALL_TIME } from '../../src/calendars/period.ts';
import { startOfDay } from '../../src/calendars/wall-time.ts';
import { fold, foldedWords } from '../../src/spelling/fold.ts';
import { agreementsScene } from './agreements-scenes.ts';
import { fault, march } from './mock-board.ts';
import type { Scene } from './mock-data.ts';
import type { Api } from './page-server.ts';

const ZONE = 'Europe/Copenhagen';

/** An agreement, or an address without one, as `GET /api/agreements` answers it. */
export interface Row {
  readonly provider: string | null;
  readonly addressId: string;
  readonly address: string | null;
  readonly customerId: string | null;
  readonly customer: string | null;
  readonly tier: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly ends: string | null;
  readonly openTickets: readonly string[];
}

function row(
  address: string,
  customer: string,
  tier: string | null,
  from: string | null,
  to: string | null,
  openTickets: readonly string[] = [],
): Row {
  const provider = tier === null ? null : 'aura';
  const customerId = `customer-${customer}`;
  return {
    provider,
    addressId: `address-${address}`,
    address,
    customerId,
    customer,
    tier,
    from,
    to,
    // Where another agreement follows at once, it is taken away below.
    ends: to,
    openTickets,
  };
}

/** The seven rows that the design draws. */
export const SONDER: readonly Row[] = [
  row('Søndergade 14, 8660 Skanderborg', 'Møllers Tømmerhandel', 'basis', '2024-01-01', '2026-12-31', [
    'aura:A-20417',
  ]),
  row('Søndergade 14, 8660 Skanderborg', 'Møllers Tømmerhandel', 'pro', '2026-12-31', null, ['aura:A-20417']),
  row('Søndergade 41, 8700 Horsens', 'Horsens Boghandel', 'basis', '2022-04-01', '2026-03-29', [
    'aura:A-20440',
  ]),
  row('Sønderhøj 9, 8260 Viby J', 'Nordkøl Logistik', 'pro', '2026-03-01', null, ['aura:A-20431']),
  row('Sønderskovvej 7, 8362 Hørning', 'Hørning Maskinudlejning', null, null, null, ['aura:A-20433']),
  row('Sønder Allé 33, 8000 Aarhus C', 'Advokatkontoret Lund', 'pro', '2025-09-15', '2027-09-15'),
  row('Søndervangen 2, 8260 Viby J', 'Viby Autolakering', 'basis', '2023-06-01', null),
];

/** A hundred and twenty more, so that there are three pages. */
const OTHERS: readonly Row[] = Array.from({ length: 120 }, (_, i) => {
  const street = ['Åboulevarden', 'Nørregade', 'Ærøvej', 'Klostervej'][i % 4];
  const from = `20${20 + (i % 6)}-0${1 + (i % 9)}-01`;
  return row(
    `${street} ${i + 1}, 8000 Aarhus C`,
    `Kunde ${i + 1}`,
    i % 5 === 0 ? 'pro' : 'basis',
    from,
    null,
  );
});

/** All that is on file, in the order of addresses. */
export const ROWS: readonly Row[] = [...SONDER, ...OTHERS]
  .map((one, _, all) => (all.some((next) => follows(next, one)) ? { ...one, ends: null } : one))
  .sort((a, b) => (fold(a.address ?? '') < fold(b.address ?? '') ? -1 : 1));

function follows(next: Row, one: Row): boolean {
  return next.addressId === one.addressId && next.from !== null && next.from === one.to;
}

/** The tickets behind the rows: one late, one restored, one that ends soon, one without an agreement. */
const tickets: readonly BoardTicket[] = [
  fault({
    id: 'aura:A-20417',
    opened: '20 14:10:00',
    address: 'Søndergade 14, 8660 Skanderborg',
    tier: 'basis',
    events: [['20 14:25:00', 'technician-required']],
  }),
  fault({
    id: 'aura:A-20440',
    opened: '23 13:52:00',
    address: 'Søndergade 41, 8700 Horsens',
    tier: 'basis',
    events: [],
  }),
  fault({
    id: 'aura:A-20431',
    opened: '23 13:30:00',
    address: 'Sønderhøj 9, 8260 Viby J',
    tier: 'pro',
    events: [['23 15:14:00', 'restored']],
  }),
  fault({
    id: 'aura:A-20433',
    opened: '23 10:00:00',
    address: 'Sønderskovvej 7, 8362 Hørning',
    tier: null,
    events: [],
  }),
].map((ticket) => ({
  ...ticket,
  // On the walls addresses stand without their codes.
  address: ticket.address!.replace(/ \d{4} /, ' '),
  agreements: ROWS.filter(
    ({ addressId, tier }) => addressId === ticket.ticket.addressId && tier !== null,
  ).map(({ addressId, tier, from, to }) => ({
    addressId,
    tier: tier!,
    valid: {
      start: from === null ? ALL_TIME.start : startOfDay(from, ZONE),
      end: to === null ? ALL_TIME.end : startOfDay(to, ZONE),
    },
  })),
}));

/** The faults of the walls in whose places those of the rows stand: each was opened as the one that it gives way to. */
const GIVE_WAY = [
  'Søndergade 14, Skanderborg',
  'Storegade 2, Hinnerup',
  'Industrivej 22, Hinnerup',
  'Bredgade 9, Galten',
];

/** The end of Søndergade 41 among those that come first. */
function withTheRows(agreements: BoardAgreements): BoardAgreements {
  const [, , { addressId, tier, to }] = SONDER;
  const end = { addressId, address: 'Søndergade 41, Horsens', tier: tier!, to: to! };
  const endFirst = [...agreements.endFirst, end].sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  return { ...agreements, endFirst };
}

/** Monday afternoon on the agreements desk, as the design draws it; the walls of the same second draw it too. */
export const deskScene: Scene = {
  ...agreementsScene,
  entities: [
    ...agreementsScene.entities
      .filter((entity) => entity.kind !== 'ticket' || !GIVE_WAY.includes(entity.address ?? ''))
      .map((entity) => (entity.kind === 'agreements' ? withTheRows(entity) : entity)),
    ...tickets,
  ],
};

function cycle(words: Record<string, unknown>) {
  const usual = { cycle: 1, tier: 'basis', reason: null, excused: false, marks: [] };
  return { ...usual, ...words };
}

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

/** What happened at Søndergade 14, newest first. */
const CYCLES = [
  cycle({
    ticketId: 'aura:A-20417',
    kind: 'onsite-reaction',
    reportedAt: march('20 14:10:00'),
    dueAt: march('23 14:10:00'),
    state: 'breached',
    usedMs: 9 * HOUR + 600_000,
    goalMs: 8 * HOUR,
  }),
  cycle({
    ticketId: 'aura:A-20417',
    kind: 'remote-reaction',
    reportedAt: march('20 14:10:00'),
    dueAt: march('23 09:10:00'),
    state: 'void',
    reason: 'visit-required',
    usedMs: null,
    goalMs: 3 * HOUR,
  }),
  cycle({
    ticketId: 'aura:A-17966',
    kind: 'remote-reaction',
    reportedAt: at('2025-12-02T11:20:00+01:00'),
    dueAt: at('2025-12-02T14:20:00+01:00'),
    state: 'met',
    usedMs: HOUR + 300_000,
    goalMs: 3 * HOUR,
  }),
  cycle({
    ticketId: 'aura:A-15210',
    kind: 'remote-reaction',
    reportedAt: at('2025-08-09T18:42:00+02:00'),
    dueAt: at('2025-08-11T10:00:00+02:00'),
    state: 'met',
    usedMs: 40 * 60_000,
    goalMs: 3 * HOUR,
    marks: ['outside-reporting-hours'],
  }),
  cycle({
    ticketId: 'aura:A-12034',
    kind: 'onsite-reaction',
    reportedAt: at('2025-02-10T09:05:00+01:00'),
    dueAt: at('2025-02-11T09:05:00+01:00'),
    state: 'breached',
    excused: true,
    usedMs: 11 * HOUR,
    goalMs: 8 * HOUR,
    marks: ['customer-bears-cost'],
  }),
];

/** Answers for the rows above as the station does, without looking at anything but the text. */
export const deskApi: Api = (url) => {
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const one = /^\/api\/addresses\/(.+)$/.exec(url.pathname);
  if (one) return addressReply(decodeURIComponent(one[1]));
  if (url.pathname !== '/api/agreements')
    return { status: 404, body: { error: `there is no ${url.pathname}` } };
  if (asked('tier') === 'gold')
    return { status: 400, body: { error: "there is no tier 'gold': ask for basis or pro" } };
  const limit = Number(asked('limit'));
  const found = ROWS.filter(({ address, customer, tier, openTickets }) => {
    const text = [address, customer, ...openTickets].join(' ');
    return (
      foldedWords(asked('q')).every((word) => fold(text).includes(word)) &&
      (asked('tier') === '' || asked('tier') === (tier ?? 'none')) &&
      (asked('fault') === '' || (asked('fault') === 'open') === openTickets.length > 0)
    );
  });
  const start = Number(asked('after') || 0);
  const body = {
    stationNow: deskScene.now,
    date: '2026-03-23',
    found: { count: found.length, exact: true },
    addresses: 1400,
    rows: found.slice(start, start + limit),
    next: start + limit < found.length ? String(start + limit) : null,
  };
  return { status: 200, body };
};

function addressReply(id: string) {
  const agreements = ROWS.filter(({ addressId }) => addressId === id);
  if (agreements.length === 0)
    return { status: 404, body: { error: `there is nothing on file about an address ${id}` } };
  const body = {
    stationNow: deskScene.now,
    addressId: id,
    address: agreements[0].address,
    lines: id.includes('Søndergade 14') ? ['L-17', 'L-18'] : [],
    agreements: agreements.filter(({ tier }) => tier !== null),
    cycles: id.includes('Søndergade 14') ? CYCLES : [],
    moreCycles: 0,
  };
  return { status: 200, body };
}
