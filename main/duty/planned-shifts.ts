import type { CurrentTerms } from '../../src/agreements/terms.ts';
import type { Period } from '../../src/calendars/period.ts';
import type { RosterShift } from '../../src/duty/followed.ts';
import { rosterShifts } from '../../src/duty/roster.ts';
import { configuredRosters } from './configured-rosters.ts';
import type { DutyConfig } from './duty-config.ts';
import type { PersonConfig } from './people-config.ts';

/** What says who is on duty in a configuration. */
export interface ConfiguredDuty {
  readonly duty: readonly DutyConfig[];
  readonly people: readonly PersonConfig[];
}

/** The shifts of all configured rosters that lie at least in part within a span. */
export function plannedShifts(
  { duty, people }: ConfiguredDuty,
  terms: CurrentTerms,
  span: Period,
): RosterShift[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return configuredRosters(duty, terms).flatMap((roster) =>
    rosterShifts(roster, span, (id) => names.get(id) ?? id).map((shift) => ({
      provider: roster.provider,
      ...shift,
    })),
  );
}
