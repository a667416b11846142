import type { CurrentTerms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { firstInstantFrom } from '../../src/calendars/wall-time.ts';
import type { Roster } from '../../src/duty/roster.ts';
import type { DutyConfig, WrittenMoment } from './duty-config.ts';

/** The roster of one entry of `duty:`; `zone` is the provider's. */
export function rosterOf(config: DutyConfig, zone: string): Roster {
  const own = config.zone ?? zone;
  return {
    provider: config.provider,
    levels: config.levels.map(({ level, rotations }) => ({
      level,
      rotations: rotations.map((one) => ({ ...one, zone: own })),
    })),
    overrides: config.overrides.map(({ level, person, from, to }) => ({
      ...{ level, person },
      start: instantAt(from, own),
      end: instantAt(to, own),
    })),
  };
}

/** The configured rosters, each of a provider whose terms are at hand. */
export function configuredRosters(duty: readonly DutyConfig[], terms: CurrentTerms): Roster[] {
  return duty.flatMap((one) => {
    const zone = terms.get(one.provider)?.zone;
    return zone === undefined ? [] : [rosterOf(one, zone)];
  });
}

function instantAt(moment: WrittenMoment, zone: string): Instant {
  return moment.kind === 'instant' ? moment.at : firstInstantFrom(moment.date, moment.minute, zone);
}
