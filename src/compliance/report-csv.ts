import { isoOf } from '../calendars/iso.ts';
import type { Instant } from '../calendars/period.ts';
import { type CsvColumn, type CsvForm, csvHeader, csvRows, localCell } from '../csv.ts';
import { attainmentOf, type Tally, together } from './attainment.ts';
import type { ApartLine } from './counted-apart.ts';
import type { GroupLine } from './group-line.ts';
import type { Percentiles } from './percentiles.ts';
import { FORMULA, type ReportParts } from './report-parts.ts';
import { stepName, weekHourName } from './step-names.ts';

/** One figure of a report, or one fact of its heading. What does not apply is left out. */
interface Figure extends Partial<Tally>, Partial<Percentiles> {
  readonly section: string;
  /** A month, or the period as `2025-04..2026-03`. */
  readonly month?: string;
  readonly provider?: string | null;
  readonly clock?: string;
  readonly tier?: string | null;
  readonly item?: string | null;
  readonly name?: string | null;
  readonly reason?: string | null;
  readonly causedBy?: string | null;
  readonly count?: number;
  readonly cents?: number;
  readonly from?: Instant;
  readonly to?: Instant | null;
  readonly zone?: string;
}

/** Every record has all of them; a section says which it fills. */
const COLUMNS: readonly CsvColumn<Figure>[] = [
  ['section', ({ section }) => section],
  ['month', ({ month }) => month ?? null],
  ['provider', ({ provider }) => provider ?? null],
  ['clock', ({ clock }) => clock ?? null],
  ['tier', ({ tier }) => tier ?? null],
  ['item', ({ item }) => item ?? null],
  ['name', ({ name }) => name ?? null],
  ['reason', ({ reason }) => reason ?? null],
  ['caused_by', ({ causedBy }) => causedBy ?? null],
  ['met', ({ met }) => met ?? null],
  ['breached', ({ breached }) => breached ?? null],
  ['attainment_percent', percent],
  ['count', ({ count }) => count ?? null],
  ['p50', ({ p50 }) => p50 ?? null],
  ['p90', ({ p90 }) => p90 ?? null],
  ['p95', ({ p95 }) => p95 ?? null],
  ['p99', ({ p99 }) => p99 ?? null],
  ['eur_net', ({ cents }) => (cents === undefined ? null : cents / 100)],
  ['from_local', ({ from, zone }) => localCell(from ?? null, zone ?? 'UTC')],
  ['to_local', ({ to, zone }) => localCell(to ?? null, zone ?? 'UTC')],
  ['from_utc', ({ from }) => (from === undefined ? null : isoOf(from))],
  ['to_utc', ({ to }) => (to === undefined || to === null ? null : isoOf(to))],
  ['zone', ({ zone }) => zone ?? null],
];

/** Attainment in percent to a tenth; never 100 while something is breached. */
function percent({ met, breached }: Figure): number | null {
  if (met === undefined || breached === undefined) return null;
  const tenths = attainmentOf({ met, breached });
  return tenths === null ? null : tenths / 10;
}

/**
 * The figures of a report as CSV, one a record: sections stand one below the other in the same columns, so that a
 * spreadsheet filters them by the first.
 */
export function reportCsv(parts: ReportParts, form: CsvForm): string {
  return csvHeader(COLUMNS, form) + csvRows(COLUMNS, figuresOf(parts), form);
}

