import {
  type AttainmentLine,
  attainmentText,
  type Tally,
  together,
} from '../../../src/compliance/attainment.ts';
import type { Month } from '../../../src/compliance/counted.ts';

/** Months that fit beside each other where there is room. */
export const YEAR = 12;

/** So many squares fit into every column; more of them fold where it is narrow. */
export const FEW = 3;

/** How the breaches of a cell are drawn: one square each, or a square and their number. */
export function squaresOf(
  breached: number,
  isNarrow: boolean,
): { readonly squares: number; readonly folded: boolean } {
  const most = isNarrow ? FEW : 6;
  return breached > most ? { squares: 1, folded: true } : { squares: breached, folded: false };
}

/** Whether two lines would be called the same without the name of their provider. */
export function needsProvider(line: AttainmentLine, lines: readonly AttainmentLine[]): boolean {
  return lines.some(
    (other) => other.provider !== line.provider && other.kind === line.kind && other.tier === line.tier,
  );
}

/** A month of the matrix over all its lines. */
export interface MonthTotal {
  readonly month: Month;
  readonly tally: Tally;
  /** In percent, for a chart; null where no clock counts. */
  readonly percent: number | null;
}

/** The attainment of each month over all lines. */
export function monthTotals(months: readonly Month[], lines: readonly AttainmentLine[]): MonthTotal[] {
  return months.map((month, i) => {
    const tally = together(lines.map((line) => line.months[i]));
    const text = attainmentText(tally);
    return { month, tally, percent: text === '–' ? null : Number(text) };
  });
}
