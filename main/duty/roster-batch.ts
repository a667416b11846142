import type { Instant } from '../../src/calendars/period.ts';
import { followed, type RosterShift } from '../../src/duty/followed.ts';
import { type Batch, NOTHING, type SourceRecord } from '../sync/source.ts';

/** What a roster's source brings to have on file what is planned. */
export function rosterBatch(
  filed: ReadonlyMap<string, RosterShift>,
  planned: readonly RosterShift[],
  now: Instant,
): Batch {
  const { shifts, keep } = followed(filed, planned, now);
  const records = [...shifts].map(
    ([record, body]): SourceRecord => ({ kind: 'duty', record, sequence: 0, at: 0, body }),
  );
  return { ...NOTHING, records, snapshotOf: ['duty'], keep, acceptFewer: true };
}
