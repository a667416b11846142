import { addMonths, type Month, startOfMonth } from '../../src/compliance/counted.ts';
import type { ReportFilter } from '../../src/compliance/report.ts';
import { countedService } from './report-counts.ts';

/** A part of a question with the values it is asked with, in order. */
export interface Part {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The sums that a question is put to. */
export type Sums = 'clock_counts' | 'apart_counts' | 'percent_counts' | 'minute_counts' | 'hour_counts';

/** What a report is asked about: the filter, the providers it means with their zones, and its months. */
export interface Asked {
  readonly filter: ReportFilter;
  readonly providers: readonly { readonly provider: string; readonly zone: string }[];
  readonly from: Month;
  readonly until: Month;
}

/** What counts of outcomes are in each of the sums. */
const IN: Readonly<Record<Sums, string>> = {
  clock_counts: 'standing IS NOT NULL',
  apart_counts: "standing NOT IN ('met', 'breached')",
  percent_counts: 'percent IS NOT NULL',
  minute_counts: 'minutes IS NOT NULL',
  hour_counts: 'hour IS NOT NULL',
};

/** Outcomes as rows of the sums: each counts once. */
const AS_COUNTS = `provider, month, kind, ifnull(tier, '') AS tier, standing, terms,
  ifnull(apart_reason, '') AS apart_reason, ifnull(caused_by, '') AS caused_by, percent, minutes, hour, 1 AS clocks`;

/**
 * Where a question is put: the sums, or for one customer or address, of which there are no sums, its outcomes counted
 * one by one. Either has the same columns, so a question reads the same.
 */
export function countsFrom(sums: Sums, asked: Asked): Part {
  const { filter, providers, from, until } = asked;
  if (filter.customer !== null || filter.address !== null) {
    const { sql, values } = outcomesWhere(asked);
    return { sql: `(SELECT ${AS_COUNTS} FROM outcomes WHERE ${sql} AND ${IN[sums]})`, values };
  }
  const kept = [
    where('service = ?', filter.service === null ? '' : countedService(named(filter.service))),
    where('provider IN (SELECT value FROM json_each(?))', idsOf(providers)),
    where('month BETWEEN ? AND ?', from, until),
    ...(filter.kind === null ? [] : [where('kind = ?', filter.kind)]),
    ...(filter.tier === null ? [] : [where('tier = ?', named(filter.tier) ?? '')]),
  ];
  const { sql, values } = together(kept);
  return { sql: `(SELECT * FROM ${sums} WHERE ${sql})`, values };
}

/** The same question without any sums: every outcome on file is looked at. Only to measure and to test against. */
export function countsOneByOne(sums: Sums, asked: Asked): Part {
  const { sql, values } = outcomesWhere(asked);
  return { sql: `(SELECT ${AS_COUNTS} FROM outcomes NOT INDEXED WHERE ${sql} AND ${IN[sums]})`, values };
}

/** The conditions that a filter puts to outcomes, and to what has the same columns. */
export function outcomesWhere({ filter, providers, from, until }: Asked): Part {
  const zones = providers.map(({ zone }) => zone);
  const optional: [string, string | null][] = [
    ['customer', filter.customer],
    ['address', filter.address],
    ['kind', filter.kind],
    ['tier', filter.tier],
    ['service', filter.service],
  ];
  return together([
    // By the instant there is an index, by the month it is exact.
    where('counted_at >= ?', Math.min(...zones.map((zone) => startOfMonth(from, zone)))),
    where('counted_at < ?', Math.max(...zones.map((zone) => startOfMonth(addMonths(until, 1), zone)))),
    where('month BETWEEN ? AND ?', from, until),
    where('provider IN (SELECT value FROM json_each(?))', idsOf(providers)),
    ...optional.filter(([, value]) => value !== null).map(([column, value]) => isNamed(column, value!)),
  ]);
}

/** Asks for a column's value, or with `none` for those that have none. */
export function isNamed(column: string, value: string): Part {
  return named(value) === null ? where(`${column} IS NULL`) : where(`${column} = ?`, value);
}

/** What is asked for by name: null for those that have none. */
function named(value: string): string | null {
  return value === 'none' ? null : value;
}

/** One condition. */
export function where(sql: string, ...values: readonly unknown[]): Part {
  return { sql, values };
}

/** All conditions at once. */
export function together(parts: readonly Part[]): Part {
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

const idsOf = (providers: Asked['providers']) => JSON.stringify(providers.map(({ provider }) => provider));
