import type { BoardAlarm } from '../boards/board.ts';
import type { Instant } from '../calendars/period.ts';
import { acknowledgement, countsUntil } from './acknowledgement.ts';
import { type AlarmEntry, dated } from './alarm-entry.ts';
import type { AlarmRules } from './alarm-rules.ts';

/**
 * When acknowledgements of an alarm stopped counting, up to `now`: "an acknowledgement without a reaction times out". Each
 * that neither another one, nor an escalation, nor the end came before.
 */
export function lapses(alarm: BoardAlarm, rules: AlarmRules, now: Instant): Instant[] {
  if (alarm.once) return [];
  const entries = dated(alarm.entries);
  const here = entries.filter(({ kind }) => kind === 'acknowledged');
  const timesOut = [...alarm.acknowledged, ...here].map(({ at }) => countsUntil(alarm, entries, at, rules));
  return [...new Set(timesOut)].filter((lapsedAt) => {
    if (lapsedAt > now || hasEnded(alarm, entries, lapsedAt)) return false;
    const given = acknowledgement(alarm, entries, rules, lapsedAt);
    return given.kind === 'lapsed' && given.since === lapsedAt;
  });
}

/** Whether the need for it was over by then, by what is known of it. */
function hasEnded({ end, knownAt }: BoardAlarm, entries: readonly AlarmEntry[], by: Instant): boolean {
  const turns = entries.filter(({ kind }) => kind === 'ended' || kind === 'resumed');
  // One that was over when it became known has no entry of its end.
  const isOverUnrecorded = end !== null && end.at === null && turns.length === 0 && knownAt <= by;
  if (isOverUnrecorded || (end?.at != null && end.at <= by)) return true;
  return turns.filter(({ at }) => at <= by).at(-1)?.kind === 'ended';
}
