import type { Quarantined } from '../../source.ts';
import { boundedQuarantine } from '../received/quarantine.ts';

/** What is wrong with a row, or worth knowing about it. */
export interface Problem {
  /** The line in the file on which the row begins; null for the table as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly raw: string;
  /** What is wrong, and what to do about it. */
  readonly reason: string;
}

/** Where a problem stands: `agreements.csv line 14, column tier`. */
export function placeOf(shown: string, problem: Pick<Problem, 'line' | 'column'>): string {
  const line = problem.line === null ? shown : `${shown} line ${problem.line}`;
  return problem.column === null ? line : `${line}, column ${problem.column}`;
}

/** A whole sentence: `agreements.csv line 14, column tier: 'gold' is not one of …`. */
export function sentenceOf(shown: string, problem: Problem): string {
  return `${placeOf(shown, problem)}: ${problem.reason}`;
}

/** The problems of one table as they are kept, by line. */
export function quarantineOf(shown: string, problems: readonly Problem[]): Quarantined[] {
  return boundedQuarantine(
    shown,
    problems.map((problem) => ({ ...problem, place: placeOf(shown, problem) })),
  );
}
