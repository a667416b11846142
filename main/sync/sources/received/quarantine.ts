import type { Quarantined } from '../../source.ts';

const LONGEST_RAW = 2000;
const MOST_PROBLEMS = 1000;

/** What is wrong in something received, or worth knowing about it. */
export interface LineProblem {
  /** The line on which it, or what it belongs to, begins; null for the whole of it. */
  readonly line: number | null;
  readonly raw: string;
  /** What is wrong, and what to do about it. */
  readonly reason: string;
}

/** Where a problem stands: `agreements.csv line 14, column tier`; `detail` is what on that line. */
export function placeIn(shown: string, line: number | null, detail: string | null): string {
  const place = line === null ? shown : `${shown} line ${line}`;
  return detail === null ? place : `${place}, ${detail}`;
}

/**
 * The problems of one file or answer as they are kept, by line. Of very many the first thousand are, and how
 * many more there are: one that is wrong throughout says so a thousand times at most.
 */
export function boundedQuarantine<P extends LineProblem>(
  shown: string,
  problems: readonly P[],
  placeOf: (shown: string, problem: P) => string,
): Quarantined[] {
  const ordered = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const kept = ordered.slice(0, MOST_PROBLEMS).map((problem) => {
    const { raw, reason } = problem;
    const short = raw.length > LONGEST_RAW ? `${raw.slice(0, LONGEST_RAW)}…` : raw;
    return { place: placeOf(shown, problem), raw: short, reason };
  });
  const more = ordered.length - kept.length;
  if (more > 0) {
    const count = more.toLocaleString('en-US');
    const reason = `${count} more problems follow; correct the first ones, then look again`;
    kept.push({ place: shown, raw: '', reason });
  }
  return kept;
}
