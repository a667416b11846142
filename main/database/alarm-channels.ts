import type { BoardChannel } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

const ARRIVED = `
INSERT INTO alarm_channels (channel, proven_at) VALUES (?, ?)
ON CONFLICT (channel) DO UPDATE SET proven_at = excluded.proven_at, failing_since = NULL, why = NULL`;
const FAILED = `
INSERT INTO alarm_channels (channel, failing_since, why) VALUES (?, ?, ?)
ON CONFLICT (channel) DO UPDATE SET failing_since = coalesce(failing_since, excluded.failing_since), why = excluded.why`;
const ONE = 'SELECT proven_at AS provenAt, failing_since AS since, why FROM alarm_channels WHERE channel = ?';

/** What became of the last messages by each channel. Writing happens within the caller's transaction. */
export interface AlarmChannels {
  arrived(channel: string, at: Instant): void;
  failed(channel: string, why: string, at: Instant): void;
  /** How a channel does; one that nothing was sent by is neither proven nor failing. */
  health(channel: string): Pick<BoardChannel, 'failing' | 'provenAt'>;
}

export function alarmChannelsIn(db: Db): AlarmChannels {
  const arrived = prepared(db, ARRIVED);
  const failed = prepared(db, FAILED);
  type Row = { provenAt: Instant | null; since: Instant | null; why: string | null };
  const one = prepared<[string], Row>(db, ONE);
  return {
    arrived: (channel, at) => void arrived.run(channel, at),
    failed: (channel, why, at) => void failed.run(channel, at, why),
    health(channel) {
      const row = one.get(channel);
      const failing = row?.since == null ? null : { since: row.since, why: row.why ?? '' };
      return { provenAt: row?.provenAt ?? null, failing };
    },
  };
}
