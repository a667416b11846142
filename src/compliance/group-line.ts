import type { Tally } from './attainment.ts';

/** Attainment by one thing, those with most breaches first. */
export interface GroupLine extends Tally {
  /** Of a provider, service, customer or address; null for clocks that name none. */
  readonly id: string | null;
  readonly name: string | null;
  readonly apart: number;
}
