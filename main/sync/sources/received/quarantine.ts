import type { Quarantined } from '../../source.ts';

const LONGEST_RAW = 2000;
const MOST_PROBLEMS = 1000;

/** What is wrong in something received, with its line for the order; null for the whole of it. */
export interface LineProblem extends Quarantined {
  readonly line: number | null;
}

/**
 * The problems of one file or answer as they are kept, by line. Of very many the first thousand are, and how
 * many more there are: one that is wrong throughout says so a thousand times at most.
 */
export function boundedQuarantine(shown: string, problems: readonly LineProblem[]): Quarantined[] {
  const ordered = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const kept = ordered.slice(0, MOST_PROBLEMS).map(({ place, raw, reason }) => ({
    place,
    raw: raw.length > LONGEST_RAW ? `${raw.slice(0, LONGEST_RAW)}…` : raw,
    reason,
  }));
  const more = ordered.length - kept.length;
  if (more > 0) {
    const count = more.toLocaleString('en-US');
    const reason = `${count} more problems follow; correct the first ones, then look again`;
    kept.push({ place: shown, raw: '', reason });
  }
  return kept;
}
