import {
  type HeardAlarm,
  NOTHING_HEARD,
  SOUND_KINDS,
  type SoundMemory,
  type SoundStart,
  soundAt,
} from '../../src/boards/alarm-sound.ts';
import { keepText, keptValue } from '../feed/kept.ts';
import { muteLeft } from './mute.ts';
import { openSpeaker, type SpeakerState } from './speaker.ts';
import { openVoice } from './voice.ts';

/** What a page sounds by, in one second. */
export interface SoundFacts {
  readonly alarms: readonly HeardAlarm[];
  /** From 0 to 1. */
  readonly volume: number;
  /** The station's clock. */
  readonly now: number;
}

/** What the footer says of the sound of this screen. */
export type SoundSaid =
  | { readonly kind: 'on' }
  | { readonly kind: 'muted'; readonly leftMs: number }
  | { readonly kind: 'blocked' | 'no-device' }
  /** The operator wants no sound at this hour. */
  | { readonly kind: 'quiet' };

/** The alarms' sound on this page. */
export interface AlarmSoundPlayer {
  /** Sounds what begins in this second; to be called once in each. */
  look(facts: SoundFacts): void;
  said(facts: SoundFacts): SoundSaid;
}

const KEY = 'wallclock-sound';

function isMemory(value: unknown): value is SoundMemory {
  const { startedAt, heard } = (value ?? {}) as Partial<SoundMemory>;
  if (startedAt !== null && typeof startedAt !== 'number') return false;
  if (typeof heard !== 'object' || heard === null) return false;
  return Object.values(heard).every((kind) => SOUND_KINDS.includes(kind));
}

/** Louder means twice as far from silence. */
const FIRST_GAIN = 0.5;

function gainOf({ louder }: SoundStart, volume: number): number {
  return volume * (louder ? 1 : FIRST_GAIN);
}

/** The player of this page: what was heard is shared by all tabs of the browser, and outlives them. */
export function openAlarmSound(): AlarmSoundPlayer {
  const speaker = openSpeaker();
  const voice = openVoice(crypto.getRandomValues(new Uint32Array(2)).join('-'));
  const isElsewhere = () => voice.isElsewhere(Date.now());
  return {
    look({ alarms, volume, now }) {
      const state = speaker.state();
      // What cannot be heard must not be remembered as heard.
      const canSound = state === 'ready' || state === 'no-device';
      if (!voice.look(canSound, Date.now())) return;
      const memory = keptValue(KEY, isMemory) ?? NOTHING_HEARD;
      const next = soundAt(memory, alarms, muteLeft(now) > 0, now);
      if (JSON.stringify(next.memory) !== JSON.stringify(memory)) keepText(KEY, JSON.stringify(next.memory));
      if (next.start && volume > 0) speaker.play(next.start.kind, gainOf(next.start, volume));
    },
    said({ volume, now, alarms }) {
      const leftMs = muteLeft(now);
      if (leftMs > 0) return { kind: 'muted', leftMs };
      const state: SpeakerState = speaker.state();
      if (state === 'no-device' || (state === 'blocked' && !isElsewhere())) return { kind: state };
      const waits = alarms.some(({ waitsSince }) => waitsSince !== null);
      return waits && volume === 0 ? { kind: 'quiet' } : { kind: 'on' };
    },
  };
}
