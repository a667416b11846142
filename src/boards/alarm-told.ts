import { dated, type TellingEntry } from '../alarms/alarm-entry.ts';
import { retryAfterMs } from '../alarms/delivery.ts';
import type { Instant } from '../calendars/period.ts';
import type { BoardAlarm, BoardChannel } from './board.ts';

/** What became of telling somebody, as far as a wall knows. Channels go by their titles. */
export type ToldState =
  /** There is nobody to tell: the walls alone tell it. */
  | { readonly kind: 'walls' }
  /** It was decided; nothing was sent yet. */
  | { readonly kind: 'to-send' }
  | { readonly kind: 'sending'; readonly channel: string }
  | { readonly kind: 'arrived'; readonly channel: string; readonly at: Instant }
  /** It did not arrive yet; `nextTryAt` is when it is tried again. */
  | { readonly kind: 'failing'; readonly channel: string; readonly why: string; readonly nextTryAt: Instant };

/** One telling of an alarm, and what became of it. */
export interface ToldNow {
  readonly at: Instant;
  readonly level: number;
  /** "another than was due where nobody was on duty at that". */
  readonly dueLevel: number;
  readonly names: readonly string[];
  readonly late: boolean;
  readonly state: ToldState;
}

/** What became of the tellings of an alarm, in their order. Told means: it arrived at one of those who were to be told. */
export function toldOf(alarm: BoardAlarm, channels: readonly BoardChannel[], now: Instant): ToldNow[] {
  const entries = dated(alarm.entries).filter(({ at }) => at <= now);
  const tellings = entries.filter((entry) => entry.kind === 'telling');
  return tellings.map((telling) => ({
    at: telling.at,
    level: telling.level,
    dueLevel: telling.dueLevel,
    names: telling.to.map(({ name }) => name),
    late: telling.late,
    state: stateOf(telling, entries, channels),
  }));
}

function stateOf(
  { telling, to }: TellingEntry,
  entries: BoardAlarm['entries'],
  channels: readonly BoardChannel[],
): ToldState {
  if (to.length === 0) return { kind: 'walls' };
  const title = (id: string) => channels.find((channel) => channel.id === id)?.title ?? id;
  const of = entries.filter((entry) => 'attempt' in entry).filter((entry) => entry.telling === telling);
  const arrived = of.find((entry) => entry.kind === 'arrived');
  if (arrived) return { kind: 'arrived', channel: title(arrived.channel), at: arrived.at };
  const last = of.at(-1);
  if (!last) return { kind: 'to-send' };
  if (last.kind !== 'failed') return { kind: 'sending', channel: title(last.channel) };
  // The next try of any channel; of tries that were made again since, the instant has passed.
  const nextTries = of
    .filter((entry) => entry.kind === 'failed')
    .map(({ at, attempt }) => at + retryAfterMs(attempt))
    .filter((at) => at >= last.at);
  return {
    kind: 'failing',
    channel: title(last.channel),
    why: last.why,
    nextTryAt: Math.min(...nextTries),
  };
}
