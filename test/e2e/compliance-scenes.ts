import type { BoardTicket } from '../../src/boards/board.ts';
import { ledgerStrip } from '../../src/boards/ledger-strip.ts';
import { ticketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Month } from '../../src/compliance/counted.ts';
import type { GivenReason, SavedView } from '../../src/compliance/reason-code.ts';
import type {
  ApartLine,
  AttainmentLine,
  BlindSpot,
  ChangeRow,
  ChargeLine,
  ComplianceReport,
  ExplainedRow,
  OutcomeRow,
  PercentileLine,
  WorkRow,
} from '../../src/compliance/report.ts';
import type { Why } from '../../src/compliance/why.ts';
import { alarmReply } from './alarm-scenes.ts';
import type { Scene } from './mock-data.ts';
import type { Api, ApiReply, Sent } from './page-server.ts';
import { rulesOf, SONDERGADE, ticketOf, ticketScene } from './ticket-scenes.ts';

const at = (text: string) => Date.parse(`${text}+01:00`);

/** Monday afternoon on the compliance desk, as the design draws it: two sources, one for each provider. */
export const complianceScene: Scene = {
  ...ticketScene,
  sources: ticketScene.sources
    .filter(({ id }) => id === 'aurologic' || id === 'aura')
    .map((source) => ({ ...source, title: source.id === 'aura' ? 'AURA' : source.title })),
};

