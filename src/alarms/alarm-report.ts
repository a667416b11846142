import type { Instant } from '../calendars/period.ts';
import type { Month } from '../compliance/counted.ts';
import type { AlarmAbout, AlarmEnd } from './alarm.ts';
import { ALARM_STANDINGS, type AlarmFigures, type AlarmStanding } from './figures.ts';

/** By what alarms are told apart in a report: the parts of levels, persons and channels are asked for one by one. */
export const ALARM_PARTS = ['level', 'person', 'channel'] as const;
export type AlarmPartOf = (typeof ALARM_PARTS)[number];
export const ALARM_GROUPS = ['month', 'provider', ...ALARM_PARTS] as const;
export type AlarmGroup = (typeof ALARM_GROUPS)[number];

/**
 * The numbers of a report, each of which opens its rows. All are numbers of alarms. They are kept on file as bits in this
 * order: add at the end only.
 */
export const ALARM_NUMBERS = [
  'alarms',
  ...ALARM_STANDINGS,
  'told',
  'told-late',
  'lapsed',
  'level-2',
  'level-3',
  'reacted',
  'failed',
  'going-on',
  'ended',
] as const;
export type AlarmNumber = (typeof ALARM_NUMBERS)[number];

/** The bit of a number. */
export function bitOf(number: AlarmNumber): number {
  return 2 ** ALARM_NUMBERS.indexOf(number);
}

/** In which numbers an alarm is, as bits. */
export function numbersOf(figures: AlarmFigures, isOver: boolean): number {
  const { standing, toldMs, reactedMs, late, lapsed, level, failures } = figures;
  const isIn: Readonly<Record<Exclude<AlarmNumber, AlarmStanding>, boolean>> = {
    alarms: true,
    told: toldMs !== null,
    'told-late': late,
    lapsed,
    'level-2': level >= 2,
    'level-3': level >= 3,
    reacted: reactedMs !== null,
    failed: failures > 0,
    'going-on': !isOver,
    ended: isOver,
  };
  const others = Object.entries(isIn).filter(([, holds]) => holds);
  return others.reduce((bits, [number]) => bits + bitOf(number as AlarmNumber), bitOf(standing));
}

/** What is measured of alarms, from when they were due to be told. */
export const ALARM_MEASURES = ['told', 'acknowledged', 'reacted'] as const;
export type AlarmMeasure = (typeof ALARM_MEASURES)[number];

/** How long something took, in milliseconds, by nearest rank. */
export interface Spread {
  /** How many were measured. */
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

/** The alarms of one group, counted and measured. */
export interface AlarmLine {
  /** The month, provider, level, person or channel; empty for all. */
  readonly key: string;
  readonly name: string;
  readonly counts: Readonly<Record<AlarmNumber, number>>;
  /** Null where nothing was measured. */
  readonly times: Readonly<Record<AlarmMeasure, Spread | null>>;
}

/** What an alarm report is asked about; `month` narrows all but the lines by month. */
export interface AlarmReportFilter {
  readonly provider: string | null;
  readonly until: Month;
  readonly months: number;
  readonly month: Month | null;
}

/** The supervisors' report of alarms. */
export interface AlarmReport {
  readonly filter: AlarmReportFilter;
  /** All of the period, or of its one month. */
  readonly total: AlarmLine;
  /** Each month of the period. */
  readonly months: readonly AlarmLine[];
  readonly providers: readonly AlarmLine[];
  /** Test alarms, which are in no other number. */
  readonly tests: AlarmLine;
  readonly choices: {
    readonly providers: readonly { readonly id: string; readonly name: string; readonly zone: string }[];
    /** The month of the first alarm on file; null where there is none. */
    readonly first: Month | null;
  };
}

/** One alarm behind a number; where the number is of a level, person or channel, with its part alone. */
export interface AlarmRow extends AlarmFigures {
  readonly alarm: string;
  readonly about: AlarmAbout;
  readonly provider: string;
  readonly raisedAt: Instant;
  readonly knownAt: Instant;
  readonly subject: string | null;
  readonly end: AlarmEnd | null;
}

/** An alarm, or a part of one, as it is kept to be counted: the bits of its numbers, and its lengths. */
export type KeptFigures = readonly [
  numbers: number,
  toldMs: number | null,
  acknowledgedMs: number | null,
  reactedMs: number | null,
];

/** The line of a group, counted and measured from its alarms in one pass. */
export function alarmLine(key: string, name: string, parts: readonly (readonly KeptFigures[])[]): AlarmLine {
  // Few alarms differ in the numbers that they are in.
  const alike = new Map<number, number>();
  const lengths = ALARM_MEASURES.map((): number[] => []);
  const [told, acknowledged, reacted] = lengths;
  for (const part of parts) {
    for (const [numbers, toldMs, acknowledgedMs, reactedMs] of part) {
      alike.set(numbers, (alike.get(numbers) ?? 0) + 1);
      if (toldMs !== null) told.push(toldMs);
      if (acknowledgedMs !== null) acknowledged.push(acknowledgedMs);
      if (reactedMs !== null) reacted.push(reactedMs);
    }
  }
  const countOf = (number: AlarmNumber) =>
    [...alike].reduce((sum, [numbers, alarms]) => sum + ((numbers & bitOf(number)) === 0 ? 0 : alarms), 0);
  const pairs = ALARM_NUMBERS.map((number) => [number, countOf(number)]);
  const times = ALARM_MEASURES.map((measure, i) => [measure, spreadOf(lengths[i])]);
  return {
    key,
    name,
    counts: Object.fromEntries(pairs) as AlarmLine['counts'],
    times: Object.fromEntries(times) as AlarmLine['times'],
  };
}

/** How lengths are spread, by nearest rank: the smallest within which at least so many of a hundred lie. */
export function spreadOf(lengths: readonly number[]): Spread | null {
  const count = lengths.length;
  if (count === 0) return null;
  const sorted = Float64Array.from(lengths).sort();
  const within = (percent: number) => sorted[Math.ceil((percent * count) / 100) - 1];
  return { count, p50: within(50), p90: within(90), p95: within(95), p99: within(99) };
}
