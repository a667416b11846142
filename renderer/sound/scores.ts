import type { SoundKind } from '../../src/boards/alarm-sound.ts';

/** One tone: when it begins and for how long it sounds, in seconds, and how high it is, in hertz. */
export interface Tone {
  readonly at: number;
  readonly length: number;
  readonly hertz: number;
}

/** Some tones again, `by` seconds later. */
function again(tones: readonly Tone[], by: number): Tone[] {
  return [...tones, ...tones.map((tone) => ({ ...tone, at: tone.at + by }))];
}

/** Tones one after the other, `apart` seconds from beginning to beginning. */
function inTurn(hertz: readonly number[], apart: number, length: number): Tone[] {
  return hertz.map((each, i) => ({ at: i * apart, length, hertz: each }));
}

/**
 * The three sounds, told apart by their melody and their pace: a new alarm is a chime that rises, an alarm that is nearly
 * due three even beats, a late one a falling pair that is hurried on. All are in the middle of the voice, none is shrill,
 * and each is over within four seconds.
 */
export const SCORES: Readonly<Record<SoundKind, readonly Tone[]>> = {
  new: again(inTurn([523.25, 783.99], 0.3, 0.9), 1.4),
  urgent: again(inTurn([698.46, 698.46, 698.46], 0.24, 0.2), 1.3),
  late: again(inTurn([739.99, 493.88, 739.99, 493.88, 739.99, 493.88], 0.18, 0.17), 1.5),
};

/** How long a score sounds, in seconds. */
export function lengthOf(score: readonly Tone[]): number {
  return Math.max(...score.map(({ at, length }) => at + length));
}
