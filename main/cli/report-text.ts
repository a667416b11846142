import { attainmentText, type Tally } from '../../src/compliance/attainment.ts';
import type { ToldSpots } from '../../src/compliance/blind-spots.ts';
import type { ApartLine } from '../../src/compliance/counted-apart.ts';
import type { PercentileLine } from '../../src/compliance/percentiles.ts';
import { FORMULA, type ReportParts } from '../../src/compliance/report-parts.ts';
import { lengthOf, momentIn } from '../../src/explain/local-moments.ts';

const MINUTE = 60_000;
const STANDINGS = ['excused', 'void', 'voided-after-due', 'cancelled'] as const;

/** A compliance report for a terminal. */
export function reportText(parts: ReportParts): string {
  return [
    headLines(parts),
    attainmentLines(parts),
    apartLines(parts),
    percentileLines(parts),
    besideLines(parts),
    aboutLines(parts),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function headLines({ report, about }: ReportParts): string[] {
  const { filter, months, named, choices } = report;
  const provider = choices.providers.find(({ id }) => id === filter.provider)?.name ?? 'all providers';
  const chosen = [filter.kind, filter.tier && `tier ${filter.tier}`, named.customer ?? filter.customer];
  const span = months.length === 1 ? months[0] : `${months[0]} to ${months[months.length - 1]}`;
  const so = report.inMonth.soFar ? ', so far' : '';
  const copied =
    about.copyOf === null ? null : momentIn(about.copyOf - (about.copyOf % 1000), about.zone, true);
  return [
    ...(about.demo ? ['DEMO: the data is invented'] : []),
    ...(copied === null ? [] : [`From a copy of ${copied}`]),
    `Compliance, ${[provider, ...chosen].filter(Boolean).join(', ')}, ${span}${so}`,
    ...(report.uncounted > 0 ? [`${report.uncounted} settled clocks are in no number yet`] : []),
    `As of ${momentIn(about.asOf - (about.asOf % 1000), about.zone, true)} ${about.zone}. ${FORMULA}.`,
  ];
}

function attainmentLines({ report }: ReportParts): string[] {
  const lines = report.attainment.map(({ provider, kind, tier, total }) =>
    [provider, kind, tier ?? '', ...tallyCells(total)].map(String),
  );
  if (lines.length === 0) return ['No clock was due that counts.'];
  const all = ['', 'all', '', ...tallyCells(report.inPeriod.tally)];
  return aligned([['provider', 'clock', 'tier', 'attainment', 'met of', 'breached'], ...lines, all]);
}

function tallyCells({ met, breached }: Tally): string[] {
  const text = attainmentText({ met, breached });
  return [met + breached === 0 ? text : `${text} %`, `${met} of ${met + breached}`, String(breached)];
}

function apartLines({ report }: ReportParts): string[] {
  const { apart } = report.inPeriod;
  const lines = STANDINGS.flatMap((standing) => {
    const those = apart.filter((line) => line.standing === standing);
    if (those.length === 0) return [];
    const sum = those.reduce((count, { clocks }) => count + clocks, 0);
    return [`  ${standing} ${sum}: ${those.map(apartText).join('; ')}`];
  });
  const running = `  running or waiting, due in ${report.month}: ${report.inMonth.running}`;
  return ['Counted apart', ...(lines.length === 0 ? ['  none'] : lines), running];
}

function apartText({ reason, causedBy, clocks }: ApartLine): string {
  return `${reason}${causedBy === null ? '' : ` by ${causedBy}`} ${clocks}`;
}

function percentileLines({ report }: ReportParts): string[] {
  if (report.percentiles.length === 0) return [];
  const cells = ({ provider, kind, tier, usedPercent, minutes }: PercentileLine) => [
    ...[provider, kind, tier ?? ''],
    ...[usedPercent.p50, usedPercent.p90, usedPercent.p95, usedPercent.p99].map((value) => `${value} %`),
    ...[minutes.p50, minutes.p90, minutes.p95, minutes.p99].map((value) => lengthOf(value * MINUTE)),
  ];
  const shares = ['p50', 'p90', 'p95', 'p99'];
  const head = ['used of goal', '', '', ...shares, ...shares];
  return aligned([head, ...report.percentiles.map(cells)]);
}

function besideLines({ about, charges, work, changes, ...told }: ReportParts): string[] {
  const { totals } = charges;
  const { inTime, shortNotice, unannounced, toAnnounce, overran, outsideWindow, unjustified } = work.counts;
  return [
    `Emergency ledger: charges ${totals.charges}, reversals ${totals.reversals}, net ${(totals.cents / 100).toFixed(2)} EUR`,
    `Planned work: notice in time ${inTime}, short ${shortNotice}, none ${unannounced}, still to come ${toAnnounce}; overran ${overran}; outside its window ${outsideWindow}; preventive without reason ${unjustified}`,
    `Verdicts that changed: ${changes.length}`,
    ...blindLines(told, about),
  ];
}

/** Outages by name; and from when on they are known: what happened before the station was there was read later. */
function blindLines({ blind, blindBefore }: ToldSpots, { zone, knownSince }: ReportParts['about']): string[] {
  const minute = (at: number) => momentIn(at - (at % MINUTE), zone, true);
  const spots = blind.map(({ source, title, from, to, why }) => {
    const end = to === null ? 'and still is' : `to ${minute(to)}`;
    return `Blind from ${minute(from)} ${end}: ${source === null ? 'the station' : title} (${why})`;
  });
  if (blindBefore > 0) spots.unshift(`Earlier blind spots that are not listed: ${blindBefore}`);
  return knownSince === null ? spots : [...spots, `Blind spots are known since ${minute(knownSince)}`];
}

function aboutLines({ report, about }: ReportParts): string[] {
  const { zone } = about;
  const second = (at: number) => momentIn(at - (at % 1000), zone, true);
  return [
    ...about.sources.map(({ title, answeredAt }) =>
      answeredAt === null ? `${title}: has never answered` : `${title}: answered ${second(answeredAt)}`,
    ),
    ...report.terms.map(
      ({ provider, version, clocks }) =>
        `terms of ${provider}, version ${version.slice(0, 12)}: ${clocks} clocks`,
    ),
  ];
}

/** Rows of cells in columns; numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const isNumber = (cell: string) => /^[\d–]/.test(cell);
  return rows.map((row, n) =>
    row
      .map((cell, i) => {
        const right = i > 2 && (n > 0 ? isNumber(cell) : true);
        return right ? cell.padStart(widths[i]) : cell.padEnd(widths[i]);
      })
      .join('  ')
      .trimEnd(),
  );
}
