import type { ClockKind } from '../clocks/clock.ts';
import { type AttainmentLine, type Tally, together } from './attainment.ts';
import type { Month } from './counted.ts';
import { type PercentileLine, percentilesOf, type ValueCount } from './percentiles.ts';
import type { ComplianceReport } from './report.ts';
import { countsTogether, nameOfPart, partsOfValue, type Sum } from './sums.ts';

/** What a line of a report is of. */
interface Line {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
}

/** Sums by the line they belong to, in the order in which lines are shown. */
function byLine(sums: readonly Sum[]): [Line, Sum[]][] {
  const lines = Map.groupBy(sums, ({ provider, kind, tier }) => [provider, kind, tier].join('\n'));
  return [...lines]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([, ofLine]) => {
      const { provider, kind, tier } = ofLine[0];
      return [{ provider, kind: nameOfPart(kind) as ClockKind, tier: nameOfPart(tier) }, ofLine];
    });
}

/** First reactions before remote and onsite ones; in one kind by tier. */
function inOrder(a: string, b: string): number {
  const [providerA, kindA, tierA] = a.split('\n');
  const [providerB, kindB, tierB] = b.split('\n');
  const kinds = KINDS.indexOf(nameOfPart(kindA)!) - KINDS.indexOf(nameOfPart(kindB)!);
  return kinds || compare(providerA, providerB) || compare(tierA, tierB);
}

const KINDS = ['first-reaction', 'remote-reaction', 'onsite-reaction'];
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Attainment by month. Lines of which nothing was met or breached are left out. */
export function attainmentLines(sums: readonly Sum[], months: readonly Month[]): AttainmentLine[] {
  return byLine(sums)
    .map(([line, ofLine]) => {
      const byMonth = Map.groupBy(ofLine, ({ month }) => month);
      const tallies = months.map((month) => tallyOf(byMonth.get(month) ?? []));
      return { ...line, months: tallies, total: together(tallies) };
    })
    .filter(({ total }) => total.met + total.breached > 0);
}

/** What counts towards attainment. */
export function tallyOf(sums: readonly Sum[]): Tally {
  let met = 0;
  let breached = 0;
  const counts = countsTogether(sums, 'standing');
  for (const value in counts) {
    const [standing] = partsOfValue(value, 2);
    if (standing === 'met') met += counts[value];
    if (standing === 'breached') breached += counts[value];
  }
  return { met, breached };
}

/** Percentiles by line. Lines of which nothing is known to have been used are left out. */
export function percentileLines(sums: readonly Sum[]): PercentileLine[] {
  return byLine(sums).flatMap(([line, ofLine]) => {
    const used = valuesOf(ofLine, 'percent');
    if (used.length === 0) return [];
    return {
      ...line,
      clocks: used.reduce((sum, { clocks }) => sum + clocks, 0),
      usedPercent: percentilesOf(used),
      minutes: percentilesOf(valuesOf(ofLine, 'minutes')),
    };
  });
}

/** Clocks by a measure's whole numbers, in their order. */
export function valuesOf(sums: readonly Sum[], measure: 'percent' | 'minutes'): ValueCount[] {
  return Object.entries(countsTogether(sums, measure))
    .map(([value, clocks]) => ({ value: Number(value), clocks }))
    .sort((a, b) => a.value - b.value);
}

/** The versions of terms by which clocks were judged, most clocks first. */
export function termsOf(sums: readonly Sum[]): ComplianceReport['terms'] {
  const versions = new Map<string, { provider: string; version: string; clocks: number }>();
  for (const { provider, counts } of sums) {
    for (const [value, clocks] of Object.entries(counts.standing ?? {})) {
      const version = partsOfValue(value, 2)[1];
      const key = `${provider}\n${version}`;
      const known = versions.get(key)?.clocks ?? 0;
      versions.set(key, { provider, version, clocks: known + clocks });
    }
  }
  return [...versions.values()].sort(
    (a, b) => compare(a.provider, b.provider) || b.clocks - a.clocks || compare(a.version, b.version),
  );
}