export const MONTHS: readonly Month[] = [
  ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`),
  ...['01', '02', '03'].map((month) => `2026-${month}`),
];

type Sizes = readonly (readonly [breached: number, all: number])[];

/** How many clocks of each line were due in each month, and how many of them were breached: the design's numbers. */
const LINES: readonly { provider: string; kind: OutcomeRow['kind']; tier: string | null; sizes: Sizes }[] = [
  {
    provider: 'aurologic',
    kind: 'first-reaction',
    tier: null,
    sizes: [
      [0, 18],
      [1, 24],
      [0, 19],
      [0, 19],
      [1, 21],
      [0, 19],
      [0, 19],
      [2, 27],
      [0, 18],
      [1, 23],
      [0, 18],
      [2, 18],
    ],
  },
  {
    provider: 'aura',
    kind: 'remote-reaction',
    tier: 'basis',
    sizes: [
      [1, 53],
      [0, 45],
      [2, 55],
      [0, 45],
      [0, 46],
      [1, 58],
      [0, 45],
      [1, 49],
      [0, 45],
      [0, 50],
      [1, 51],
      [1, 45],
    ],
  },
  {
    provider: 'aura',
    kind: 'remote-reaction',
    tier: 'pro',
    sizes: [
      [0, 30],
      [0, 30],
      [1, 26],
      [0, 30],
      [0, 30],
      [0, 30],
      [1, 29],
      [0, 29],
      [0, 29],
      [0, 29],
      [0, 30],
      [1, 32],
    ],
  },
  {
    provider: 'aura',
    kind: 'onsite-reaction',
    tier: 'basis',
    sizes: [
      [2, 25],
      [1, 22],
      [0, 23],
      [1, 17],
      [3, 28],
      [0, 23],
      [1, 26],
      [0, 22],
      [2, 19],
      [1, 27],
      [1, 22],
      [2, 23],
    ],
  },
  {
    provider: 'aura',
    kind: 'onsite-reaction',
    tier: 'pro',
    sizes: [
      [0, 9],
      [0, 9],
      [0, 9],
      [0, 9],
      [1, 12],
      [0, 9],
      [0, 8],
      [0, 8],
      [0, 8],
      [0, 8],
      [0, 9],
      [0, 9],
    ],
  },
];

/** How many clocks used how much of their goals, in steps of ten percent. */
export const STEPS = [262, 230, 207, 184, 161, 138, 123, 100, 77, 54, 14, 8, 4, 3, 3];

/** The hours of the week in which breaches were due: day, hour, how many. */
const HOURS: readonly (readonly [day: number, hour: number, breaches: number])[] = [
  [0, 8, 2],
  [0, 9, 4],
  [0, 10, 2],
  [0, 14, 2],
  [0, 15, 1],
  [1, 8, 2],
  [1, 9, 2],
  [1, 11, 1],
  [2, 9, 1],
  [2, 10, 2],
  [2, 13, 1],
  [3, 10, 1],
  [3, 15, 2],
  [4, 9, 1],
  [4, 12, 1],
  [4, 14, 2],
  [4, 22, 1],
  [5, 6, 1],
  [5, 19, 1],
  [6, 3, 1],
  [6, 17, 1],
];

const METTE = 'Mette Lund';
const IN_MONTH: readonly ApartLine[] = [
  { standing: 'excused', reason: 'no-access', causedBy: METTE, clocks: 3 },
  { standing: 'excused', reason: 'no-access', causedBy: null, clocks: 1 },
  { standing: 'void', reason: 'visit-required', causedBy: null, clocks: 11 },
  { standing: 'void', reason: 'not-service-impacting', causedBy: 'Jonas Weber', clocks: 5 },
  { standing: 'void', reason: 'visit-not-required', causedBy: null, clocks: 3 },
  { standing: 'void', reason: 'flag-withdrawn', causedBy: 'Kestrel Hosting', clocks: 2 },
  { standing: 'void', reason: 'not-covered', causedBy: METTE, clocks: 1 },
  { standing: 'void', reason: 'no-agreement', causedBy: null, clocks: 1 },
  { standing: 'cancelled', reason: 'closed', causedBy: null, clocks: 2 },
  { standing: 'cancelled', reason: 'merged', causedBy: METTE, clocks: 1 },
];
const RUNNING = 9;

const person = (id: string, name: string) => ({ id, name, parentId: null, monthlyRevenueEur: 900 });

/** The six breaches of the design, latest first, and what is said of them besides their ledgers. */
const BREACHED: readonly {
  ticket: BoardTicket;
  kind: OutcomeRow['kind'];
  hour: number;
  why: readonly Why[];
}[] = [
  {
    ticket: ticketOf({
      id: 'aurologic:101',
      provider: 'aurologic',
      tier: null,
      addressId: null,
      service: 'Colocation',
      channel: 'ticket-system',
      opened: '2026-03-23T14:47:00+01:00',
      events: [
        ['2026-03-23T14:47:00+01:00', 'emergency-flagged'],
        ['2026-03-23T15:11:00+01:00', { type: 'escalated', level: 2 }],
      ],
      more: { customer: person('customer-Nordlicht Datacenter', 'Nordlicht Datacenter') },
    }),
    kind: 'first-reaction',
    hour: 15,
    why: [
      { kind: 'not-stopped', awaits: 'reply' },
      { kind: 'escalated', level: '2', at: at('2026-03-23T15:11:00'), told: false },
    ],
  },
  {
    ticket: SONDERGADE,
    kind: 'onsite-reaction',
    hour: 14,
    why: [
      { kind: 'not-stopped', awaits: 'technician' },
      { kind: 'visit-required', at: at('2026-03-20T14:35:20') },
    ],
  },
  {
    ticket: ticketOf({
      id: 'aura:A-20388',
      tier: 'pro',
      channel: 'email',
      opened: '2026-03-19T09:20:00+01:00',
      events: [['2026-03-19T10:32:00+01:00', 'repair-started']],
      more: { address: 'Havnegade 4, Aarhus' },
    }),
    kind: 'remote-reaction',
    hour: 3 * 24 + 10,
    why: [
      { kind: 'stopped', by: 'repair-started', at: at('2026-03-19T10:32:00') },
      { kind: 'reported', channel: 'email' },
    ],
  },
  {
    ticket: ticketOf({
      id: 'aura:A-20361',
      opened: '2026-03-16T09:30:00+01:00',
      events: [
        ['2026-03-16T15:20:00+01:00', 'technician-required'],
        ['2026-03-17T10:05:00+01:00', 'technician-arrived'],
      ],
      more: { address: 'Torvet 1, Odder' },
    }),
    kind: 'onsite-reaction',
    hour: 24 + 9,
    why: [
      { kind: 'stopped', by: 'technician-arrived', at: at('2026-03-17T10:05:00') },
      { kind: 'visit-required', at: at('2026-03-16T15:20:00') },
    ],
  },
  {
    ticket: ticketOf({
      id: 'aura:A-20330',
      opened: '2026-03-10T13:40:00+01:00',
      events: [['2026-03-11T08:52:00+01:00', 'repair-started']],
      more: { address: 'Kirkevej 9, Ry' },
    }),
    kind: 'remote-reaction',
    hour: 2 * 24 + 9,
    why: [{ kind: 'stopped', by: 'repair-started', at: at('2026-03-11T08:52:00') }],
  },
  {
    ticket: ticketOf({
      id: 'aurologic:77',
      provider: 'aurologic',
      tier: null,
      addressId: null,
      service: 'Colocation',
      channel: 'ticket-system',
      opened: '2026-03-07T06:18:00+01:00',
      events: [
        ['2026-03-07T06:18:00+01:00', 'emergency-flagged'],
        ['2026-03-07T06:52:00+01:00', 'staff-replied', 'Jonas Weber'],
      ],
      more: { customer: person('customer-Kestrel Hosting', 'Kestrel Hosting') },
    }),
    kind: 'first-reaction',
    hour: 5 * 24 + 6,
    why: [
      { kind: 'stopped', by: 'staff-replied', at: at('2026-03-07T06:52:00') },
      { kind: 'acknowledged', at: at('2026-03-07T06:44:00'), by: 'Jonas Weber', afterMs: 26 * 60_000 },
    ],
  },
];

/** A clock of the scene, with what only questions know of it. */
interface Known {
  readonly row: ExplainedRow;
  readonly percent: number | null;
  readonly hour: number | null;
}

const ledgersOf = (ticket: BoardTicket, now: number) =>
  ticketLedgers(ticket, rulesOf(ticket.ticket.provider), { works: [], disruptions: [], blind: [] }, now);

const HOUR = 3_600_000;
const GOALS = {
  'first-reaction': HOUR / 2,
  'remote-reaction': 3 * HOUR,
  'onsite-reaction': 8 * HOUR,
} as const;
const CUSTOMERS = ['Nordlicht Datacenter', 'Kestrel Hosting', 'Fjord & Förde Rechenzentrum'];
const PLACES = [
  'Havnegade 4, Aarhus',
  'Torvet 1, Odder',
  'Kirkevej 9, Ry',
  'Søndergade 14, Skanderborg',
  'Ærøvej 3, Aarhus',
];

/** A row of the design's breaches, from its ledger. */
function breachRow({ ticket, kind, why }: (typeof BREACHED)[number]): ExplainedRow {
  const { now } = complianceScene;
  const { ledgers } = ledgersOf(ticket, now);
  const ledger = ledgers.find(({ clock }) => clock.kind === kind && clock.state.kind === 'breached')!;
  const { clock } = ledger;
  return {
    ...plainRow(
      0,
      LINES.find((line) => line.kind === kind && line.tier === clock.tier)!,
      '2026-03',
      'breached',
    ),
    ticket: ticket.id,
    customerId: ticket.ticket.customerId,
    customer: ticket.customer?.name ?? null,
    addressId: ticket.ticket.addressId,
    address: ticket.address,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
    goalMs: clock.goal!.goalMs,
    usedMs: clock.stoppedAt === null ? null : clock.usedMs,
    ordinal: ledger.ordinal,
    why,
    strip: ledgerStrip(ledger),
    usedSoFarMs: clock.usedMs,
  };
}

function plainRow(
  number: number,
  line: (typeof LINES)[number],
  month: Month,
  standing: OutcomeRow['standing'],
): ExplainedRow {
  const isAddress = line.provider === 'aura';
  const dueAt =
    Date.parse(`${month}-${String(1 + (number % 20)).padStart(2, '0')}T10:00:00Z`) + (number % 7) * 60_000;
  const goalMs = GOALS[line.kind];
  return {
    ticket: `${line.provider}:${5000 + number}`,
    subject: null,
    provider: line.provider,
    kind: line.kind,
    cycle: 1,
    ordinal: 1,
    tier: line.tier,
    service: isAddress ? 'fiber' : ['colocation', 'ip-transit'][number % 2],
    customerId: isAddress ? null : `customer-${CUSTOMERS[number % CUSTOMERS.length]}`,
    customer: isAddress ? null : CUSTOMERS[number % CUSTOMERS.length],
    addressId: isAddress ? `address-${PLACES[number % PLACES.length]}` : null,
    address: isAddress ? PLACES[number % PLACES.length] : null,
    standing,
    reason: null,
    causedBy: null,
    month,
    startedAt: dueAt - goalMs,
    dueAt,
    stoppedAt: dueAt,
    goalMs,
    usedMs: goalMs,
    terms: isAddress ? '2024-05' : '2025-01',
    code: null,
    why: [{ kind: 'stopped', by: 'staff-replied', at: dueAt + 60_000 }],
    strip: null,
    usedSoFarMs: goalMs,
  };
}

/** Every clock behind the design's numbers. */
function everyClock(): readonly Known[] {
  const met = STEPS.slice(0, 10).flatMap((count, i) => Array<number>(count).fill(i * 10 + 5));
  const over = STEPS.slice(10).flatMap((count, i) => Array<number>(count).fill(100 + i * 10 + 5));
  const hours = HOURS.flatMap(([day, hour, count]) => Array<number>(count).fill(day * 24 + hour));
  const known: Known[] = BREACHED.map((each) => {
    hours.splice(hours.indexOf(each.hour), 1);
    return { row: breachRow(each), percent: over.pop()!, hour: each.hour };
  });
  let number = 0;
  const add = (line: (typeof LINES)[number], month: Month, standing: 'met' | 'breached') => {
    number++;
    const isMet = standing === 'met';
    const percent = (isMet ? met : over).splice(isMet ? (number * 31) % met.length : 0, 1)[0];
    const row = plainRow(number, line, month, standing);
    const usedMs = Math.floor((row.goalMs! * percent) / 100);
    const stoppedAt = row.startedAt + usedMs;
    known.push({
      row: { ...row, usedMs, usedSoFarMs: usedMs, stoppedAt },
      percent,
      hour: isMet ? null : hours.pop()!,
    });
  };
  for (const line of LINES) {
    MONTHS.forEach((month, i) => {
      const [breached, all] = line.sizes[i];
      for (let n = 0; n < all - breached; n++) add(line, month, 'met');
      for (let n = month === '2026-03' ? breached : 0; n < breached; n++) add(line, month, 'breached');
    });
  }
  const apart = [...IN_MONTH.map((line) => ['2026-03', line] as const), ...BEFORE];
  for (const [month, { standing, reason, causedBy, clocks }] of apart) {
    for (let n = 0; n < clocks; n++) {
      number++;
      const row = plainRow(number, LINES[1 + (number % 4)], month, standing);
      known.push({ row: { ...row, reason, causedBy, usedMs: null }, percent: null, hour: null });
    }
  }
  for (let n = 0; n < RUNNING; n++) {
    number++;
    const row = plainRow(number, LINES[1 + (n % 4)], '2026-03', 'running');
    known.push({ row: { ...row, stoppedAt: null, usedMs: null }, percent: null, hour: null });
  }
  return known.sort((a, b) => b.row.dueAt! - a.row.dueAt!);
}

/** What was counted apart in earlier months. */
const BEFORE: readonly (readonly [Month, ApartLine])[] = [
  [
    '2026-01',
    { standing: 'voided-after-due', reason: 'not-service-impacting', causedBy: 'Jonas Weber', clocks: 2 },
  ],
  ['2025-11', { standing: 'void', reason: 'visit-required', causedBy: null, clocks: 31 }],
  ['2025-08', { standing: 'excused', reason: 'no-access', causedBy: METTE, clocks: 6 }],
];

const CLOCKS = everyClock();

type Asked = (name: string) => string;

/** The clocks that a question asks for. */
function asked(ask: Asked, isRows: boolean): readonly Known[] {
  const is = (name: string, value: string | null) => ask(name) === '' || ask(name) === (value ?? 'none');
  return CLOCKS.filter(({ row, percent, hour }) => {
    if (!is('provider', row.provider) || !is('kind', row.kind) || !is('tier', row.tier)) return false;
    if (!is('service', row.service) || !is('customer', row.customerId) || !is('address', row.addressId))
      return false;
    if (!isRows) return true;
    if (ask('span') === 'month' && row.month !== ask('month')) return false;
    if (ask('standing') === '' ? row.standing === 'running' : row.standing !== ask('standing')) return false;
    if (!is('reason', row.reason) || !is('causedBy', row.causedBy)) return false;
    if (ask('percentOver') !== '' && !(percent !== null && percent > Number(ask('percentOver'))))
      return false;
    if (ask('percentUpTo') !== '' && !(percent !== null && percent <= Number(ask('percentUpTo'))))
      return false;
    return ask('hour') === '' || hour === Number(ask('hour'));
  });
}

const count = (clocks: readonly Known[], standing: string) =>
  clocks.filter(({ row }) => row.standing === standing).length;
const tallyOf = (clocks: readonly Known[]) => ({
  met: count(clocks, 'met'),
  breached: count(clocks, 'breached'),
});

function apartOf(clocks: readonly Known[]): ApartLine[] {
  const lines = new Map<string, ApartLine>();
  for (const { row } of clocks) {
    const { standing, reason, causedBy } = row;
    if (standing === 'met' || standing === 'breached' || standing === 'running') continue;
    const key = JSON.stringify([standing, reason, causedBy]);
    lines.set(key, { standing, reason: reason!, causedBy, clocks: (lines.get(key)?.clocks ?? 0) + 1 });
  }
  return [...lines.values()].sort((a, b) => b.clocks - a.clocks);
}

/** The page of numbers, counted from the clocks. */
export function reportOf(ask: Asked): ComplianceReport {
  const months = Number(ask('months') || 12);
  // As at the station, the month that is looked at ends a period that names no end.
  const until = ask('until') || ask('month') || '2026-03';
  const all = asked(ask, false);
  const listed = MONTHS.slice(0, MONTHS.indexOf(until) + 1).slice(-months);
  const inPeriod = all.filter(({ row }) => listed.includes(row.month));
  const month = ask('month') || until;
  const inMonth = inPeriod.filter(({ row }) => row.month === month);
  const lines = LINES.filter((line) =>
    all.some(({ row }) => row.kind === line.kind && row.tier === line.tier),
  );
  const settled = inPeriod.filter(({ percent }) => percent !== null);
  const attainment: AttainmentLine[] = lines.map(({ provider, kind, tier }) => {
    const ofLine = inPeriod.filter(({ row }) => row.kind === kind && row.tier === tier);
    return {
      provider,
      kind,
      tier,
      months: listed.map((each) => tallyOf(ofLine.filter(({ row }) => row.month === each))),
      total: tallyOf(ofLine),
    };
  });
  return {
    filter: {
      provider: ask('provider') || null,
      until,
      months,
      kind: (ask('kind') || null) as OutcomeRow['kind'] | null,
      tier: ask('tier') || null,
      service: ask('service') || null,
      customer: ask('customer') || null,
      address: ask('address') || null,
    },
    month,
    months: listed,
    attainment,
    inMonth: {
      tally: tallyOf(inMonth),
      apart: apartOf(inMonth),
      running: count(inMonth, 'running'),
      soFar: month === '2026-03',
    },
    inPeriod: { tally: tallyOf(inPeriod), apart: apartOf(inPeriod) },
    used: {
      steps: STEPS.map(
        (_, i) =>
          settled.filter(({ percent }) => percent! > i * 10 && (i === 14 || percent! <= (i + 1) * 10)).length,
      ),
      unknown: 0,
    },
    percentiles: attainment.flatMap((line) => percentilesOf(line, settled)),
    breachHours: Array.from(
      { length: 168 },
      (_, hour) => inPeriod.filter((each) => each.hour === hour).length,
    ),
    closed: {
      name: 'Basis',
      hours: Array.from({ length: 168 }, (_, i) => i >= 120 || i % 24 < 7 || i % 24 > 15),
    },
    choices: {
      providers: [
        { id: 'aurologic', name: 'aurologic', zone: 'Europe/Berlin' },
        { id: 'aura', name: 'AURA', zone: 'Europe/Copenhagen' },
      ],
      kinds: ['first-reaction', 'remote-reaction', 'onsite-reaction'],
      tiers: ['basis', 'pro'],
      services: ['colocation', 'fiber', 'ip-transit'],
      first: '2025-04',
    },
    terms: [
      { provider: 'aurologic', version: '2025-01', clocks: 243 },
      { provider: 'aura', version: '2024-05', clocks: 1325 },
    ],
    uncounted: 0,
    named: {
      customer: inPeriod.find(({ row }) => row.customerId === ask('customer'))?.row.customer ?? null,
      address: inPeriod.find(({ row }) => row.addressId === ask('address'))?.row.address ?? null,
    },
  };
}

function percentilesOf(
  { provider, kind, tier }: AttainmentLine,
  settled: readonly Known[],
): PercentileLine[] {
  const ofLine = settled.filter(({ row }) => row.kind === kind && row.tier === tier);
  if (ofLine.length === 0) return [];
  const ranks = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const rank = (of: number) => sorted[Math.ceil((of * sorted.length) / 100) - 1];
    return { p50: rank(50), p90: rank(90), p95: rank(95), p99: rank(99) };
  };
  return [
    {
      provider,
      kind,
      tier,
      clocks: ofLine.length,
      usedPercent: ranks(ofLine.map(({ percent }) => percent!)),
      minutes: ranks(ofLine.map(({ row }) => Math.ceil((row.usedMs ?? row.usedSoFarMs!) / 60_000))),
    },
  ];
}

const KEYS = {
  provider: 'provider',
  service: 'service',
  customer: 'customerId',
  address: 'addressId',
} as const;

function groupsOf(ask: Asked) {
  const by = ask('by') as keyof typeof KEYS;
  const groups = new Map<string | null, Known[]>();
  for (const one of asked(ask, false)) {
    if (ask('span') === 'month' && one.row.month !== ask('month')) continue;
    const id = one.row[KEYS[by]];
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...groups]
    .map(([id, clocks]) => ({
      id,
      name: by === 'customer' ? clocks[0].row.customer : by === 'address' ? clocks[0].row.address : id,
      ...tallyOf(clocks),
      apart: apartOf(clocks).reduce((sum, line) => sum + line.clocks, 0),
    }))
    .sort((a, b) => b.breached - a.breached);
}

const JONAS = 'Jonas Weber';
const charge = (
  kind: ChargeLine['kind'],
  ticket: string,
  customer: string,
  when: string,
  cents: number,
): ChargeLine => ({
  kind,
  ticket,
  subject: 'Both feeds down',
  provider: 'aurologic',
  customerId: `customer-${customer}`,
  customer,
  at: at(when),
  month: when.slice(0, 7),
  for: cents % 2500 === 0 && Math.abs(cents) < 10_000 ? 'response' : 'ticket',
  cents,
  cycle: 1,
  flagged: { at: at(when), by: customer },
  classified: { at: at(when) + HOUR, by: JONAS, impact: 'not-impacting' },
});

/** The emergency ledger of the scene. */
export const CHARGES: readonly ChargeLine[] = [
  charge('reversal', 'aurologic:77', 'Kestrel Hosting', '2026-03-09T11:00:00', -15_000),
  charge('charge', 'aurologic:77', 'Kestrel Hosting', '2026-03-07T06:18:00', 15_000),
  charge('charge', 'aurologic:70', 'Nordlicht Datacenter', '2026-02-11T23:10:00', 15_000),
  charge('charge', 'aurologic:70', 'Nordlicht Datacenter', '2026-02-11T23:40:00', 2_500),
  charge('charge', 'aurologic:51', 'Nordlicht Datacenter', '2025-11-02T02:00:00', 15_000),
];

function chargesOf(ask: Asked) {
  const lines = CHARGES.filter(
    ({ provider, customerId }) =>
      (ask('provider') === '' || ask('provider') === provider) &&
      (ask('customer') === '' || ask('customer') === (customerId ?? 'none')),
  );
  const sums = (some: readonly ChargeLine[]) => ({
    months: MONTHS.map((month) =>
      some.reduce((sum, line) => sum + (line.month === month ? line.cents : 0), 0),
    ),
    charges: some.filter(({ kind }) => kind === 'charge').length,
    reversals: some.filter(({ kind }) => kind === 'reversal').length,
    cents: some.reduce((sum, { cents }) => sum + cents, 0),
  });
  return {
    months: MONTHS,
    customers: [...new Set(lines.map(({ customerId }) => customerId))].map((customerId) => {
      const ofIt = lines.filter((line) => line.customerId === customerId);
      return { customerId, customer: ofIt[0].customer, ...sums(ofIt) };
    }),
    totals: sums(lines),
  };
}

const work = (
  words: Partial<WorkRow> & Pick<WorkRow, 'id' | 'title' | 'start' | 'end' | 'notice'>,
): WorkRow => ({
  provider: 'aura',
  kind: 'service-window',
  day: '2026-03-10',
  actualStart: words.start,
  actualEnd: words.end,
  noticeAt: words.start - 7 * 24 * HOUR,
  workingDaysGiven: 5,
  overranMs: null,
  marks: [],
  reason: null,
  ...words,
});

/** The planned work of the scene. */
export const WORKS: readonly WorkRow[] = [
  work({
    id: 'aura-work:7',
    title: 'Fibre splice, Skanderborg ring',
    start: at('2026-03-17T02:00:00'),
    end: at('2026-03-17T05:00:00'),
    notice: 'in-time',
    overranMs: 1.5 * HOUR,
  }),
  work({
    id: 'aura-work:6',
    title: 'Access switch, Odder',
    start: at('2026-03-12T02:00:00'),
    end: at('2026-03-12T04:00:00'),
    notice: 'short-notice',
    workingDaysGiven: 3,
    marks: ['outside-window'],
  }),
  work({
    id: 'aura-work:5',
    title: 'Power test, Aarhus',
    kind: 'preventive',
    start: at('2026-02-03T13:00:00'),
    end: at('2026-02-03T13:30:00'),
    notice: 'unannounced',
    noticeAt: null,
    workingDaysGiven: null,
    marks: ['preventive-unjustified'],
  }),
];

const CHANGES: readonly ChangeRow[] = [
  {
    ticket: 'aura:A-20361',
    kind: 'onsite-reaction',
    cycle: 1,
    ordinal: 1,
    at: at('2026-03-18T09:12:30'),
    cause: 'aura:88121 technician-arrived',
    was: 'met',
    became: 'breached',
  },
];

/** When a source was not there. */
export const BLIND: readonly BlindSpot[] = [
  {
    source: 'aura',
    title: 'AURA',
    from: at('2026-03-21T02:14:00'),
    to: at('2026-03-21T02:51:00'),
    why: 'connect ECONNREFUSED',
  },
];

const ok = (body: object): ApiReply => ({ status: 200, body: { stationNow: complianceScene.now, ...body } });

/** Answers about the scene as the station does. What is written down is kept for as long as the api is. */
export function complianceApi(): Api {
  const given: GivenReason[] = [];
  let views: SavedView[] = [];
  return (url: URL, sent: Sent = { method: 'GET', body: null }) => {
    const ask: Asked = (name) => url.searchParams.get(name) ?? '';
    const ledgers = /^\/api\/tickets\/(.+)\/ledgers$/.exec(url.pathname);
    if (ledgers) {
      const id = decodeURIComponent(ledgers[1]);
      const ticket = BREACHED.find((each) => each.ticket.id === id)?.ticket;
      if (!ticket) return { status: 404, body: { error: `there is no ticket ${id} on file` } };
      return ok(ledgersOf(ticket, complianceScene.now));
    }
    switch (url.pathname) {
      case '/api/compliance':
        if (ask('month') === '2026-13')
          return { status: 400, body: { error: "month: '2026-13' is no month: write it as 2026-03" } };
        return ok(reportOf(ask));
      case '/api/compliance/rows':
      case '/api/compliance/breaches': {
        const found = asked(ask, true).map(({ row }) => ({ ...row, code: codeOf(row) }));
        const from = Number(ask('after') || 0);
        const limit = Number(ask('limit'));
        const next = from + limit < found.length ? String(from + limit) : null;
        const page = found.slice(from, from + limit);
        const isExplained = url.pathname.endsWith('breaches');
        const rows = isExplained ? page : page.map(({ why: _, strip: __, usedSoFarMs: ___, ...row }) => row);
        return ok({ count: found.length, rows, next });
      }
      case '/api/compliance/groups':
        return ok({ groups: groupsOf(ask) });
      case '/api/compliance/charges':
        return ok(chargesOf(ask));
      case '/api/compliance/charges/rows': {
        const rows = CHARGES.filter(
          (line) =>
            (ask('customer') === '' || line.customerId === ask('customer')) &&
            (ask('span') !== 'month' || line.month === ask('month')),
        );
        return ok({ count: rows.length, rows });
      }
      case '/api/compliance/work': {
        const rows = WORKS.filter(
          ({ start }) => ask('span') !== 'month' || new Date(start).toISOString().startsWith(ask('month')),
        );
        const has = (mark: WorkRow['marks'][number]) =>
          rows.filter(({ marks }) => marks.includes(mark)).length;
        const noticed = (notice: WorkRow['notice']) => rows.filter((row) => row.notice === notice).length;
        return ok({
          rows,
          counts: {
            inTime: noticed('in-time'),
            shortNotice: noticed('short-notice'),
            unannounced: noticed('unannounced'),
            toAnnounce: noticed('to-announce'),
            overran: rows.filter(({ overranMs }) => overranMs !== null).length,
            outsideWindow: has('outside-window'),
            preventive: rows.filter(({ kind }) => kind === 'preventive').length,
            unjustified: has('preventive-unjustified'),
            longerThanUsual: has('longer-than-usual'),
          },
        });
      }
      case '/api/compliance/changes':
        return ok({ count: CHANGES.length, rows: CHANGES });
      case '/api/blind':
        return ok({ knownSince: Date.parse('2024-01-01T00:00:00Z'), blind: BLIND });
      case '/api/desk/reason-codes':
        if (sent.method === 'POST') given.unshift({ ...(sent.body as GivenReason), at: complianceScene.now });
        return ok({
          given: given.filter(({ ticket }) => sent.method === 'POST' || ticket === ask('ticket')),
        });
      case '/api/desk/views':
        if (sent.method === 'POST') {
          const { remove, ...view } = sent.body as SavedView & { readonly remove?: true };
          views = views.filter(({ name }) => name !== view.name);
          if (!remove) views.push({ ...view, at: complianceScene.now });
        }
        return ok({ views });
      default:
        return alarmReply(url) ?? { status: 404, body: { error: `there is no ${url.pathname}` } };
    }
  };

  function codeOf(row: OutcomeRow) {
    const last = given.find(
      (one) => one.ticket === row.ticket && one.kind === row.kind && one.ordinal === row.ordinal,
    );
    return last ? { code: last.code, note: last.note, by: last.by, at: last.at } : null;
  }
}
