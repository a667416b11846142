import type { Quarantined } from '../../source.ts';
import { boundedQuarantine, type LineProblem, placeIn } from '../received/quarantine.ts';

/** What is wrong with a row, or worth knowing about it; its line is null for the table as a whole. */
export interface Problem extends LineProblem {
  readonly column: string | null;
}

/** Where a problem stands: `agreements.csv line 14, column tier`. */
export function placeOf(shown: string, { line, column }: Pick<Problem, 'line' | 'column'>): string {
  return placeIn(shown, line, column === null ? null : `column ${column}`);
}

/** A whole sentence: `agreements.csv line 14, column tier: 'gold' is not one of …`. */
export function sentenceOf(shown: string, problem: Problem): string {
  return `${placeOf(shown, problem)}: ${problem.reason}`;
}

/** The problems of one table as they are kept, by line. */
export function quarantineOf(shown: string, problems: readonly Problem[]): Quarantined[] {
  return boundedQuarantine(shown, problems, placeOf);
}
