import { weekdayOf } from '../../../src/calendars/wall-time.ts';
import type { Rotation } from '../../../src/duty/rotation.ts';

const MINUTE = 60_000;

/** A stretch of time, minute by minute: the latest local time that a clock on the wall had shown by each. */
export interface Walk {
  readonly zone: string;
  readonly start: number;
  /** `2026-03-29T02:59` for each minute from `start` on. */
  readonly latest: readonly string[];
}

/** Walks from an instant on for so many days; two days before are walked first, so that nothing is missed. */
export function walk(zone: string, start: number, days: number): Walk {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const latest: string[] = [];
  let max = '';
  for (let at = start - 2 * 1440 * MINUTE; at < start + days * 1440 * MINUTE; at += MINUTE) {
    const shown = format.format(at).replace(' ', 'T');
    if (shown > max) max = shown;
    if (at >= start) latest.push(max);
  }
  return { zone, start, latest };
}

/** The local times of all hand-overs of a rotation up to a local day, one after the other, as they are written. */
export function naiveHandOvers(
  { handOvers, every }: Pick<Rotation, 'handOvers' | 'every'>,
  from: string,
  to: string,
): string[] {
  const all: string[] = [];
  for (const { weekday, minute } of handOvers) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    let nth = 0;
    for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (weekday !== null && weekdayOf(day) !== weekday) continue;
      if (nth++ % every === 0) all.push(`${day}T${time}`);
    }
  }
  return all.sort();
}
