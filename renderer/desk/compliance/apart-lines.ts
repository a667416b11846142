import type { ApartLine } from '../../../src/compliance/counted-apart.ts';

/** Clocks of one standing that are counted apart, and by reason. */
export interface ApartGroup {
  readonly standing: ApartLine['standing'];
  readonly clocks: number;
  readonly reasons: readonly { readonly reason: string; readonly clocks: number }[];
}

/** In the order in which they are told. */
export const APART = [
  'excused',
  'voided-after-due',
  'void',
  'cancelled',
] as const satisfies readonly ApartLine['standing'][];

/** What is counted apart by standing, then by reason, most first; whoever caused it taken together. */
export function apartByStanding(lines: readonly ApartLine[]): ApartGroup[] {
  return APART.flatMap((standing) => {
    const ofIt = lines.filter((line) => line.standing === standing);
    if (ofIt.length === 0) return [];
    const reasons = new Map<string, number>();
    for (const { reason, clocks } of ofIt) reasons.set(reason, (reasons.get(reason) ?? 0) + clocks);
    return [
      {
        standing,
        clocks: ofIt.reduce((sum, { clocks }) => sum + clocks, 0),
        reasons: [...reasons]
          .map(([reason, clocks]) => ({ reason, clocks }))
          .sort((a, b) => b.clocks - a.clocks),
      },
    ];
  });
}

/** One line of what is counted apart, in the month and in the whole period. */
export interface CausedLine extends Omit<ApartLine, 'clocks'> {
  readonly inMonth: number;
  readonly inPeriod: number;
}

/** What is counted apart by standing, reason and who caused it, in the order in which it is told. */
export function causedLines(inMonth: readonly ApartLine[], inPeriod: readonly ApartLine[]): CausedLine[] {
  const lines = new Map<string, CausedLine>();
  const key = ({ standing, reason, causedBy }: ApartLine) => JSON.stringify([standing, reason, causedBy]);
  for (const line of inPeriod) {
    const { clocks, ...named } = line;
    lines.set(key(line), { ...named, inMonth: 0, inPeriod: clocks });
  }
  for (const line of inMonth) {
    const { clocks, ...named } = line;
    lines.set(key(line), { ...(lines.get(key(line)) ?? { ...named, inPeriod: 0 }), inMonth: clocks });
  }
  const order = ({ standing }: CausedLine) => APART.indexOf(standing);
  return [...lines.values()].sort((a, b) => order(a) - order(b) || b.inPeriod - a.inPeriod);
}