function figuresOf(parts: ReportParts): Figure[] {
  const { report, groups, charges } = parts;
  const period = periodOf(parts);
  const { month } = report;
  // Of one month the period is that month: nothing is said twice.
  const isLonger = report.months.length > 1;
  const listed = parts.span === 'month' ? month : period;
  return [
    ...aboutFigures(parts),
    ...report.attainment.flatMap(({ provider, kind, tier, months, total }) => [
      ...months.map((tally, i) => ({
        ...{ section: 'attainment', month: report.months[i], provider, clock: kind, tier },
        ...tally,
      })),
      ...(isLonger ? [{ section: 'attainment', month: period, provider, clock: kind, tier, ...total }] : []),
    ]),
    ...report.months.map((each, i) => ({
      section: 'all',
      month: each,
      ...together(report.attainment.map(({ months }) => months[i])),
    })),
    ...(isLonger ? [{ section: 'all', month: period, ...report.inPeriod.tally }] : []),
    ...apartFigures(month, report.inMonth.apart),
    ...(isLonger ? apartFigures(period, report.inPeriod.apart) : []),
    { section: 'running', month, count: report.inMonth.running },
    ...report.used.steps.map((count, i) => ({ section: 'used', month: period, item: stepName(i), count })),
    { section: 'used', month: period, item: 'unknown', count: report.used.unknown },
    ...report.percentiles.flatMap(({ provider, kind, tier, clocks, usedPercent, minutes }) => {
      const line = { month: period, provider, clock: kind, tier, count: clocks };
      return [
        { section: 'percentiles', ...line, item: 'percent of goal', ...usedPercent },
        { section: 'percentiles', ...line, item: 'minutes', ...minutes },
      ];
    }),
    ...report.breachHours.flatMap((count, hour) =>
      count === 0 ? [] : [{ section: 'breach-hours', month: period, item: weekHourName(hour), count }],
    ),
    ...Object.entries(groups).flatMap(([by, lines]) => groupFigures(`by-${by}`, listed, lines)),
    ...charges.customers.flatMap(({ customerId, customer, months }) =>
      months.map((cents, i) => ({
        ...{ section: 'charges', month: charges.months[i], item: customerId, name: customer, cents },
      })),
    ),
    { section: 'charges-total', month: period, item: 'charges', count: charges.totals.charges },
    { section: 'charges-total', month: period, item: 'reversals', count: charges.totals.reversals },
    { section: 'charges-total', month: period, item: 'net', cents: charges.totals.cents },
    ...workFigures(parts, listed),
    { section: 'changes', month: listed, count: parts.changes.length },
    ...blindFigures(parts),
  ];
}

/** The period as one word: its first and last month. */
function periodOf({ report: { months } }: ReportParts): string {
  return months.length === 1 ? months[0] : `${months[0]}..${months[months.length - 1]}`;
}

function aboutFigures({ about, report }: ReportParts): Figure[] {
  const { filter, named, choices, terms } = report;
  const { zone } = about;
  const fact = (item: string, name: string | null): Figure => ({ section: 'about', item, name });
  const filters = Object.entries({
    ...filter,
    customer: named.customer === null ? filter.customer : `${filter.customer} (${named.customer})`,
    address: named.address === null ? filter.address : `${filter.address} (${named.address})`,
  });
  return [
    fact('formula', FORMULA),
    { ...fact('made', null), from: about.madeAt, zone },
    { ...fact('as of', null), from: about.asOf, zone },
    ...(about.demo ? [fact('demo', 'the data is invented')] : []),
    ...(about.copyOf === null ? [] : [{ ...fact('copy of', null), from: about.copyOf, zone }]),
    ...(about.knownSince === null
      ? []
      : [{ ...fact('blind spots known since', null), from: about.knownSince, zone }]),
    ...(report.uncounted > 0 ? [{ ...fact('not counted yet', null), count: report.uncounted }] : []),
    ...filters.map(([item, value]) => fact(`filter ${item}`, value === null ? 'all' : String(value))),
    ...choices.providers.map((one) => ({ ...fact('zone', one.name), provider: one.id, zone: one.zone })),
    ...about.sources.map(({ title, answeredAt }) =>
      answeredAt === null
        ? fact('source never answered', title)
        : { ...fact('source answered', title), from: answeredAt, zone },
    ),
    ...terms.map(({ provider, version, clocks }) => ({
      ...{ section: 'terms', provider, item: version, count: clocks },
    })),
  ];
}

function apartFigures(month: string, lines: readonly ApartLine[]): Figure[] {
  return lines.map(({ standing, reason, causedBy, clocks }) => ({
    ...{ section: 'apart', month, item: standing, reason, causedBy, count: clocks },
  }));
}

function groupFigures(section: string, month: string, lines: readonly GroupLine[]): Figure[] {
  return lines.map(({ id, name, met, breached, apart }) => ({
    ...{ section, month, item: id, name, met, breached, count: apart },
  }));
}

function workFigures({ work }: ReportParts, month: string): Figure[] {
  return Object.entries(work.counts).map(([item, count]) => ({ section: 'work', month, item, count }));
}

function blindFigures(parts: ReportParts): Figure[] {
  const { zone } = parts.about;
  const { blind, blindBefore } = parts;
  return [
    ...(blindBefore === 0 ? [] : [{ section: 'blind', item: 'earlier, not listed', count: blindBefore }]),
    ...blind.map(({ source, title, from, to, why }) => ({
      ...{ section: 'blind', item: source ?? 'station', name: title, reason: why, from, to, zone },
    })),
  ];
}
