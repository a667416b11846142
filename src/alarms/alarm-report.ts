import type { Instant } from '../calendars/period.ts';
import type { Month } from '../compliance/counted.ts';
import type { AlarmAbout, AlarmEnd } from './alarm.ts';
import type { AlarmFigures } from './figures.ts';

/** By what alarms are told apart in a report. */
export const ALARM_GROUPS = ['month', 'provider', 'level', 'person', 'channel'] as const;
export type AlarmGroup = (typeof ALARM_GROUPS)[number];

/** The numbers of a report, each of which opens its rows. All are numbers of alarms. */
export const ALARM_NUMBERS = [
  'alarms',
  'told',
  'told-late',
  'acknowledged',
  'never-acknowledged',
  'waiting',
  'told-once',
  'missed',
  'lapsed',
  'level-2',
  'level-3',
  'reacted',
  'failed',
  'going-on',
  'ended',
] as const;
export type AlarmNumber = (typeof ALARM_NUMBERS)[number];

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
  /** By what `lines` are told apart. */
  readonly by: AlarmGroup;
  readonly months: readonly Month[];
  readonly total: AlarmLine;
  readonly lines: readonly AlarmLine[];
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

/** Alarms of one group as they are counted on file, with what was measured of each, in no order. */
export interface CountedAlarms {
  readonly key: string;
  readonly name: string;
  readonly counts: Readonly<Record<AlarmNumber, number>>;
  readonly measured: Readonly<Record<AlarmMeasure, readonly number[]>>;
}

/** The line of a group, put together from its parts; `key` and `name` are those of the line. */
export function alarmLine(key: string, name: string, parts: readonly CountedAlarms[]): AlarmLine {
  const sum = (number: AlarmNumber) => parts.reduce((all, { counts }) => all + counts[number], 0);
  const spread = (measure: AlarmMeasure) => spreadOf(parts.map(({ measured }) => measured[measure]));
  return {
    key,
    name,
    counts: Object.fromEntries(ALARM_NUMBERS.map((number) => [number, sum(number)])) as AlarmLine['counts'],
    times: Object.fromEntries(
      ALARM_MEASURES.map((measure) => [measure, spread(measure)]),
    ) as AlarmLine['times'],
  };
}

/** How lengths are spread, by nearest rank: the smallest within which at least so many of a hundred lie. */
export function spreadOf(parts: readonly (readonly number[])[]): Spread | null {
  const count = parts.reduce((all, { length }) => all + length, 0);
  if (count === 0) return null;
  const sorted = new Float64Array(count);
  let at = 0;
  for (const part of parts) {
    sorted.set(part, at);
    at += part.length;
  }
  sorted.sort();
  const within = (percent: number) => sorted[Math.ceil((percent * count) / 100) - 1];
  return { count, p50: within(50), p90: within(90), p95: within(95), p99: within(99) };
}
