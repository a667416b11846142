import { ledgerStrip } from '../../src/boards/ledger-strip.ts';
import type { Month } from '../../src/compliance/counted.ts';
import type { ExplainedRow, OutcomeRow } from '../../src/compliance/outcome-row.ts';
import { BREACHED, ledgersOf } from './compliance-breaches.ts';
import {
  BEFORE,
  complianceScene,
  HOURS,
  IN_MONTH,
  LINES,
  MONTHS,
  RUNNING,
  STEPS,
} from './compliance-lines.ts';

/** A clock of the scene, with what only questions know of it. */
export interface Known {
  readonly row: ExplainedRow;
  readonly percent: number | null;
  readonly hour: number | null;
}

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

const CLOCKS = everyClock();

/** A field of a query; empty where it is left out. */
export type Asked = (name: string) => string;

/** The clocks that a question asks for. */
export function asked(ask: Asked, isRows: boolean): readonly Known[] {
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
