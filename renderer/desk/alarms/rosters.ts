import type { Shift } from '../../../src/duty/shift.ts';
import type { DeskView } from '../desk-view.ts';

/** For how many days the roster is shown. */
export const ROSTER_DAYS = 14;

/** The roster of one provider, with its name and zone. */
export interface ProviderRoster {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly shifts: readonly Shift[];
}

/** The rosters that are known, by provider. */
export function rosters({ board, zone }: DeskView): ProviderRoster[] {
  return [...board.duties.values()]
    .filter(({ shifts }) => shifts.length > 0)
    .map(({ id, shifts }) => {
      const terms = board.terms.find(({ provider }) => provider === id);
      return { id, name: terms?.name ?? id, zone: terms?.zone ?? zone, shifts };
    });
}
