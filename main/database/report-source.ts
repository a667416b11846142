import { addMonths, type Month, startOfMonth } from '../../src/compliance/counted.ts';
import type { ReportFilter } from '../../src/compliance/report.ts';
import {
  addTo,
  type Countable,
  type Counts,
  countsTogether,
  type LineMeasure,
  partOf,
  type Sum,
  type Sums,
} from '../../src/compliance/sums.ts';
import type { Store } from './store.ts';

/** A part of a question with the values it is asked with, in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What a report is asked about: the filter, the providers it means with their zones, and its months. */
export interface Asked {
  readonly filter: ReportFilter;
  readonly providers: readonly { readonly provider: string; readonly zone: string }[];
  readonly from: Month;
  readonly until: Month;
}

/**
 * The sums that a report is made of: by lines, each kind and tier by itself, or of all that is asked for together. Of
 * one customer or address none are kept: its outcomes are added up here, in the same way.
 */
export interface ReportSums {
  lines(measures: readonly LineMeasure[]): Sum[];
  /** Clocks that are counted apart, by value: of one of the months, or of all. */
  apart(month: Month | null): Counts;
  /** Breached clocks by the hour of the local week in which they were due: 168, the first is Monday 00–01. */
  hours(): readonly number[];
}

export function reportSums(store: Store, asked: Asked): ReportSums {
  const { filter, providers, from, until } = asked;
  if (filter.customer !== null || filter.address !== null) return sumsOfFew(store, asked);
  const of = {
    service: filter.service === null ? '' : partOf(named(filter.service)),
    kind: filter.kind === null ? null : partOf(filter.kind),
    tier: filter.tier === null ? null : partOf(named(filter.tier)),
    providers: providers.map(({ provider }) => provider),
    from,
    until,
  };
  const { monthSums } = store;
  return {
    lines: (measures) => monthSums.lines(measures, of),
    apart: (month) => monthSums.apart(month === null ? of : { ...of, from: month, until: month }),
    hours: () => monthSums.hours(of),
  };
}

function sumsOfFew(store: Store, asked: Asked): ReportSums {
  const sums = [...addedUp(store, asked).values()];
  const rolled = sums.filter(({ kind, tier }) => kind === '' && tier === '');
  return {
    lines: () => sums.filter(({ kind, tier }) => kind !== '' && tier !== ''),
    apart: (of) => countsTogether(of === null ? rolled : rolled.filter(({ month }) => month === of), 'apart'),
    hours() {
      const counts = countsTogether(rolled, 'hour');
      return Array.from({ length: 168 }, (_, hour) => counts[hour] ?? 0);
    },
  };
}

const COUNTABLE = `provider, kind, tier, service, terms, standing, apart_reason AS apartReason, caused_by AS causedBy,
  month, hour, percent, minutes`;

function addedUp({ db }: Store, asked: Asked): Sums {
  const { sql, values } = outcomesWhere(asked);
  const sums: Sums = new Map();
  const outcomes = db.prepare<unknown[], Countable>(`SELECT ${COUNTABLE} FROM outcomes WHERE ${sql}`);
  for (const outcome of outcomes.iterate(...values)) addTo(sums, outcome, 1, 'all');
  return sums;
}

/** The conditions that a filter puts to outcomes that are counted. */
export function outcomesWhere({ filter, providers, from, until }: Asked): Condition {
  const optional: [string, string | null][] = [
    ['customer', filter.customer],
    ['kind', filter.kind],
    ['tier', filter.tier],
    ['service', filter.service],
  ];
  const isAtOne = filter.address !== null && named(filter.address) !== null;
  return together([
    // A sum has no index: the few tickets of an address are better found by it.
    inMonths(isAtOne ? '+counted_at' : 'counted_at', providers, from, until),
    ...optional.filter(([, value]) => value !== null).map(([column, value]) => isNamed(column, value!)),
    ...(filter.address === null ? [] : [isAt(filter.address)]),
  ]);
}

/** Asks for an address, of which there are few tickets: they are found first. */
function isAt(address: string): Condition {
  const at = isNamed('address', address);
  if (named(address) === null) return at;
  return together([at, where('ticket IN (SELECT ticket FROM tickets WHERE address = ?)', address)]);
}

/** From the beginning of one month to the end of another, each provider's in its own zone. */
export function inMonths(
  column: string,
  providers: Asked['providers'],
  from: Month,
  until: Month,
): Condition {
  const spans = providers.map(({ provider, zone }) => ({
    provider,
    start: startOfMonth(from, zone),
    end: startOfMonth(addMonths(until, 1), zone),
  }));
  // The plus keeps an index by provider away, after which everything would have to be sorted.
  const each = spans.map(() => `(+provider = ? AND ${column} >= ? AND ${column} < ?)`);
  return where(
    // One range serves the index, and the rest tells the providers apart.
    `${column} >= ? AND ${column} < ? AND (${each.join(' OR ')})`,
    Math.min(...spans.map(({ start }) => start)),
    Math.max(...spans.map(({ end }) => end)),
    ...spans.flatMap(({ provider, start, end }) => [provider, start, end]),
  );
}

/** Asks for a column's value, or with `none` for those that have none. */
export function isNamed(column: string, value: string): Condition {
  return named(value) === null ? where(`${column} IS NULL`) : where(`${column} = ?`, value);
}

/** What is asked for by name: null for those that have none. */
export function named(value: string): string | null {
  return value === 'none' ? null : value;
}

/** One condition. */
export function where(sql: string, ...values: readonly unknown[]): Condition {
  return { sql, values };
}

/** All conditions at once. */
export function together(parts: readonly Condition[]): Condition {
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}
