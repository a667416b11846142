import type { Quarantined } from '../../source.ts';

/** What is wrong with a row, or worth knowing about it. */
export interface Problem {
  /** The line in the file on which the row begins; null for the table as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly raw: string;
  /** What is wrong, and what to do about it. */
  readonly reason: string;
}

const LONGEST_RAW = 2000;
const MOST_PROBLEMS = 1000;

/** Where a problem stands: `agreements.csv line 14, column tier`. */
export function placeOf(shown: string, problem: Pick<Problem, 'line' | 'column'>): string {
  const line = problem.line === null ? shown : `${shown} line ${problem.line}`;
  return problem.column === null ? line : `${line}, column ${problem.column}`;
}

/** A whole sentence: `agreements.csv line 14, column tier: 'gold' is not one of …`. */
export function sentenceOf(shown: string, problem: Problem): string {
  return `${placeOf(shown, problem)}: ${problem.reason}`;
}

/**
 * The problems of one table as they are kept, by line. Of very many the first thousand are, and how many more
 * there are: a table that is wrong throughout says so a thousand times at most.
 */
export function quarantineOf(shown: string, problems: readonly Problem[]): Quarantined[] {
  const ordered = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const kept = ordered.slice(0, MOST_PROBLEMS).map((problem) => ({
    place: placeOf(shown, problem),
    raw: problem.raw.length > LONGEST_RAW ? `${problem.raw.slice(0, LONGEST_RAW)}…` : problem.raw,
    reason: problem.reason,
  }));
  const more = ordered.length - kept.length;
  if (more > 0) {
    const count = more.toLocaleString('en-US');
    const reason = `${count} more problems follow; correct the first ones, then look again`;
    kept.push({ place: shown, raw: '', reason });
  }
  return kept;
}
