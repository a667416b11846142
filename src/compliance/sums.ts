import type { ClockKind } from '../clocks/clock.ts';
import type { Counted, Month } from './counted.ts';

/**
 * What settled clocks are counted by: where they are counted, with the version of the terms; what is counted apart, with
 * its reason and who caused it; the share of the goal used, in percent; the same in minutes; the hour of the week in
 * which a breached one was due.
 */
export type Measure = LineMeasure | 'apart' | 'hour';

/** What every clock has, counted by kind and tier. */
export const LINE_MEASURES = ['standing', 'percent', 'minutes'] as const;
export type LineMeasure = (typeof LINE_MEASURES)[number];

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

/** How many clocks there are of each value of a measure. A plain object: whole numbers as keys make it a quick one. */
export type Counts = Record<string, number>;

/** Settled clocks of one month, by the values of each measure. */
export interface Sum {
  readonly provider: string;
  readonly month: Month;
  readonly service: Part;
  readonly kind: Part;
  readonly tier: Part;
  readonly counts: Readonly<Partial<Record<Measure, Counts>>>;
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
  const all = value.split(BETWEEN);
  return [...all.slice(0, parts - 1), all.slice(parts - 1).join(BETWEEN)];
}

/** All services together, and the one of a clock by itself. */
export type Services = 'all' | 'all-and-own';

/** Adds a settled clock to sums, or with -1 takes it out again. */
export function addTo(sums: Sums, clock: Countable, by: 1 | -1, services: Services = 'all-and-own'): void {
  addOf(sums, clock, '', by);
  if (services === 'all-and-own') addOf(sums, clock, partOf(clock.service), by);
}

function addOf(sums: Sums, clock: Countable, service: Part, by: number): void {
  const { standing, percent, minutes, hour } = clock;
  const kind = partOf(clock.kind);
  const tier = partOf(clock.tier);
  const line = sumOf(sums, clock, service, kind, tier);
  add(line, 'standing', `${standing}${BETWEEN}${clock.terms}`, by);
  if (percent !== null) add(line, 'percent', String(percent), by);
  if (minutes !== null) add(line, 'minutes', String(minutes), by);
  const apart = standing !== 'met' && standing !== 'breached';
  if (hour === null && !apart) return;
  // What is rare is added up over kinds and tiers too: it costs little, and is asked for so.
  const over = [line, sumOf(sums, clock, service, kind, ''), sumOf(sums, clock, service, '', tier)];
  for (const sum of [...over, sumOf(sums, clock, service, '', '')]) {
    if (hour !== null) add(sum, 'hour', String(hour), by);
    if (apart) add(sum, 'apart', [standing, clock.apartReason ?? '', clock.causedBy ?? ''].join(BETWEEN), by);
  }
}

type Adding = Sum & { readonly counts: Partial<Record<Measure, Counts>> };

function sumOf(sums: Sums, { provider, month }: Countable, service: Part, kind: Part, tier: Part): Adding {
  const key = `${provider}\n${month}\n${service}\n${kind}\n${tier}`;
  const known = sums.get(key);
  if (known) return known;
  const sum = { provider, month, service, kind, tier, counts: {} };
  sums.set(key, sum);
  return sum;
}

function add({ counts }: Adding, measure: Measure, value: string, by: number): void {
  const ofMeasure = counts[measure] ?? {};
  counts[measure] = ofMeasure;
  ofMeasure[value] = (ofMeasure[value] ?? 0) + by;
}

/** The counts of sums by one measure, together. */
export function countsTogether(sums: readonly Sum[], measure: Measure): Counts {
  const all: Counts = {};
  for (const { counts } of sums) {
    const ofMeasure = counts[measure];
    for (const value in ofMeasure) all[value] = (all[value] ?? 0) + ofMeasure[value];
  }
  return all;
}
