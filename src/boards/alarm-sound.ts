import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import type { AlarmNow } from './alarms-now.ts';
import type { AlarmSound } from './board.ts';

/** The three sounds, the mildest first. */
export const SOUND_KINDS = ['new', 'urgent', 'late'] as const;
export type SoundKind = (typeof SOUND_KINDS)[number];

/** An alarm as it is heard. */
export interface HeardAlarm {
  readonly id: string;
  readonly kind: SoundKind;
  /** Since when it waits to be acknowledged; null while nobody is waited for. */
  readonly waitsSince: Instant | null;
  /** It sounds once, though nobody is waited for: it is told once, and was raised just now. */
  readonly once: boolean;
}

/** What was heard so far. It outlives the page, so that a refresh repeats nothing. */
export interface SoundMemory {
  /** When a sound began last; null: none did. */
  readonly startedAt: Instant | null;
  /** The sound in which each alarm was heard last. */
  readonly heard: Readonly<Record<string, SoundKind>>;
}

/** A sound that begins now. */
export interface SoundStart {
  readonly kind: SoundKind;
  readonly louder: boolean;
}

export const NOTHING_HEARD: SoundMemory = { startedAt: null, heard: {} };

/** "Repeated every 20 s until acknowledged", in milliseconds. */
export const REPEAT_MS = 20_000;
/** "Louder after 2 m". */
export const LOUDER_AFTER_MS = 2 * 60_000;
/** A sound is over after so long: none begins on top of another. */
export const SOUND_MS = 4000;
/** What is told once and was raised longer ago makes no sound any more. */
const JUST_NOW_MS = 60_000;

/** The sound in which an alarm is heard while its clock stands at a level. */
export function soundKind(level: Attention): SoundKind {
  return level === 'late' || level === 'urgent' ? level : 'new';
}

/** The alarms of a board as they are heard. */
export function heardAlarms(alarms: readonly AlarmNow[], now: Instant): HeardAlarm[] {
  return alarms.map(({ alarm, waits, level }) => ({
    id: alarm.id,
    kind: soundKind(level),
    waitsSince: waits?.since ?? null,
    once: alarm.once && now - alarm.knownAt < JUST_NOW_MS,
  }));
}

/**
 * What begins to sound at `now`, and what is remembered. One sound for all alarms, the strongest: at once for an alarm
 * that was not heard yet, or whose clock reached a worse level, acknowledged or not; and again every 20 s while one waits
 * to be acknowledged. Muted, nothing sounds, and what comes about meanwhile is not made up for; what still waits goes on
 * when the mute ends.
 */
export function soundAt(
  memory: SoundMemory,
  alarms: readonly HeardAlarm[],
  muted: boolean,
  now: Instant,
): { readonly memory: SoundMemory; readonly start: SoundStart | null } {
  // A clock that was set back must not silence an alarm for longer than a repeat takes.
  const startedAt = memory.startedAt === null ? null : Math.min(memory.startedAt, now);
  const since = startedAt === null ? Number.POSITIVE_INFINITY : now - startedAt;
  const waiting = alarms.filter(({ waitsSince }) => waitsSince !== null);
  const anew = alarms.filter((alarm) => isAnew(alarm, memory.heard[alarm.id]));
  const kept = Object.fromEntries(
    alarms.flatMap(({ id, kind }) => (anew.some((one) => one.id === id) ? keptOf(id, memory) : [[id, kind]])),
  );
  const isDue = (anew.length > 0 && since >= SOUND_MS) || (waiting.length > 0 && since >= REPEAT_MS);
  const all = Object.fromEntries(alarms.map(({ id, kind }) => [id, kind]));
  if (muted) return { memory: { startedAt, heard: all }, start: null };
  if (!isDue) return { memory: { startedAt, heard: kept }, start: null };
  const kind = strongest([...waiting, ...anew].map((one) => one.kind));
  const louder = waiting.some(({ waitsSince }) => waitsSince !== null && now - waitsSince >= LOUDER_AFTER_MS);
  return { memory: { startedAt: now, heard: all }, start: { kind, louder } };
}

function keptOf(id: string, { heard }: SoundMemory): [string, SoundKind][] {
  return heard[id] === undefined ? [] : [[id, heard[id]]];
}

/** One that is seen for the first time when it is acknowledged already was heard elsewhere. */
function isAnew({ kind, waitsSince, once }: HeardAlarm, heard: SoundKind | undefined): boolean {
  if (heard === undefined) return waitsSince !== null || once;
  return SOUND_KINDS.indexOf(kind) > SOUND_KINDS.indexOf(heard);
}

function strongest(kinds: readonly SoundKind[]): SoundKind {
  return SOUND_KINDS[Math.max(...kinds.map((kind) => SOUND_KINDS.indexOf(kind)))];
}

/** How loud alarms are at a minute of the local day, from 0 to 1: "with volume and quiet hours". */
export function soundVolume({ volume, quiet }: AlarmSound, minute: number): number {
  if (!quiet) return volume;
  const { fromMinute, toMinute } = quiet;
  const isQuiet =
    fromMinute <= toMinute
      ? minute >= fromMinute && minute < toMinute
      : minute >= fromMinute || minute < toMinute;
  return isQuiet ? quiet.volume : volume;
}
