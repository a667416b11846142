import type { SoundKind } from '../../src/boards/alarm-sound.ts';
import { samplesOf } from './samples.ts';
import { SCORES } from './scores.ts';

/** Whether this page can be heard. */
export type SpeakerState =
  | 'ready'
  /** It is just being opened. */
  | 'opening'
  /** The browser holds sound back until somebody touches the page. */
  | 'blocked'
  | 'no-device';

/** The way from this page to the ears of a room. */
export interface Speaker {
  state(): SpeakerState;
  /** Begins a sound, as loud as `gain` says, from 0 to 1. */
  play(kind: SoundKind, gain: number): void;
}

/** A context that may sound begins to within this time, in milliseconds. */
const STARTS_WITHIN = 1500;
/** One that is held back is asked again after this time, in milliseconds. */
const TRIES_EVERY = 10_000;

/** Opens the speaker. Any key or touch gives it the sound that a browser held back. */
export function openSpeaker(): Speaker {
  if (!('AudioContext' in globalThis)) return { state: () => 'no-device', play: () => {} };
  const context = new AudioContext();
  const openedAt = performance.now();
  const devices = watchDevices();
  // What a browser still refuses is told by the state.
  const resume = () => void context.resume().catch(() => undefined);
  for (const touched of ['keydown', 'pointerdown', 'touchend']) {
    addEventListener(touched, () => context.state !== 'running' && resume(), { passive: true });
  }
  let triedAt = openedAt;
  // After a sleep, or when a device comes back, sound may be had again without a touch.
  const tryAgain = () => {
    if (performance.now() - triedAt < TRIES_EVERY) return;
    triedAt = performance.now();
    resume();
  };
  const buffers = new Map<SoundKind, AudioBuffer>();
  const bufferOf = (kind: SoundKind) => {
    const made = buffers.get(kind);
    if (made) return made;
    const samples = samplesOf(SCORES[kind], context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    buffers.set(kind, buffer);
    return buffer;
  };
  return {
    state() {
      if (context.state === 'running') return devices.none() ? 'no-device' : 'ready';
      tryAgain();
      return performance.now() - openedAt < STARTS_WITHIN ? 'opening' : 'blocked';
    },
    play(kind, gain) {
      if (context.state !== 'running') return;
      const source = new AudioBufferSourceNode(context, { buffer: bufferOf(kind) });
      source.connect(new GainNode(context, { gain })).connect(context.destination);
      source.start();
    },
  };
}

/**
 * Whether the machine has anything that sounds. Only Chromium lists it without being allowed to listen; elsewhere, and
 * where the page's way is not secured, nobody knows, and nothing is said.
 */
function watchDevices(): { none(): boolean } {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  let none = false;
  if (mediaDevices && 'setSinkId' in AudioContext.prototype) {
    const look = () =>
      mediaDevices.enumerateDevices().then(
        (all) => {
          none = !all.some(({ kind }) => kind === 'audiooutput');
        },
        () => undefined,
      );
    void look();
    mediaDevices.addEventListener('devicechange', look);
  }
  return { none: () => none };
}
