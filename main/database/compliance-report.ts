import type { Terms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { ClockKind } from '../../src/clocks/clock.ts';
import { together } from '../../src/compliance/attainment.ts';
import { closedHours } from '../../src/compliance/closed-hours.ts';
import { addMonths, type Month, startOfMonth } from '../../src/compliance/counted.ts';
import { apartLines } from '../../src/compliance/counted-apart.ts';
import { usedSteps } from '../../src/compliance/percentiles.ts';
import type { ComplianceReport, ReportFilter } from '../../src/compliance/report.ts';
import {
  attainmentLines,
  percentileLines,
  tallyOf,
  termsOf,
  valuesOf,
} from '../../src/compliance/report-lines.ts';
import { nameOfPart } from '../../src/compliance/sums.ts';
import type { Db } from './database-file.ts';
import { type Asked, named, reportSums } from './report-source.ts';
import type { Rules, Store } from './store.ts';

/** What a filter asks about, of the configured providers. */
export function askedOf({ terms }: Rules, filter: ReportFilter, month: Month | null): Asked {
  const providers = terms
    .filter(({ provider }) => filter.provider === null || provider === filter.provider)
    .map(({ provider, zone }) => ({ provider, zone }));
  const from = month ?? addMonths(filter.until, 1 - filter.months);
  return { filter, providers, from, until: month ?? filter.until };
}

/** The compliance desk's numbers for a period and one month of it. */
export function complianceReport(
  store: Store,
  filter: ReportFilter,
  month: Month,
  now: Instant,
): ComplianceReport {
  const { db, rules } = store;
  const period = askedOf(rules, filter, null);
  const sums = reportSums(store, period);
  const months = Array.from({ length: filter.months }, (_, i) => addMonths(period.from, i));
  const lines = sums.lines(['standing', 'percent', 'minutes']);
  const attainment = attainmentLines(lines, months);
  const tally = together(attainment.map(({ total }) => total));
  const steps = usedSteps(valuesOf(lines, 'percent'));
  return {
    filter,
    month,
    months,
    attainment,
    inMonth: {
      tally: tallyOf(lines.filter((line) => line.month === month)),
      apart: apartLines(sums.apart(month)),
      running: runningIn(db, askedOf(rules, filter, month)),
      soFar: period.providers.some(({ zone }) => now < startOfMonth(addMonths(month, 1), zone)),
    },
    inPeriod: { tally, apart: apartLines(sums.apart(null)) },
    used: { steps, unknown: tally.met + tally.breached - steps.reduce((sum, clocks) => sum + clocks, 0) },
    percentiles: percentileLines(lines),
    breachHours: sums.hours(),
    closed: closedHours(rules.terms, rules.calendars, filter),
    choices: choicesOf(db, rules.terms, period),
    uncounted: uncountedIn(db, period),
    terms: termsOf(lines),
    named: {
      customer: nameOf(db, 'customer', filter.customer),
      address: nameOf(db, 'address', filter.address),
    },
  };
}

/** Clocks that run or wait and are due in the months asked about. */
function runningIn(db: Db, { filter, providers, from, until }: Asked): number {
  const { kind, tier, service, customer, address } = filter;
  const row = db
    .prepare<[Record<string, string | null>], { clocks: number }>(
      `SELECT count(*) AS clocks FROM running_clocks
       WHERE month BETWEEN @from AND @until AND provider IN (SELECT value FROM json_each(@providers))
         AND ifnull(kind = @kind, TRUE) AND (@tier IS NULL OR ifnull(tier, 'none') = @tier)
         AND (@service IS NULL OR ifnull(service, 'none') = @service)
         AND (@customer IS NULL OR ifnull(customer, 'none') = @customer)
         AND (@address IS NULL OR ifnull(address, 'none') = @address)`,
    )
    .get({
      from,
      until,
      providers: JSON.stringify(providers.map(({ provider }) => provider)),
      kind,
      tier,
      service,
      customer,
      address,
    });
  return row!.clocks;
}

/** Settled clocks that are in no number yet. */
function uncountedIn(db: Db, { providers }: Asked): number {
  const row = db
    .prepare<[string], { clocks: number }>(
      `SELECT count(*) AS clocks FROM outcomes INDEXED BY outcomes_uncounted
       WHERE standing IS NULL AND provider IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(providers.map(({ provider }) => provider)));
  return row!.clocks;
}

/** What there is to choose from in the period. */
function choicesOf(
  db: Db,
  terms: readonly Terms[],
  { providers, from, until }: Asked,
): ComplianceReport['choices'] {
  const among = JSON.stringify(providers.map(({ provider }) => provider));
  const distinct = (column: string, services: string) =>
    db
      .prepare<unknown[], { part: string }>(
        `SELECT DISTINCT ${column} AS part FROM month_sums
         WHERE ${services} AND provider IN (SELECT value FROM json_each(?))
           AND month BETWEEN ? AND ? ORDER BY 1`,
      )
      .all(among, from, until)
      .map(({ part }) => nameOfPart(part))
      .filter((name) => name !== null);
  const first = db
    .prepare<[string], { month: Month | null }>(
      `SELECT min((SELECT min(month) FROM month_sums WHERE service = '' AND provider = value))
         AS month
       FROM json_each(?)`,
    )
    .get(among);
  return {
    providers: terms.map(({ provider, name, zone }) => ({ id: provider, name, zone })),
    kinds: distinct('kind', "service = ''") as ClockKind[],
    tiers: distinct('tier', "service = ''"),
    services: distinct('service', "service > ''"),
    first: first?.month ?? null,
  };
}

/** A customer's name, or an address as people write it; null when it is not on file. */
export function nameOf(db: Db, kind: 'customer' | 'address', id: string | null): string | null {
  return namer(db, kind)(id);
}

/** The same for many ids. */
export function namer(db: Db, kind: 'customer' | 'address'): (id: string | null) => string | null {
  const names = db.prepare<[string, string], { name: string | null }>(
    `SELECT ifnull(body ->> '$.name', body ->> '$.text') AS name FROM facts
     WHERE kind = ? AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`,
  );
  return (id) => (id === null || named(id) === null ? null : (names.get(kind, id)?.name ?? null));
}
