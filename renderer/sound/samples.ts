import { lengthOf, type Tone } from './scores.ts';

/** The tone itself and two above it, as of a marimba: so much of each. */
const PARTIALS = [0.62, 0.26, 0.12] as const;
/** Seconds in which a tone begins, so that it does not crack. */
const ATTACK = 0.012;
/** Tones that ring into each other add up: together they stay below the loudest that a device can give. */
const HEADROOM = 0.62;

/** A score as sound: one channel of samples between -1 and 1. */
export function samplesOf(score: readonly Tone[], rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil(lengthOf(score) * rate));
  for (const { at, length, hertz } of score) {
    const first = Math.round(at * rate);
    const count = Math.min(Math.floor(length * rate), samples.length - first);
    for (let i = 0; i < count; i++) {
      const second = i / rate;
      const swing = PARTIALS.reduce(
        (sum, share, n) => sum + share * Math.sin(2 * Math.PI * hertz * (n + 1) * second),
        0,
      );
      samples[first + i] += HEADROOM * envelope(second, length) * swing;
    }
  }
  return samples;
}

/** How loud a tone is at a second of it: soon there, ringing off, and silent at its end. */
function envelope(second: number, length: number): number {
  const begins = Math.min(1, second / ATTACK);
  const ends = Math.min(1, (length - second) / (ATTACK * 3));
  return begins * ends * Math.exp((-2.2 * second) / length);
}
