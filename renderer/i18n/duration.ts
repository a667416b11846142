import type { TFunction } from 'i18next';
import { LOCALE } from './words.ts';

export type Unit = 'd' | 'h' | 'm' | 's';
/** One figure of a duration and its unit. */
export type DurationPart = readonly [figure: string, unit: Unit];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const whole = new Intl.NumberFormat(LOCALE, { useGrouping: false });
const twoDigits = new Intl.NumberFormat(LOCALE, { minimumIntegerDigits: 2 });
const money = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount with two decimals. */
export function amountOf(value: number): string {
  return money.format(value);
}

function pair(ms: number, larger: number, a: Unit, smaller: number, b: Unit): DurationPart[] {
  const first = Math.floor(ms / larger);
  const second = Math.floor((ms % larger) / smaller);
  return [
    [whole.format(first), a],
    [twoDigits.format(second), b],
  ];
}

/** A countdown: `3 m 58 s` below an hour, `1 h 52 m` below four days, then `4 d 02 h`. Never negative. */
export function countdownParts(ms: number): DurationPart[] {
  const length = Math.abs(ms);
  if (length < HOUR) return pair(length, MINUTE, 'm', SECOND, 's');
  if (length < 4 * DAY) return pair(length, HOUR, 'h', MINUTE, 'm');
  return pair(length, DAY, 'd', HOUR, 'h');
}

function joined(parts: readonly DurationPart[], t: TFunction): string {
  return parts.map(([figure, unit]) => `${figure} ${t(`unit.${unit}`)}`).join(' ');
}

/** A countdown as text. */
export function countdownText(ms: number, t: TFunction): string {
  return joined(countdownParts(ms), t);
}

/** How old something is, in its largest unit or two: `4 s`, `49 m`, `1 h 34 m`, `2 d 4 h`. */
export function ageText(ms: number, t: TFunction): string {
  const length = Math.max(0, ms);
  const plain = (value: number, unit: Unit): DurationPart => [whole.format(Math.floor(value)), unit];
  if (length < MINUTE) return joined([plain(length / SECOND, 's')], t);
  if (length < HOUR) return joined([plain(length / MINUTE, 'm')], t);
  if (length < DAY) return joined(pair(length, HOUR, 'h', MINUTE, 'm'), t);
  return joined([plain(length / DAY, 'd'), plain((length % DAY) / HOUR, 'h')], t);
}

/** A length with all its units that are not zero: `3 d 4 h 4 m`, `64 h` where `largest` is hours. */
export function lengthText(ms: number, t: TFunction, largest: 'd' | 'h' = 'h'): string {
  let rest = Math.max(0, ms);
  const parts: DurationPart[] = [];
  const units = [
    ['d', DAY],
    ['h', HOUR],
    ['m', MINUTE],
    ['s', SECOND],
  ] as const;
  for (const [unit, size] of units) {
    if (unit === 'd' && largest === 'h') continue;
    const count = Math.floor(rest / size);
    // Seconds matter only below an hour.
    if (count > 0 && !(unit === 's' && ms >= HOUR)) parts.push([whole.format(count), unit]);
    rest -= count * size;
  }
  return parts.length > 0 ? joined(parts, t) : joined([['0', 's']], t);
}

/** How long something took, always with seconds below an hour: `11 m 40 s`, `22 m 05 s`. */
export function tookText(ms: number, t: TFunction): string {
  return ms < HOUR ? joined(pair(ms, MINUTE, 'm', SECOND, 's'), t) : lengthText(ms, t);
}

/** How long is left to wait: seconds up to a minute and a half, then as an age is written. Rounded up. */
export function waitText(ms: number, t: TFunction): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return seconds <= 90 ? joined([[whole.format(seconds), 's']], t) : ageText(seconds * SECOND, t);
}
