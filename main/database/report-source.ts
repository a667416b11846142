import { addMonths, type Month, startOfMonth } from '../../src/compliance/counted.ts';
import type { ReportFilter } from '../../src/compliance/report.ts';
import {
  addTo,
  type Countable,
  type Measure,
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

/** What is rare is added up over kinds and tiers too. */
const ROLLED: readonly Measure[] = ['apart', 'hour'];

/**
 * The sums of one measure that a report is made of. Of one customer or address none are kept: its outcomes are added up
 * here, in the same way.
 */
export function reportSums(store: Store, asked: Asked): (measure: Measure) => Sum[] {
  const { filter, providers, from, until } = asked;
  const rolled = (measure: Measure) => (ROLLED.includes(measure) ? '' : null);
  if (filter.customer !== null || filter.address !== null) {
    const added = addedUp(store, asked);
    return (measure) =>
      [...added.values()].filter((sum) => {
        const of = rolled(measure);
        const isLine = of === null ? sum.kind !== '' && sum.tier !== '' : sum.kind === of && sum.tier === of;
        return sum.measure === measure && sum.service === '' && isLine;
      });
  }
  const part = (name: string | null, measure: Measure) =>
    name === null ? rolled(measure) : partOf(named(name));
  return (measure) =>
    store.monthSums.asked({
      measure,
      service: filter.service === null ? '' : partOf(named(filter.service)),
      kind: part(filter.kind, measure),
      tier: part(filter.tier, measure),
      providers: providers.map(({ provider }) => provider),
      from,
      until,
    });
}

const COUNTABLE = `provider, kind, tier, service, terms, standing, apart_reason AS apartReason, caused_by AS causedBy,
  month, hour, percent, minutes`;

function addedUp({ db }: Store, asked: Asked): Sums {
  const { sql, values } = outcomesWhere(asked);
  const sums: Sums = new Map();
  const outcomes = db.prepare<unknown[], Countable>(`SELECT ${COUNTABLE} FROM outcomes WHERE ${sql}`);
  for (const outcome of outcomes.iterate(...values)) addTo(sums, outcome, 1);
  return sums;
}

/** The conditions that a filter puts to outcomes that are counted. */
export function outcomesWhere({ filter, providers, from, until }: Asked): Condition {
  const optional: [string, string | null][] = [
    ['customer', filter.customer],
    ['address', filter.address],
    ['kind', filter.kind],
    ['tier', filter.tier],
    ['service', filter.service],
  ];
  return together([
    inMonths('counted_at', providers, from, until),
    ...optional.filter(([, value]) => value !== null).map(([column, value]) => isNamed(column, value!)),
  ]);
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
  const each = spans.map(() => `(provider = ? AND ${column} >= ? AND ${column} < ?)`);
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
