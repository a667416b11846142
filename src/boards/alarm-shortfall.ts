import type { Instant } from '../calendars/period.ts';
import type { AlarmChannels, FailingChannels } from './alarm-channels.ts';
import type { SourceHealth } from './board.ts';
import { AHEAD_MS } from './data-age.ts';

/** What keeps people from being told of alarms. A line says it; it holds no wall and makes no sound. */
export type AlarmShortfall =
  /** Alarms cannot be looked at, or one of them cannot. */
  | { readonly kind: 'not-all-told'; readonly since: Instant; readonly why: string }
  /** What is flagged at a source waits for so long, in milliseconds, until this station's clock is as far. */
  | { readonly kind: 'clock-ahead'; readonly source: string; readonly byMs: number }
  /** The walls alone tell of alarms. */
  | { readonly kind: 'no-channel'; readonly failing: FailingChannels };

/** The worst that keeps people from being told; null while nothing does, and where nobody is told, as on a copy. */
export function alarmShortfall(
  channels: AlarmChannels | null,
  sources: readonly SourceHealth[],
): AlarmShortfall | null {
  if (channels === null) return null;
  if (channels.telling) return { kind: 'not-all-told', ...channels.telling };
  const ahead = sources
    .filter(({ delivers, clockAheadMs }) => delivers.includes('tickets') && (clockAheadMs ?? 0) > AHEAD_MS)
    .sort((a, b) => b.clockAheadMs! - a.clockAheadMs!)
    .at(0);
  if (ahead) return { kind: 'clock-ahead', source: ahead.title, byMs: ahead.clockAheadMs! };
  const { failing } = channels;
  return failing?.instead.length === 0 ? { kind: 'no-channel', failing } : null;
}
