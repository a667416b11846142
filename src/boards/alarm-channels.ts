import type { Instant } from '../calendars/period.ts';
import type { BoardChannel } from './board.ts';
import type { JudgedBoard } from './judged-board.ts';

/** Whether people can be told of alarms. */
export interface AlarmChannels {
  /** No way is configured: alarms are told at the walls only. */
  readonly none: boolean;
  readonly failing: FailingChannels | null;
  /** Since when, and why, alarms cannot even be looked at, so that nobody is told. */
  readonly telling: BoardChannel['failing'];
  /** Since when, and why, no monitor hears the station's sign of life. */
  readonly heartbeat: BoardChannel['failing'];
  /** When something last arrived by any channel; null: nothing ever did. */
  readonly provenAt: Instant | null;
  /** "The wall warns when no channel has been proven within a configured time." */
  readonly unproven: boolean;
}

/** Channels by which nothing arrives. */
export interface FailingChannels {
  readonly titles: readonly string[];
  /** Since when the first of them fails, and why. */
  readonly since: Instant;
  readonly why: string;
  /** Those that are left; none: the walls alone tell alarms. */
  readonly instead: readonly string[];
}

/** How the channels of the station do at the board's instant; null where nobody knows: on a copy, and before it is told. */
export function alarmChannels({ channels: all, settings, now }: JudgedBoard): AlarmChannels | null {
  if (!settings || settings.copy || settings.firstRun) return null;
  const channels = all.filter(({ own }) => own === undefined);
  const ownFailing = (own: BoardChannel['own']) => all.find((one) => one.own === own)?.failing ?? null;
  const proven = channels.flatMap(({ provenAt }) => (provenAt === null ? [] : [provenAt]));
  const provenAt = proven.length > 0 ? Math.max(...proven) : null;
  const isOld = provenAt === null || now - provenAt > settings.alarms.provenWithinMs;
  return {
    none: channels.length === 0,
    failing: failingOf(channels),
    telling: ownFailing('telling'),
    heartbeat: ownFailing('heartbeat'),
    provenAt,
    unproven: channels.length > 0 && isOld,
  };
}

function failingOf(channels: readonly BoardChannel[]): FailingChannels | null {
  const failing = channels.flatMap(({ title, failing: one }) => (one ? [{ title, ...one }] : []));
  if (failing.length === 0) return null;
  const { since, why } = failing.reduce((first, one) => (one.since < first.since ? one : first));
  return {
    titles: failing.map(({ title }) => title),
    since,
    why,
    instead: channels.filter((channel) => !channel.failing).map(({ title }) => title),
  };
}
