import { expect, test } from 'vitest';
import { leftOf, MUTE_MS } from '../../renderer/sound/mute.ts';
import { samplesOf } from '../../renderer/sound/samples.ts';
import { lengthOf, SCORES } from '../../renderer/sound/scores.ts';
import { takenVoice } from '../../renderer/sound/voice.ts';
import { SOUND_KINDS, SOUND_MS } from '../../src/boards/alarm-sound.ts';

const RATE = 16_000;

/** How strong a frequency is in some samples, between 0 and 1 (Goertzel). */
function strength(samples: Float32Array, hertz: number): number {
  const turn = (2 * Math.PI * hertz) / RATE;
  let [real, imaginary] = [0, 0];
  for (const [i, sample] of samples.entries()) {
    real += sample * Math.cos(turn * i);
    imaginary += sample * Math.sin(turn * i);
  }
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

for (const kind of SOUND_KINDS) {
  test(`the sound of "${kind}" is heard, is not clipped, begins and ends in silence, and is over in time`, () => {
    const samples = samplesOf(SCORES[kind], RATE);
    const peak = Math.max(...samples.map(Math.abs));
    expect(peak).toBeGreaterThan(0.3);
    expect(peak).toBeLessThan(1);
    const power = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    expect(power).toBeGreaterThan(0.05);
    expect(Math.abs(samples[0])).toBeLessThan(0.01);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.01);
    expect(lengthOf(SCORES[kind]) * 1000).toBeLessThan(SOUND_MS);
    // Not shrill: what is played is in the middle of the voice, and little is far above it.
    for (const { hertz } of SCORES[kind]) expect(hertz).toBeLessThan(1000);
    expect(strength(samples, 4000)).toBeLessThan(0.005);
  });
}

test('the three sounds are told apart by pitch and by pace', () => {
  const pitches = SOUND_KINDS.map((kind) => new Set(SCORES[kind].map(({ hertz }) => hertz)));
  expect(pitches.map(({ size }) => size)).toEqual([2, 1, 2]);
  for (const [i, kind] of SOUND_KINDS.entries()) {
    const samples = samplesOf(SCORES[kind], RATE);
    for (const hertz of pitches[i]) {
      const others = SOUND_KINDS.filter((one) => one !== kind).map((one) => samplesOf(SCORES[one], RATE));
      for (const other of others)
        expect(strength(samples, hertz)).toBeGreaterThan(strength(other, hertz) * 2);
    }
  }
  const rises = ([first, second]: readonly { readonly hertz: number }[]) =>
    Math.sign(second.hertz - first.hertz);
  expect(SOUND_KINDS.map((kind) => rises(SCORES[kind]))).toEqual([1, 0, -1]);
  expect(SOUND_KINDS.map((kind) => SCORES[kind].length)).toEqual([4, 6, 12]);
});

test('a mute ends by itself, also where its end is too far away to be true', () => {
  expect(leftOf(null, 0)).toBe(0);
  expect(leftOf(1000 + MUTE_MS, 1000)).toBe(MUTE_MS);
  expect(leftOf(1000 + MUTE_MS, 1000 + MUTE_MS)).toBe(0);
  expect(leftOf(10 * MUTE_MS, 0)).toBe(0);
});

test('one tab has the voice, until it is gone or frozen', () => {
  const first = takenVoice(null, 'a', 0);
  expect(first).toEqual({ tab: 'a', at: 0 });
  expect(takenVoice(first, 'b', 1000)).toBeNull();
  expect(takenVoice(first, 'a', 1000)).toEqual({ tab: 'a', at: 1000 });
  expect(takenVoice(first, 'b', 4000)).toEqual({ tab: 'b', at: 4000 });
  // A machine's clock that was set back leaves nobody silent.
  expect(takenVoice({ tab: 'a', at: 9_000_000 }, 'b', 4000)).toEqual({ tab: 'b', at: 4000 });
});
