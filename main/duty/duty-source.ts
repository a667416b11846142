import type { CurrentTerms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { RosterShift } from '../../src/duty/followed.ts';
import { rosterShifts } from '../../src/duty/roster.ts';
import type { Batch, Poll, Source } from '../sync/source.ts';
import { configuredRosters } from './configured-rosters.ts';
import type { DutyConfig } from './duty-config.ts';
import { DUTY_SOURCE } from './duty-source-id.ts';
import type { PersonConfig } from './people-config.ts';
import { rosterBatch } from './roster-batch.ts';

const DAY_MS = 86_400_000;
const DAYS_BACK = 2;
const DAYS_AHEAD = 60;

/**
 * The source that delivers the shifts of the configured rosters, so that they are facts like all others: reviewed, copied,
 * and kept when the configuration changes. Null where none is configured. Nothing is asked, so nothing can fail.
 */
export function dutySource(
  { duty, people }: { readonly duty: readonly DutyConfig[]; readonly people: readonly PersonConfig[] },
  terms: CurrentTerms,
): Source | null {
  const rosters = configuredRosters(duty, terms);
  if (rosters.length === 0) return null;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const plannedAt = (now: Instant): RosterShift[] => {
    const span = { start: now - DAYS_BACK * DAY_MS, end: now + DAYS_AHEAD * DAY_MS };
    return rosters.flatMap((roster) =>
      rosterShifts(roster, span, (id) => names.get(id) ?? id).map((shift) => ({
        provider: roster.provider,
        ...shift,
      })),
    );
  };
  return {
    id: DUTY_SOURCE,
    title: 'Duty roster',
    delivers: ['duty'],
    providers: rosters.map(({ provider }) => provider),
    intervalMs: 3_600_000,
    isOwn: true,
    async *poll(poll: Poll): AsyncGenerator<Batch, void, void> {
      const filed = (await poll.current('duty')) as ReadonlyMap<string, RosterShift>;
      const now = poll.now();
      yield rosterBatch(filed, plannedAt(now), now);
      poll.answered();
    },
    check: async () => [],
  };
}
