import type { Standing } from './counted.ts';
import { type Counts, partsOfValue } from './sums.ts';

/** Clocks that are counted apart. */
export interface ApartLine {
  readonly standing: Exclude<Standing, 'met' | 'breached'>;
  readonly reason: string;
  /** As its system names them; null where nobody is named. */
  readonly causedBy: string | null;
  readonly clocks: number;
}

/** What is counted apart, by standing, most first. */
export function apartLines(counts: Counts): ApartLine[] {
  const lines = Object.entries(counts).map(([value, clocks]) => {
    const [standing, reason, causedBy] = partsOfValue(value, 3);
    return { standing: standing as ApartLine['standing'], reason, causedBy: causedBy || null, clocks };
  });
  return lines.sort(
    (a, b) =>
      APART.indexOf(a.standing) - APART.indexOf(b.standing) ||
      b.clocks - a.clocks ||
      compare(a.reason, b.reason) ||
      compare(a.causedBy ?? '', b.causedBy ?? ''),
  );
}

const APART: readonly Standing[] = ['excused', 'voided-after-due', 'void', 'cancelled'];
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
