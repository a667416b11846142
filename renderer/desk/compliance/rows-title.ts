import type { TFunction } from 'i18next';
import type { Tally } from '../../../src/compliance/attainment.ts';
import type { ApartLine } from '../../../src/compliance/counted-apart.ts';
import type { ComplianceReport } from '../../../src/compliance/report.ts';
import type { OpenRows } from './compliance-place.ts';
import { monthName, spanText } from './month-text.ts';
import { badgeOf, providerName, type ReportScope } from './report-scope.ts';

/** Which rows are open, in words: `Breached in March 2026 · first-reaction`. */
export function rowsTitle(rows: OpenRows, scope: ReportScope, t: TFunction): string {
  const { report, place } = scope;
  const { months } = report;
  const when = rows.span === 'month' ? monthName(rows.month) : spanText(months[0], months.at(-1)!, t);
  const standing = standingName(rows.standing);
  const provider = rows.provider || place.filters.provider;
  const tier =
    rows.tier === 'none'
      ? t('compliance.rows.noTier')
      : rows.tier && badgeOf(scope, provider, rows.tier).name;
  const parts = [
    t('compliance.rows.title', { standing: t(`compliance.rows.standing.${standing}`), when }),
    rows.kind,
    tier,
    rows.provider && !rows.kind ? providerName(scope, rows.provider) : '',
    named(rows.service, 'service'),
    named(rows.customer, 'customer'),
    named(rows.address, 'address'),
    rows.reason,
    rows.causedBy === 'none'
      ? t('compliance.apart.nobody')
      : rows.causedBy && t('compliance.rows.by', { who: rows.causedBy }),
    usedPart(),
    hourPart(),
  ];
  return parts.filter((part) => part !== '').join(' · ');

  function named(value: string, what: 'service' | 'customer' | 'address'): string {
    if (value === '') return '';
    return value === 'none' ? t(`compliance.groups.none.${what}`) : rows.mark || value;
  }

  function usedPart(): string {
    const over = Number(rows.percentOver || 0);
    if (rows.percentUpTo !== '') return t('compliance.used.step', { over, upTo: Number(rows.percentUpTo) });
    return rows.percentOver === '' ? '' : t('compliance.used.over', { over });
  }

  function hourPart(): string {
    if (rows.hour === '') return '';
    const at = Number(rows.hour);
    const hour = String(at % 24).padStart(2, '0');
    return `${t(`compliance.weekday.${String(Math.floor(at / 24)) as '0'}`)} ${hour}:00`;
  }
}

const STANDINGS = ['met', 'breached', 'excused', 'void', 'voided-after-due', 'cancelled', 'running'] as const;

function standingName(standing: string): (typeof STANDINGS)[number] | 'all' {
  return STANDINGS.find((each) => each === standing) ?? 'all';
}

/** How many of the same clocks are met, and how many breached, where the report says so. */
export function tallyBehind(rows: OpenRows, report: ComplianceReport): Tally | null {
  const isPlain = [
    rows.service,
    rows.customer,
    rows.address,
    rows.hour,
    rows.percentOver,
    rows.percentUpTo,
  ].every((part) => part === '');
  if (!isPlain || rows.of !== 'clocks') return null;
  if (rows.kind === '') {
    if (rows.provider !== '' || rows.tier !== '') return null;
    if (rows.span === 'period') return report.inPeriod.tally;
    return rows.month === report.month ? report.inMonth.tally : null;
  }
  const line = report.attainment.find(
    (each) =>
      each.kind === rows.kind && each.provider === rows.provider && (each.tier ?? 'none') === rows.tier,
  );
  if (!line) return null;
  return rows.span === 'period' ? line.total : (line.months[report.months.indexOf(rows.month)] ?? null);
}

/** Who caused what is counted apart under the same standing and reason, most first. */
export function causersBehind(
  rows: OpenRows,
  report: ComplianceReport,
): readonly (readonly [string, number])[] {
  const lines: readonly ApartLine[] =
    rows.span === 'period' ? report.inPeriod.apart : rows.month === report.month ? report.inMonth.apart : [];
  const who = new Map<string, number>();
  for (const line of lines) {
    if (line.standing !== rows.standing || (rows.reason !== '' && line.reason !== rows.reason)) continue;
    const name = line.causedBy ?? 'none';
    who.set(name, (who.get(name) ?? 0) + line.clocks);
  }
  return [...who].sort((a, b) => b[1] - a[1]);
}
