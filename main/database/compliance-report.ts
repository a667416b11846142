import type { Terms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { ClockKind } from '../../src/clocks/clock.ts';
import { closedHours } from '../../src/compliance/closed-hours.ts';
import { addMonths, type Month, type Standing, startOfMonth } from '../../src/compliance/counted.ts';
import { percentilesOf, usedSteps, type ValueCount } from '../../src/compliance/percentiles.ts';
import type {
  ApartLine,
  AttainmentLine,
  ComplianceReport,
  PercentileLine,
  ReportFilter,
  Tally,
} from '../../src/compliance/report.ts';
import type { Db } from './database-file.ts';
import { serviceOfCount } from './report-counts.ts';
import { type Asked, countsFrom, type Part, type Sums } from './report-source.ts';
import type { Rules, Store } from './store.ts';

/** Asks the sums; another one in tests and measurements, which asks outcomes one by one. */
export type CountsFrom = (sums: Sums, asked: Asked) => Part;

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
  from: CountsFrom = countsFrom,
): ComplianceReport {
  const { db, rules } = store;
  const period = askedOf(rules, filter, null);
  const inMonth = askedOf(rules, filter, month);
  const months = Array.from({ length: filter.months }, (_, i) => addMonths(period.from, i));
  const attainment = attainmentIn(db, period, months, from);
  const [used, minutes] = [
    measuredIn(db, period, 'percent_counts', 'percent', from),
    measuredIn(db, period, 'minute_counts', 'minutes', from),
  ];
  const tally = sumOf(attainment.map(({ total }) => total));
  const steps = usedSteps([...used.values()].flatMap(({ counts }) => counts));
  return {
    filter,
    month,
    months,
    attainment,
    inMonth: {
      tally: tallyIn(db, inMonth, from),
      apart: apartIn(db, inMonth, from),
      running: runningIn(db, inMonth),
      soFar: period.providers.some(({ zone }) => now < startOfMonth(addMonths(month, 1), zone)),
    },
    inPeriod: { tally, apart: apartIn(db, period, from) },
    used: { steps, unknown: tally.met + tally.breached - steps.reduce((sum, clocks) => sum + clocks, 0) },
    percentiles: [...used].map(
      ([key, { counts, ...line }]): PercentileLine => ({
        ...line,
        clocks: counts.reduce((sum, { clocks }) => sum + clocks, 0),
        usedPercent: percentilesOf(counts),
        minutes: percentilesOf(minutes.get(key)!.counts),
      }),
    ),
    breachHours: breachHoursIn(db, period, from),
    closed: closedHours(rules.terms, rules.calendars, filter),
    choices: choicesOf(db, rules.terms, period),
    terms: termsIn(db, period, from),
    named: {
      customer: nameOf(db, 'customer', filter.customer),
      address: nameOf(db, 'address', filter.address),
    },
  };
}

/** Rows of a question to the sums. */
function rowsOf<T>(db: Db, select: string, { sql, values }: Part, rest: string): T[] {
  return db.prepare<unknown[], T>(`SELECT ${select} FROM ${sql} ${rest}`).all(...values);
}

interface Line {
  readonly provider: string;
  readonly kind: ClockKind;
  readonly tier: string | null;
}

const BY_LINE = 'GROUP BY provider, kind, tier';
const IN_ORDER = 'ORDER BY provider DESC, kind DESC, tier';

function attainmentIn(db: Db, asked: Asked, months: readonly Month[], from: CountsFrom): AttainmentLine[] {
  const rows = rowsOf<{ provider: string; kind: ClockKind; tier: string; month: Month } & Tally>(
    db,
    "provider, kind, tier, month, sum(clocks) FILTER (WHERE standing = 'met') AS met, sum(clocks) FILTER (WHERE standing = 'breached') AS breached",
    from('clock_counts', asked),
    `${BY_LINE}, month ${IN_ORDER}`,
  );
  const lines = Map.groupBy(rows, ({ provider, kind, tier }) => `${provider} ${kind} ${tier}`);
  return [...lines.values()]
    .map((ofLine): AttainmentLine => {
      const { provider, kind, tier } = ofLine[0];
      const byMonth = new Map(
        ofLine.map(({ month, met, breached }) => [month, { met: met ?? 0, breached: breached ?? 0 }]),
      );
      const tallies = months.map((month) => byMonth.get(month) ?? NONE);
      return { provider, kind, tier: tier || null, months: tallies, total: sumOf(tallies) };
    })
    .filter(({ total }) => total.met + total.breached > 0);
}

const NONE: Tally = { met: 0, breached: 0 };

function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { met, breached }) => ({ met: sum.met + met, breached: sum.breached + breached }),
    NONE,
  );
}

