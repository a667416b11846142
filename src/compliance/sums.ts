import type { ClockKind } from '../clocks/clock.ts';
import type { Counted, Month } from './counted.ts';

/**
 * What settled clocks are counted by: where they are counted, with the version of the terms; what is counted apart, with
 * its reason and who caused it; the share of the goal used, in percent; the same in minutes; the hour of the week in
 * which a breached one was due.
 */
export const MEASURES = ['standing', 'apart', 'percent', 'minutes', 'hour'] as const;
export type Measure = (typeof MEASURES)[number];

/** A settled clock as far as it is counted. */
export interface Countable
  extends Pick<Counted, 'standing' | 'causedBy' | 'month' | 'hour' | 'percent' | 'minutes'> {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
  readonly service: string | null;
  readonly terms: string;
  /** Why it is counted apart. */
  readonly apartReason: string | null;
}

/** Which clocks a sum is of: `''` is all, `=` before a name is that one, `=` alone is those that have none. */
export type Part = '' | `=${string}`;

/** Clocks of one month, by the values of one measure. */
export interface Sum {
  readonly measure: Measure;
  readonly provider: string;
  readonly month: Month;
  readonly service: Part;
  readonly kind: Part;
  readonly tier: Part;
  /** How many clocks there are of each value. */
  readonly counts: Map<string, number>;
}

/** Sums by what they are of. */
export type Sums = Map<string, Sum>;

/** The part of those of this name; of those without one. */
export function partOf(name: string | null): Part {
  return `=${name ?? ''}`;
}

/** The name of a part that has one; null for those without. */
export function nameOfPart(part: string): string | null {
  return part.slice(1) || null;
}

/** Between the parts of a value. The last of them may hold it itself: it is taken as it is. */
const BETWEEN = '\t';

/** The parts of a value, as many as there are. */
export function partsOfValue(value: string, parts: number): string[] {
  const [...all] = value.split(BETWEEN);
  return [...all.slice(0, parts - 1), all.slice(parts - 1).join(BETWEEN)];
}

/** Adds a settled clock to sums, or with -1 takes it out again. */
export function addTo(sums: Sums, clock: Countable, by: 1 | -1): void {
  const { standing, terms, percent, minutes, hour, kind, tier } = clock;
  const line = [partOf(kind), partOf(tier)] as const;
  const lines = [line, [line[0], ''], ['', line[1]], ['', '']] as const;
  for (const service of ['', partOf(clock.service)] as const) {
    add(sums, 'standing', clock, service, line, `${standing}${BETWEEN}${terms}`, by);
    if (percent !== null) add(sums, 'percent', clock, service, line, String(percent), by);
    if (minutes !== null) add(sums, 'minutes', clock, service, line, String(minutes), by);
    // What is rare is added up over kinds and tiers too: it costs little, and is asked for so.
    if (hour !== null) for (const one of lines) add(sums, 'hour', clock, service, one, String(hour), by);
    if (standing === 'met' || standing === 'breached') continue;
    const why = [standing, clock.apartReason ?? '', clock.causedBy ?? ''].join(BETWEEN);
    for (const one of lines) add(sums, 'apart', clock, service, one, why, by);
  }
}

function add(
  sums: Sums,
  measure: Measure,
  { provider, month }: Countable,
  service: Part,
  [kind, tier]: readonly [Part, Part],
  value: string,
  by: number,
): void {
  const key = `${measure}\n${provider}\n${month}\n${service}\n${kind}\n${tier}`;
  let sum = sums.get(key);
  if (!sum) {
    sum = { measure, provider, month, service, kind, tier, counts: new Map() };
    sums.set(key, sum);
  }
  sum.counts.set(value, (sum.counts.get(value) ?? 0) + by);
}
