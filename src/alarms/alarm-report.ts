import type { Instant } from '../calendars/period.ts';
import type { Month } from '../compliance/counted.ts';
import type { AlarmAbout, AlarmEnd } from './alarm.ts';
import { ALARM_STANDINGS, type AlarmFigures, type AlarmStanding } from './figures.ts';
import { type Spread, spreadOf } from './spread.ts';

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

/** Some alarms, or parts of them, counted and measured: a line of a report is made of one such sum or of several. */
export interface AlarmSum {
  /** How many of them are in the same numbers, by the bits of these: few differ in that. */
  readonly alike: ReadonlyMap<number, number>;
  /** Of each measure, in its order. */
  readonly lengths: readonly (readonly number[])[];
}

/** Counts and measures alarms in one pass. */
export function alarmSum(figures: readonly KeptFigures[]): AlarmSum {
  const alike = new Map<number, number>();
  const [told, acknowledged, reacted] = ALARM_MEASURES.map((): number[] => []);
  for (const [numbers, toldMs, acknowledgedMs, reactedMs] of figures) {
    alike.set(numbers, (alike.get(numbers) ?? 0) + 1);
    if (toldMs !== null) told.push(toldMs);
    if (acknowledgedMs !== null) acknowledged.push(acknowledgedMs);
    if (reactedMs !== null) reacted.push(reactedMs);
  }
  return { alike, lengths: [told, acknowledged, reacted] };
}

/** The line of a group, made of the sums of its alarms. */
export function alarmLine(key: string, name: string, sums: readonly AlarmSum[]): AlarmLine {
  const alike = sums.flatMap((sum) => [...sum.alike]);
  const countOf = (number: AlarmNumber) =>
    alike.reduce((all, [numbers, alarms]) => all + ((numbers & bitOf(number)) === 0 ? 0 : alarms), 0);
  const counts = ALARM_NUMBERS.map((number) => [number, countOf(number)]);
  const times = ALARM_MEASURES.map((measure, i) => [measure, spreadOf(sums.map((sum) => sum.lengths[i]))]);
  return {
    key,
    name,
    counts: Object.fromEntries(counts) as AlarmLine['counts'],
    times: Object.fromEntries(times) as AlarmLine['times'],
  };
}