function tallyIn(db: Db, asked: Asked, from: CountsFrom): Tally {
  const rows = rowsOf<{ standing: Standing; clocks: number }>(
    db,
    'standing, sum(clocks) AS clocks',
    from('clock_counts', asked),
    "WHERE standing IN ('met', 'breached') GROUP BY standing",
  );
  const of = (standing: Standing) => rows.find((row) => row.standing === standing)?.clocks ?? 0;
  return { met: of('met'), breached: of('breached') };
}

function apartIn(db: Db, asked: Asked, from: CountsFrom): ApartLine[] {
  type Row = Omit<ApartLine, 'causedBy'> & { readonly causedBy: string };
  return rowsOf<Row>(
    db,
    'standing, apart_reason AS reason, caused_by AS causedBy, sum(clocks) AS clocks',
    from('apart_counts', asked),
    'GROUP BY standing, apart_reason, caused_by ORDER BY standing, sum(clocks) DESC, apart_reason, caused_by',
  ).map(({ causedBy, ...row }) => ({ ...row, causedBy: causedBy || null }));
}

/** Clocks by what they used, by provider, kind and tier; values in order. */
function measuredIn(db: Db, asked: Asked, sums: Sums, column: 'percent' | 'minutes', from: CountsFrom) {
  const rows = rowsOf<Line & ValueCount & { tier: string }>(
    db,
    `provider, kind, tier, ${column} AS value, sum(clocks) AS clocks`,
    from(sums, asked),
    `${BY_LINE}, ${column} ${IN_ORDER}, ${column}`,
  );
  const lines = new Map<string, Line & { readonly counts: ValueCount[] }>();
  for (const { provider, kind, tier, ...count } of rows) {
    const key = `${provider} ${kind} ${tier}`;
    const line = lines.get(key) ?? { provider, kind, tier: tier || null, counts: [] };
    line.counts.push(count);
    lines.set(key, line);
  }
  return lines;
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

function breachHoursIn(db: Db, asked: Asked, from: CountsFrom): number[] {
  const hours = Array.from({ length: 168 }, () => 0);
  const rows = rowsOf<{ hour: number; clocks: number }>(
    db,
    'hour, sum(clocks) AS clocks',
    from('hour_counts', asked),
    'GROUP BY hour',
  );
  for (const { hour, clocks } of rows) hours[hour] = clocks;
  return hours;
}

function termsIn(db: Db, asked: Asked, from: CountsFrom): ComplianceReport['terms'] {
  return rowsOf(
    db,
    'provider, terms AS version, sum(clocks) AS clocks',
    from('clock_counts', asked),
    'GROUP BY provider, terms ORDER BY provider, sum(clocks) DESC, terms',
  );
}

/** What there is to choose from: of all months for the first one, else of the period. */
function choicesOf(
  db: Db,
  terms: readonly Terms[],
  { providers, from, until }: Asked,
): ComplianceReport['choices'] {
  const among = JSON.stringify(providers.map(({ provider }) => provider));
  const distinct = (column: string, services: string) =>
    db
      .prepare<unknown[], { value: string }>(
        `SELECT DISTINCT ${column} AS value FROM clock_counts
         WHERE ${services} AND provider IN (SELECT value FROM json_each(?)) AND month BETWEEN ? AND ? ORDER BY 1`,
      )
      .all(among, from, until)
      .map(({ value }) => value);
  const firsts = db
    .prepare<[string], { month: Month | null }>(
      `SELECT (SELECT min(month) FROM clock_counts WHERE service = '' AND provider = value) AS month FROM json_each(?)`,
    )
    .all(among)
    .map(({ month }) => month)
    .filter((month) => month !== null);
  return {
    providers: terms.map(({ provider, name, zone }) => ({ id: provider, name, zone })),
    kinds: distinct('kind', "service = ''") as ClockKind[],
    tiers: distinct('tier', "service = ''").filter((tier) => tier !== ''),
    services: distinct('service', "service > ''")
      .map(serviceOfCount)
      .filter((service) => service !== null),
    first: firsts.length > 0 ? firsts.reduce((a, b) => (a < b ? a : b)) : null,
  };
}

/** A customer's name, or an address as people write it; null when it is not on file. */
export function nameOf(db: Db, kind: 'customer' | 'address', id: string | null): string | null {
  if (id === null) return null;
  const row = db
    .prepare<[string, string], { name: string | null }>(
      `SELECT ifnull(body ->> '$.name', body ->> '$.text') AS name FROM facts
       WHERE kind = ? AND record = ? AND superseded_at IS NULL ORDER BY source LIMIT 1`,
    )
    .get(kind, id);
  return row?.name ?? null;
}
