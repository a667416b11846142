import type { Instant, Period } from '../../../../src/calendars/period.ts';
import { Chance } from './chance.ts';

const HOUR = 3_600_000;
const SLOT = 6 * HOUR;

/**
 * The lively stretches of the story that touch a period: between them nothing at all is an emergency, for the
 * better part of an hour, four times a day. The first begins with the story.
 */
export function livelyStretches(
  seed: number,
  begin: Instant,
  period: Period,
): (Period & { number: number })[] {
  const stretches: (Period & { number: number })[] = [];
  const first = Math.max(0, Math.floor((period.start - begin) / SLOT) - 1);
  for (let number = first; begin + (number - 1) * SLOT < period.end; number++) {
    const start = number === 0 ? begin : quietHour(seed, begin, number - 1).end;
    const { start: end } = quietHour(seed, begin, number);
    if (start < period.end && period.start < end) stretches.push({ number, start, end });
  }
  return stretches;
}

function quietHour(seed: number, begin: Instant, number: number): Period {
  const chance = new Chance(seed, 'quiet', number);
  const start = begin + number * SLOT + chance.minutes(90, 264);
  return { start, end: start + chance.minutes(40, 65) };
}
