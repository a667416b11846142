import type { AttainmentLine } from '../../src/compliance/attainment.ts';
import type { ApartLine } from '../../src/compliance/counted-apart.ts';
import type { OutcomeRow } from '../../src/compliance/outcome-row.ts';
import type { PercentileLine } from '../../src/compliance/percentiles.ts';
import type { ComplianceReport } from '../../src/compliance/report.ts';
import { type Asked, asked, type Known } from './compliance-clocks.ts';
import { LINES, MONTHS, STEPS } from './compliance-lines.ts';

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

/** Attainment by one thing. */
export function groupsOf(ask: Asked) {
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
