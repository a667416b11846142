import type { ClockKind } from '../clocks/clock.ts';

/** Clocks that count towards attainment: met / (met + breached). */
export interface Tally {
  readonly met: number;
  readonly breached: number;
}

/** Attainment of one kind of clock of one tier. */
export interface AttainmentLine {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
  /** One for each month of the period, in order. */
  readonly months: readonly Tally[];
  readonly total: Tally;
}

/**
 * Attainment in tenths of a percent: "met / (met + breached)", 953 for 95.3 %; null where no clock counts, which is
 * not 100 %. While one clock is breached it is never 1000, and while one is met never 0.
 */
export function attainmentOf({ met, breached }: Tally): number | null {
  const all = met + breached;
  if (all === 0) return null;
  if (breached === 0) return 1000;
  if (met === 0) return 0;
  return Math.min(999, Math.max(1, Math.round((met * 1000) / all)));
}

/** Attainment as reports write it: `95.3`, `100` where nothing is breached, `–` where no clock counts. */
export function attainmentText(tally: Tally): string {
  const tenths = attainmentOf(tally);
  if (tenths === null) return '–';
  return tenths === 1000 ? '100' : `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Two tallies together. */
export function together(tallies: readonly Tally[]): Tally {
  return {
    met: tallies.reduce((sum, { met }) => sum + met, 0),
    breached: tallies.reduce((sum, { breached }) => sum + breached, 0),
  };
}
