import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import type { ChargeLine } from '../../src/compliance/charges.ts';
import type { ChangeRow } from '../../src/compliance/verdict-change.ts';
import type { WorkRow } from '../../src/compliance/work-rows.ts';
import type { Asked } from './compliance-clocks.ts';
import { at, MONTHS } from './compliance-lines.ts';

const HOUR = 3_600_000;
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

/** The emergency ledger by customer. */
export function chargesOf(ask: Asked) {
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

/** A verdict that changed. */
export const CHANGES: readonly ChangeRow[] = [
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
