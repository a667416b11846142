import type { CurrentTerms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { RosterShift } from '../../src/duty/followed.ts';
import type { Batch, Poll, Source } from '../sync/source.ts';
import { configuredRosters } from './configured-rosters.ts';
import { DUTY_SOURCE } from './duty-source-id.ts';
import { type ConfiguredDuty, plannedShifts } from './planned-shifts.ts';
import { rosterBatch } from './roster-batch.ts';

const DAY_MS = 86_400_000;
const DAYS_BACK = 2;
const DAYS_AHEAD = 60;

/**
 * The source that delivers the shifts of the configured rosters, so that they are facts like all others: reviewed, copied,
 * and kept when the configuration changes. Null where none is configured. Nothing is asked, so nothing can fail.
 */
export function dutySource(configured: ConfiguredDuty, terms: CurrentTerms): Source | null {
  const rosters = configuredRosters(configured.duty, terms);
  if (rosters.length === 0) return null;
  const plannedAt = (now: Instant) =>
    plannedShifts(configured, terms, { start: now - DAYS_BACK * DAY_MS, end: now + DAYS_AHEAD * DAY_MS });
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
