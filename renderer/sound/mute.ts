import { keepText, keptValue } from '../feed/kept.ts';

/** "Muting lasts 5 m." */
export const MUTE_MS = 5 * 60_000;

const KEY = 'wallclock-mute-until';
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** For how long the mute of this browser still lasts, in milliseconds; 0 while sound is on. It always ends by itself. */
export function muteLeft(now: number): number {
  return leftOf(keptValue(KEY, isNumber), now);
}

/** What is left of a mute until an instant. One that would last longer is left by a clock that was set back: it is over. */
export function leftOf(until: number | null, now: number): number {
  const left = until === null ? 0 : until - now;
  return left > 0 && left <= MUTE_MS ? left : 0;
}

/** Mutes for five minutes; while it is muted, sound is on again. */
export function turnMute(now: number): void {
  keepText(KEY, JSON.stringify(muteLeft(now) > 0 ? 0 : now + MUTE_MS));
}
